import { readUpdates } from "#shared/document/read-updates.ts";
import type { Board } from "#shared/domain/board.ts";
import { csvOf } from "#shared/domain/snapshot/csv.ts";
import { fileNameOf } from "#shared/domain/snapshot/file-name.ts";
import { jsonOf } from "#shared/domain/snapshot/json.ts";
import { markdownOf } from "#shared/domain/snapshot/markdown.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import type { Language } from "#shared/messages/languages.ts";
import type { SnapshotMessages } from "#shared/messages/messages.ts";
import type { SnapshotWish } from "./snapshot-wish.ts";

/** A snapshot that is ready to be sent. */
export type SnapshotFile = { readonly name: string; readonly body: Uint8Array };

const WORDS: Readonly<Record<Language, SnapshotMessages>> = { en: english, es: spanish };

/**
 * Makes a snapshot of the board that stands in these updates, by the functions that the browser makes it with; null when
 * they are not a whole document.
 */
export async function makeSnapshot(
  updates: readonly Uint8Array[],
  wish: SnapshotWish,
): Promise<SnapshotFile | null> {
  const read = readUpdates(updates);
  if (read === null) return null;
  const { board, whiteboard } = read;
  const options: SnapshotOptions = {
    ...wish.options,
    words: WORDS[wish.language],
    ...(wish.withNotes ? { whiteboard } : {}),
  };
  return { name: fileNameOf(board, options, wish.format), body: await bodyOf(board, options, wish) };
}

async function bodyOf(
  board: Board,
  options: SnapshotOptions,
  { format, paper }: SnapshotWish,
): Promise<Uint8Array> {
  switch (format) {
    case "json":
      return bytesOf(jsonOf(board, options));
    case "csv":
      return bytesOf(csvOf(board, options));
    case "md":
      return bytesOf(markdownOf(board, options));
    case "svg":
    case "png":
    case "pdf": {
      // What shapes and draws text takes half a second to load; a script that reads numbers never needs it.
      const { drawSnapshot } = await import("./draw-snapshot.ts");
      return drawSnapshot(sceneOf(board, options), format, paper);
    }
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
