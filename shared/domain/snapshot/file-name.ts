import type { Board } from "../board.ts";
import { SEAT_IDS } from "../seats.ts";
import type { SnapshotOptions } from "./options.ts";
import { shownBoard } from "./shown-board.ts";

/** How the files of a snapshot end, and with that what they are. */
export type SnapshotExtension = "png" | "svg" | "pdf" | "md" | "csv" | "json";

/** Two names, a date and the rest stay below 255 bytes, the most that any file system in use takes. */
const MAX_NAME_BYTES = 80;

/** Letters that are one letter to a reader but do not come apart into a plain one and an accent. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** `what-matters-<names>-<yyyy-mm-dd>.<ext>`, lower case, and safe on every file system; with initials where they were asked for. */
export function fileNameOf(whole: Board, options: SnapshotOptions, extension: SnapshotExtension): string {
  const board = shownBoard(whole, options);
  const names = SEAT_IDS.map(
    (seat) => folded(board.names[seat]) || folded(options.words.seats.role[seat]),
  ).join("-");
  return `what-matters-${names}-${options.date}.${extension}`;
}

/** A name without accents, spaces or signs; scripts other than Latin stay. */
function folded(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize("NFC")
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^[-\p{M}]+|-+$/gu, "");
  return cutToBytes(words, MAX_NAME_BYTES).replace(/-+$/, "");
}

function cutToBytes(text: string, max: number): string {
  let bytes = 0;
  let kept = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > max) break;
    kept += character;
  }
  return kept;
}
