import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { svgOf } from "#shared/domain/snapshot/svg.ts";
import { fontsFor } from "./fonts.ts";

/** A scene as an SVG that carries its own font, as pictures need: inside one, the fonts of the page do not exist. */
export type Picture = { readonly svg: string; readonly hasOwnFont: boolean };

/** The one picture: the preview and the PNG are drawn from it, and the SVG file is it, byte for byte. */
export async function pictureOf(scene: Scene): Promise<Picture> {
  const text = scene.shapes
    .flatMap((shape) => (shape.kind === "text" ? shape.runs : []))
    .map((run) => run.text);
  const { fonts, areAllLoaded } = await fontsFor(text.join(""));
  return { svg: svgOf(scene, fonts), hasOwnFont: areAllLoaded };
}

/** An SVG text as a file. */
export function svgBlob(svg: string): Blob {
  return new Blob([svg], { type: "image/svg+xml" });
}
