import type { Note } from "./note.ts";
import type { Stroke } from "./stroke.ts";

/** What lies around the cards: notes from the lowest to the topmost, strokes in the order of painting. */
export type Whiteboard = {
  readonly notes: readonly Note[];
  readonly strokes: readonly Stroke[];
};

/** Nothing around the cards. */
export const EMPTY_WHITEBOARD: Whiteboard = { notes: [], strokes: [] };

/** Is there nothing around the cards? */
export function isBare({ notes, strokes }: Whiteboard): boolean {
  return notes.length === 0 && strokes.length === 0;
}
