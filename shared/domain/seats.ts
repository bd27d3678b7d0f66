/** The two seats of a board: the employee sits left, the manager right. */
export const SEAT_IDS = ["left", "right"] as const;

/** The name of one seat on the wire, in files and in the document. */
export type SeatId = (typeof SEAT_IDS)[number];

/** One value for each of the two seats. */
export type PerSeat<T> = Readonly<Record<SeatId, T>>;

/** A name is shown on cards and in file names; longer ones are cut to this many characters. */
export const MAX_NAME_LENGTH = 60;

/** A title is one line of the header; longer ones are cut to this many characters. */
export const MAX_TITLE_LENGTH = 120;

/** Is this value the id of a seat? */
export function isSeatId(value: unknown): value is SeatId {
  return value === "left" || value === "right";
}

/** The seat across the table. */
export function otherSeat(seat: SeatId): SeatId {
  return seat === "left" ? "right" : "left";
}

/** A visible character may be made of several code units, as a family emoji is; more than this many are noise. */
const UNITS_PER_CHARACTER = 16;

/** One line of text as a person meant it: no control or direction characters, single spaces, at most `maxLength` visible characters. */
export function tidyLine(text: string, maxLength: number): string {
  const line = text
    // Splitting into visible characters takes far longer for long texts, and only the start can matter.
    .slice(0, maxLength * UNITS_PER_CHARACTER)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    // The two joiners are spelling, in Persian and inside an emoji; every other invisible character can hide or turn text.
    .replace(/(?![\u200C\u200D])\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= maxLength) return line;
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(line);
  return Array.from(characters, ({ segment }) => segment)
    .slice(0, maxLength)
    .join("")
    .trim();
}
