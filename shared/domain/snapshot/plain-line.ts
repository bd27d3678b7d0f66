import type { Messages } from "../../messages/messages.ts";
import { nameOf, type Board } from "../board.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import { listed } from "./listed.ts";

/** Controls, line breaks, halves of surrogate pairs, and what no XML file may hold. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]+/gu;

/** Nothing to see, or turning the reading direction of everything after it; joiners inside a word or emoji stay. */
const INVISIBLE = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Accents piled up until they cover the lines above; no script needs more than four on one letter. */
const PILED_ACCENTS = /(\p{M}{4})\p{M}+/gu;

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** One harmless line: what a person typed, without line breaks, controls or marks that turn the text around it. */
export function plainLine(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(UNPRINTABLE, " ")
    .replace(PILED_ACCENTS, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** Several harmless lines: as `plainLine`, but what a person put on a line of its own stays there. */
export function plainLines(text: string): string {
  return text
    .split(LINE_END)
    .map(plainLine)
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
}

/** The name of a seat as a snapshot writes it: one harmless line, or the role while it has no name. */
export function plainName(
  board: Pick<Board, "names">,
  seat: SeatId,
  { seats }: Pick<Messages, "seats">,
): string {
  const names = { left: plainLine(board.names.left), right: plainLine(board.names.right) };
  return nameOf({ names }, seat, seats);
}

/** The title of the board as a snapshot writes it, or both names while it has none. */
export function plainTitle(
  board: Pick<Board, "names" | "title">,
  words: Pick<Messages, "seats" | "writing">,
): string {
  const names = SEAT_IDS.map((seat) => plainName(board, seat, words));
  return plainLine(board.title) || listed(names, words);
}
