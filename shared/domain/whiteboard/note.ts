import type { SeatId } from "../seats.ts";
import type { Spot } from "./board-space.ts";

/** The colours of a note, each with a corner of its own shape, so that grey print tells them apart too. */
export const NOTE_COLORS = ["sun", "sky", "leaf", "rose"] as const;

/** One of the four colours: `sun` has square corners, `sky` round ones, `leaf` a cut one, `rose` one large round one. */
export type NoteColor = (typeof NOTE_COLORS)[number];

/** Characters of a note: what is read at a glance; longer texts are cut. */
export const MAX_NOTE_LENGTH = 600;

/** Characters of a note that are read and shown: two people who write at once may together pass the limit, junk passes it far. */
export const MAX_READ_NOTE_LENGTH = 2 * MAX_NOTE_LENGTH;

/** Notes on one board; more cover the cards. */
export const MAX_NOTES = 200;

/** One note on the board. */
export type Note = {
  readonly id: string;
  /** Who has put it there; both write in it. */
  readonly by: SeatId;
  readonly color: NoteColor;
  /** Where its top left corner lies. */
  readonly spot: Spot;
  readonly text: string;
};

/** The first characters of a text that fit into so many code units, none of them cut in two. */
export function cutWhole(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Is this value one of the colours? */
export function isNoteColor(value: unknown): value is NoteColor {
  return (NOTE_COLORS as readonly unknown[]).includes(value);
}
