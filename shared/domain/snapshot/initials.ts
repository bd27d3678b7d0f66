import type { Language } from "../../messages/languages.ts";
import type { Messages } from "../../messages/messages.ts";
import { seats as english } from "../../messages/en/seats.ts";
import { seats as spanish } from "../../messages/es/seats.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS, type PerSeat, type SeatId } from "../seats.ts";
import { plainLine } from "./plain-line.ts";

/** Initials of one name; a name of more words than this is told apart well enough by its first ones. */
const MAX_INITIALS = 4;

/** What a word of a name begins with: a letter, a number or an emoji; everything before it is decoration. */
const BEGINS_WORD = /^[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]/u;
const IS_LETTER = /^[\p{L}\p{N}]/u;

/** Scripts that write one word after the other without a space. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What may stand between two words of one name. */
const JOINS_WORDS = /^[\s.'’·-]$/u;

/** What each language calls the seats: a snapshot that was made in one is opened in another. */
const SEATS: Readonly<Record<Language, Messages["seats"]>> = { en: english, es: spanish };

/** What tells two people with the same initials apart. */
const ROLE_BEHIND = new RegExp(
  String.raw`\s*\((?:${Object.values(SEATS)
    .flatMap(({ roleInText }) => SEAT_IDS.map((seat) => roleInText[seat]))
    .join("|")})\)$`,
);

/** One visible character, and what it is compared by: without case, accents and joiners. */
type Character = { readonly raw: string; readonly folded: string };

/** A person as initials: the initials, and the words of the name, none of which may be read in the title. */
type Shortened = { readonly initials: string; readonly words: readonly (readonly Character[])[] };

/**
 * The same board with initials for names ("Maya Ortiz" is "M. O."), in its title too. A name without a letter, a number
 * or an emoji gives way to the role; two people with the same initials keep their roles behind them. Doing it twice
 * changes nothing more.
 */
export function withInitials(board: Board, { seats }: Pick<Messages, "seats">): Board {
  const [left, right] = [initialsOf(board.names.left), initialsOf(board.names.right)];
  const areAlike = left !== "" && left.toLowerCase() === right.toLowerCase();
  const named = (seat: SeatId, initials: string): string =>
    areAlike ? `${initials} (${seats.roleInText[seat]})` : initials;
  const names = { left: named("left", left), right: named("right", right) };
  return { ...board, names, title: titleWith(names, board, seats) };
}

/** Does this name end with the role of its seat, in any language, so that none has to be said behind it? */
export function carriesRole(name: string, seat: SeatId): boolean {
  return Object.values(SEATS).some(({ roleInText }) => name.endsWith(`(${roleInText[seat]})`));
}

function initialsOf(name: string): string {
  return plainLine(name)
    .replace(ROLE_BEHIND, "")
    .split(/[\s\p{Pd}]+/u)
    .map((word) => charactersOf(word).find(({ raw }) => BEGINS_WORD.test(raw))?.raw ?? "")
    .filter((first) => first !== "")
    .slice(0, MAX_INITIALS)
    .map(initialOf)
    .join(" ");
}

function initialOf(first: string): string {
  if (!IS_LETTER.test(first)) return first;
  const upper = first.toUpperCase();
  // "ß" would become two letters.
  return `${charactersOf(upper).length === 1 ? upper : first}.`;
}

/** The title with initials for every run of words that are a person's name or part of it; single letters give nothing away. */
function titleWith(names: PerSeat<string>, board: Board, { role }: Messages["seats"]): string {
  const title = charactersOf(plainLine(board.title));
  const shortened = SEAT_IDS.map((seat): Shortened => ({
    initials: names[seat] || role[seat],
    words: wordsOf(board.names[seat]),
  }));
  let written = "";
  let at = 0;
  while (at < title.length) {
    const runs = shortened.map(({ initials, words }) => ({ initials, end: runEnd(title, at, words) }));
    const end = Math.max(...runs.map((run) => run.end));
    if (end === at) {
      written += title[at]?.raw ?? "";
      at += 1;
      continue;
    }
    const owners = runs.filter((run) => run.end === end);
    const text = title.slice(at, end).map(({ raw }) => raw);
    const initials = owners.length > 1 ? initialsOf(text.join("")) : (owners[0]?.initials ?? "");
    written += initials;
    at = initials.endsWith(".") && title[end]?.raw === "." ? end + 1 : end;
  }
  return written;
}

/** Where the longest run of these words ends that begins here; where it begins when there is none. */
function runEnd(
  title: readonly Character[],
  start: number,
  words: readonly (readonly Character[])[],
): number {
  let end = start;
  let longest = 0;
  let next = start;
  for (;;) {
    const at = next;
    const lengths = words.filter((word) => matchesAt(title, at, word)).map((word) => word.length);
    if (lengths.length === 0) break;
    const length = Math.max(...lengths);
    longest = Math.max(longest, length);
    end = at + length;
    next = end;
    while (JOINS_WORDS.test(title[next]?.raw ?? "")) next += 1;
  }
  return longest > 1 ? end : start;
}

function matchesAt(title: readonly Character[], at: number, word: readonly Character[]): boolean {
  return (
    word.every(({ folded }, index) => title[at + index]?.folded === folded) &&
    isBoundary(title[at - 1], title[at]) &&
    isBoundary(title[at + word.length - 1], title[at + word.length])
  );
}

/** Does one word end and another begin between these two characters? */
function isBoundary(before: Character | undefined, after: Character | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  if (UNSPACED.test(before.raw) || UNSPACED.test(after.raw)) return true;
  return !(IS_LETTER.test(before.raw) && IS_LETTER.test(after.raw));
}

/** The words of a name as they may stand in a title: runs of letters and numbers, and runs of emoji. */
function wordsOf(name: string): readonly (readonly Character[])[] {
  const words: Character[][] = [];
  let kind = "";
  for (const character of charactersOf(plainLine(name).replace(ROLE_BEHIND, ""))) {
    const isWord = BEGINS_WORD.test(character.raw);
    const next = isWord ? (IS_LETTER.test(character.raw) ? "letters" : "emoji") : "";
    if (isWord && next === kind) words.at(-1)?.push(character);
    else if (isWord) words.push([character]);
    kind = next;
  }
  return words;
}

function charactersOf(text: string): readonly Character[] {
  return Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => ({
    raw: segment,
    folded: segment
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .toLowerCase(),
  }));
}
