import * as Y from "yjs";
import type { Board } from "../domain/board.ts";
import type { Whiteboard } from "../domain/whiteboard/whiteboard.ts";
import { readBoard } from "./read-board.ts";
import { createStrokeReader, readNotes } from "./read-whiteboard.ts";

/** Reads a board and what lies around its cards from stored updates; null when these are not a whole document. */
export function readUpdates(
  updates: readonly Uint8Array[],
): { readonly board: Board; readonly whiteboard: Whiteboard } | null {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    // Edits that others build on are missing.
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return null;
  } catch {
    return null; // Whatever it threw, these bytes are no updates.
  }
  const whiteboard = { notes: readNotes(doc), strokes: createStrokeReader(doc)() };
  return { board: readBoard(doc), whiteboard };
}
