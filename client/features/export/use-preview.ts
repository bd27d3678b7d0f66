import { useEffect, useRef, useState } from "react";
import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { pictureOf, svgBlob } from "../../snapshot/picture.ts";

/** The picture as the dialog shows it: the address of an image that exists while it is shown. */
export type Preview =
  | { readonly kind: "drawing" | "failed" }
  | { readonly kind: "drawn"; readonly url: string; readonly hasOwnFont: boolean };

/** Somebody moving a slider changes the board twenty times a second; a picture four times a second is live enough. */
const PACE_MS = 250;

/** The same picture that the PNG and the SVG file are, drawn four times a second while the scene keeps changing. */
export function usePreview(scene: Scene): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: "drawing" });
  const drawnAt = useRef(-PACE_MS);
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  useEffect(() => {
    const draw = async (): Promise<void> => {
      const startedAt = performance.now();
      drawnAt.current = startedAt;
      const next = await previewOf(scene);
      const isNewest = drawnAt.current === startedAt;
      if (isOpen.current && isNewest) setPreview(next());
    };
    const wait = drawnAt.current + PACE_MS - performance.now();
    const timer = setTimeout(() => void draw(), wait);
    return () => clearTimeout(timer);
  }, [scene]);
  useEffect(() => {
    if (preview.kind !== "drawn") return undefined;
    return () => URL.revokeObjectURL(preview.url);
  }, [preview]);
  return preview;
}

/** The address is made only when the picture is shown, so that none is left behind. */
async function previewOf(scene: Scene): Promise<() => Preview> {
  try {
    const { svg, hasOwnFont } = await pictureOf(scene);
    return () => ({ kind: "drawn", url: URL.createObjectURL(svgBlob(svg)), hasOwnFont });
  } catch {
    return () => ({ kind: "failed" });
  }
}
