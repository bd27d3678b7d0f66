import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { svgOf } from "#shared/typesetting/svg.ts";
import type { Typesetter } from "#shared/typesetting/typesetter.ts";
import { SnapshotError } from "./snapshot-error.ts";

/** A scene as an SVG, and what its letters were set with. */
export type Picture = { readonly svg: string; readonly typesetter: Typesetter };

/** The one picture: the preview and the PNG are drawn from it, and the SVG file is it, byte for byte. */
export async function pictureOf(scene: Scene): Promise<Picture> {
  const typesetter = await typesetterOf(scene);
  return { svg: svgOf(scene, typesetter), typesetter };
}

/** Loads the fonts that a scene needs, or throws a `SnapshotError` that says what works without. */
export async function typesetterOf(scene: Scene): Promise<Typesetter> {
  try {
    // What shapes text is nearly as large as all of the board, so it is fetched for a picture only.
    const [{ typesetterFor, textsOf }, { fetchedFonts }] = await Promise.all([
      import("#shared/typesetting/typesetter.ts"),
      import("./fonts.ts"),
    ]);
    return await typesetterFor(textsOf(scene), fetchedFonts);
  } catch (error) {
    throw new SnapshotError("noLetters", { cause: error });
  }
}

/** An SVG text as a file. */
export function svgBlob(svg: string): Blob {
  return new Blob([svg], { type: "image/svg+xml" });
}
