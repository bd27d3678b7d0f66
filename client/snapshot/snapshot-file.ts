import type { Board } from "#shared/domain/board.ts";
import { fileNameOf, type SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import { jsonOf } from "#shared/domain/snapshot/json.ts";
import { markdownOf } from "#shared/domain/snapshot/markdown.ts";
import { sceneOf, type SceneOptions } from "#shared/domain/snapshot/scene.ts";
import { pictureOf, svgBlob } from "./picture.ts";
import { pngOf } from "./png.ts";

/** A file that is ready to be saved. */
export type SnapshotFile = { readonly name: string; readonly blob: Blob };

/** Makes one snapshot file of a board. The text formats always succeed; a PNG may throw a `SnapshotError`. */
export async function snapshotFile(
  board: Board,
  extension: SnapshotExtension,
  options: SceneOptions,
): Promise<SnapshotFile> {
  const name = fileNameOf(board, options.date, extension);
  return { name, blob: await blobOf(board, extension, options) };
}

async function blobOf(board: Board, extension: SnapshotExtension, options: SceneOptions): Promise<Blob> {
  switch (extension) {
    case "png":
      return await pngOf(sceneOf(board, options));
    case "svg":
      return svgBlob((await pictureOf(sceneOf(board, options))).svg);
    case "md":
      return new Blob([markdownOf(board, options.date, options.whiteboard)], {
        type: "text/markdown;charset=utf-8",
      });
    case "json":
      return new Blob([jsonOf(board, options.date, options.whiteboard)], { type: "application/json" });
  }
}
