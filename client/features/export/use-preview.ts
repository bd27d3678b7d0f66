import { useEffect, useRef, useState } from "react";
import type { Scene } from "#shared/domain/snapshot/scene.ts";
import type { Typesetter } from "#shared/typesetting/typesetter.ts";
import { pictureOf, svgBlob } from "../../snapshot/picture.ts";

/** The picture as the dialog shows it: the address of an image that exists while it is shown. */
export type Preview =
  | { readonly kind: "drawing" | "failed" }
  | { readonly kind: "drawn"; readonly url: string; readonly scene: Scene; readonly typesetter: Typesetter };

/** Somebody moving a slider changes the board twenty times a second; a picture four times a second is live enough. */
const PACE_MS = 250;

/** The same picture that the PNG and the SVG file are, drawn four times a second while the scene keeps changing. */
export function usePreview(scene: Scene): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: "drawing" });
  const drawnAt = useRef(-PACE_MS);
  const shownFrom = useRef(-PACE_MS);
  const isOpen = useRef(false);
  const [timesOnline, setTimesOnline] = useState(0);
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
      // Not only the newest: where drawing takes longer than the pace, there would be none while something moves.
      if (!isOpen.current || startedAt < shownFrom.current) return;
      shownFrom.current = startedAt;
      setPreview(next());
    };
    const wait = drawnAt.current + PACE_MS - performance.now();
    const timer = setTimeout(() => void draw(), wait);
    return () => clearTimeout(timer);
  }, [scene, timesOnline]);
  useEffect(() => {
    if (preview.kind !== "failed") return undefined;
    // It may have been the letters that did not come.
    const again = (): void => setTimesOnline((times) => times + 1);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [preview]);
  useEffect(() => {
    if (preview.kind !== "drawn") return undefined;
    return () => URL.revokeObjectURL(preview.url);
  }, [preview]);
  return preview;
}

/** The address is made only when the picture is shown, so that none is left behind. */
async function previewOf(scene: Scene): Promise<() => Preview> {
  try {
    const { svg, typesetter } = await pictureOf(scene);
    return () => ({ kind: "drawn", url: URL.createObjectURL(svgBlob(svg)), scene, typesetter });
  } catch {
    return () => ({ kind: "failed" });
  }
}
