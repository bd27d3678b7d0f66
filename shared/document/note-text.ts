import * as Y from "yjs";
import { MAX_NOTE_LENGTH } from "../domain/whiteboard/note.ts";
import type { CommandTarget } from "./commands.ts";
import { textOf, wordsIn } from "./read-whiteboard.ts";
import { notesOf } from "./schema.ts";
import { TextWriter } from "./text-writer.ts";
import type { UndoStack } from "./undo-stack.ts";

/** Writes in notes, by their ids. */
export class NoteWriter extends TextWriter {
  constructor(target: CommandTarget, undo: UndoStack) {
    const notes = notesOf(target.doc);
    super(target, undo, {
      roots: [notes],
      writtenAs: notes,
      textOf: (id) => textOf(target.doc, id),
      wordsIn,
      maxLength: MAX_NOTE_LENGTH,
    });
  }
}

/** A position in a note that stays between the same letters whatever others write; empty when there is no such note. */
export function caretAt(doc: Y.Doc, id: string, position: number): string {
  const text = textOf(doc, id);
  if (text === null) return "";
  const index = Math.min(Math.max(position, 0), text.length);
  const place = Y.createRelativePositionFromTypeIndex(text, index, -1);
  return JSON.stringify(Y.relativePositionToJSON(place));
}

/** Where such a position is now; null when it is none of this note. Never throws. */
export function positionOf(doc: Y.Doc, id: string, caret: string): number | null {
  const text = textOf(doc, id);
  if (text === null) return null;
  try {
    const place: unknown = JSON.parse(caret);
    // A root by name is never ours, and asking for it would make it.
    if (typeof place !== "object" || place === null || "tname" in place) return null;
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), doc);
    return found?.type === text && Number.isSafeInteger(found.index) ? found.index : null;
  } catch {
    // Somebody else sent it: anything that cannot be read is no position.
    return null;
  }
}
