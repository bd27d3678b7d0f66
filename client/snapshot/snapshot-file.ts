import type { Board } from "#shared/domain/board.ts";
import { csvOf } from "#shared/domain/snapshot/csv.ts";
import { fileNameOf, type SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import { jsonOf } from "#shared/domain/snapshot/json.ts";
import { markdownOf } from "#shared/domain/snapshot/markdown.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { sceneOf, type Scene } from "#shared/domain/snapshot/scene.ts";
import type { Paper } from "#shared/typesetting/pdf/paper.ts";
import { pictureOf, svgBlob, typesetterOf } from "./picture.ts";
import { pngOf } from "./png.ts";
import { SnapshotError } from "./snapshot-error.ts";

/** A file that is ready to be saved. */
export type SnapshotFile = { readonly name: string; readonly blob: Blob };

/** Makes one snapshot file of a board. The text formats always succeed; a picture may throw a `SnapshotError`. */
export async function snapshotFile(
  board: Board,
  extension: SnapshotExtension,
  options: SnapshotOptions,
  paper: Paper,
): Promise<SnapshotFile> {
  const name = fileNameOf(board, options, extension);
  return { name, blob: await blobOf(board, extension, options, paper) };
}

async function blobOf(
  board: Board,
  extension: SnapshotExtension,
  options: SnapshotOptions,
  paper: Paper,
): Promise<Blob> {
  switch (extension) {
    case "png":
      return await pngOf(sceneOf(board, options));
    case "svg":
      return svgBlob((await pictureOf(sceneOf(board, options))).svg);
    case "pdf":
      return await pdfBlob(sceneOf(board, options), paper);
    case "md":
      return new Blob([markdownOf(board, options)], { type: "text/markdown;charset=utf-8" });
    case "csv":
      return new Blob([csvOf(board, options)], { type: "text/csv;charset=utf-8" });
    case "json":
      return new Blob([jsonOf(board, options)], { type: "application/json" });
  }
}

async function pdfBlob(scene: Scene, paper: Paper): Promise<Blob> {
  const [typesetter, { pdfOf }] = await Promise.all([
    typesetterOf(scene),
    import("#shared/typesetting/pdf.ts").catch((error: unknown) => {
      throw new SnapshotError("noPdf", { cause: error });
    }),
  ]);
  const bytes = await pdfOf(scene, typesetter, { paper });
  return new Blob([new Uint8Array(bytes)], { type: "application/pdf" });
}
