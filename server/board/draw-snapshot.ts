import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { pdfOf } from "#shared/typesetting/pdf.ts";
import { svgOf } from "#shared/typesetting/svg.ts";
import { textsOf, typesetterFor } from "#shared/typesetting/typesetter.ts";
import { packagedFonts } from "./packaged-fonts.ts";
import { pngOf } from "./png.ts";
import type { SnapshotWish } from "./snapshot-wish.ts";

/** A picture of a board as a file. */
export async function drawSnapshot(
  scene: Scene,
  format: "svg" | "png" | "pdf",
  paper: SnapshotWish["paper"],
): Promise<Uint8Array> {
  const typesetter = await typesetterFor(textsOf(scene), packagedFonts);
  if (format === "pdf") return pdfOf(scene, typesetter, { paper });
  const svg = svgOf(scene, typesetter);
  return format === "svg" ? new TextEncoder().encode(svg) : pngOf(svg);
}
