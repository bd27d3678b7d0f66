import inter from "@fontsource/inter/unicode.json";
import emoji from "@fontsource/noto-emoji/unicode.json";
import arabic from "@fontsource/noto-sans-arabic/unicode.json";
import devanagari from "@fontsource/noto-sans-devanagari/unicode.json";
import hebrew from "@fontsource/noto-sans-hebrew/unicode.json";
import symbols from "@fontsource/noto-sans-symbols/unicode.json";
import dingbats from "@fontsource/noto-sans-symbols-2/unicode.json";
import thai from "@fontsource/noto-sans-thai/unicode.json";
import type { FontPiece, PieceWeight } from "./font-piece.ts";

/** The first and the last of some code points. */
type Range = readonly [from: number, to: number];

/** What a package says of its pieces: the name of each, and its characters as CSS writes them. */
type UnicodeRanges = Readonly<Record<string, string>>;

/** A piece as far as it does not depend on the weight. */
type Subset = { readonly name: string; readonly ranges: readonly Range[] };

/** A font that lies in its package in pieces. */
export type FontFamily = {
  readonly name: string;
  readonly pieceOf: (subset: string, weight: number) => FontPiece;
  readonly subsets: () => Promise<readonly Subset[]>;
};

/** Whose forms the Han characters of a text take where the countries write them differently. */
export type HanForms = "chinese" | "japanese" | "korean";

/** Pieces that every package has and only Inter is used for. */
const EUROPEAN = /^(latin|cyrillic|greek|vietnamese)/;

const INTER = family("Inter", "inter", async () => inter, [400, 600, 700]);
const EMOJI = family("Noto Emoji", "noto-emoji", async () => emoji, [400, 700]);
const LETTERS = [
  INTER,
  family("Noto Sans Hebrew", "noto-sans-hebrew", async () => hebrew, [400, 600, 700]),
  family("Noto Sans Arabic", "noto-sans-arabic", async () => arabic, [400, 600, 700]),
  family("Noto Sans Devanagari", "noto-sans-devanagari", async () => devanagari, [400, 600, 700]),
  family("Noto Sans Thai", "noto-sans-thai", async () => thai, [400, 600, 700]),
  family("Noto Sans Symbols", "noto-sans-symbols", async () => symbols, [400, 600, 700]),
  family("Noto Sans Symbols 2", "noto-sans-symbols-2", async () => dingbats, [400]),
];
/** A hundred pieces each, which is why they have two weights, and why what they hold is read when it is needed. */
const CHINESE = family("Noto Sans SC", "noto-sans-sc", chineseRanges, [400, 700]);
const JAPANESE = family("Noto Sans JP", "noto-sans-jp", japaneseRanges, [400, 700]);
const KOREAN = family("Noto Sans KR", "noto-sans-kr", koreanRanges, [400, 700]);

const HAN_ORDER: Readonly<Record<HanForms, readonly FontFamily[]>> = {
  chinese: [CHINESE, JAPANESE, KOREAN],
  japanese: [JAPANESE, CHINESE, KOREAN],
  korean: [KOREAN, JAPANESE, CHINESE],
};

/** The families that may hold a character, the most fitting first. */
export function familiesFor(asEmoji: boolean, forms: HanForms): readonly FontFamily[] {
  return asEmoji ? [EMOJI, ...LETTERS, ...HAN_ORDER[forms]] : [...LETTERS, ...HAN_ORDER[forms], EMOJI];
}

/** Is this the font that the whole application is written in? */
export function isMainFamily(piece: FontPiece): boolean {
  return piece.family === INTER.name;
}

/** Japanese where there is kana, Korean where there is hangul, else as the rest of the board, which else is Chinese. */
export function hanFormsOf(text: string, otherwise: HanForms): HanForms {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "japanese";
  return /\p{Script=Hangul}/u.test(text) ? "korean" : otherwise;
}

/** The pieces of a family that say that they hold all of these characters. */
export async function candidates(
  { pieceOf, subsets }: FontFamily,
  characters: readonly string[],
  weight: number,
): Promise<readonly FontPiece[]> {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const holding = (await subsets()).filter(({ ranges }) =>
    codes.every((code) => ranges.some(([from, to]) => code >= from && code <= to)),
  );
  return holding.map(({ name }) => pieceOf(name, weight));
}

async function chineseRanges(): Promise<UnicodeRanges> {
  return (await import("@fontsource/noto-sans-sc/unicode.json")).default;
}

async function japaneseRanges(): Promise<UnicodeRanges> {
  return (await import("@fontsource/noto-sans-jp/unicode.json")).default;
}

async function koreanRanges(): Promise<UnicodeRanges> {
  return (await import("@fontsource/noto-sans-kr/unicode.json")).default;
}

function family(
  name: string,
  folder: string,
  unicode: () => Promise<UnicodeRanges>,
  weights: readonly PieceWeight[],
): FontFamily {
  let known: readonly Subset[] | undefined;
  return {
    name,
    pieceOf: (subset, weight) => {
      // As in CSS: the next heavier one, or the heaviest there is.
      const drawn = weights.find((each) => each >= weight) ?? weights.at(-1) ?? 400;
      const id = `${folder}-${subset}-${drawn}`;
      return { id, family: name, weight: drawn, file: `@fontsource/${folder}/files/${id}-normal.woff` };
    },
    subsets: async () => {
      known ??= subsetsOf(await unicode(), folder === "inter");
      return known;
    },
  };
}

function subsetsOf(unicode: UnicodeRanges, withEuropean: boolean): readonly Subset[] {
  const subsets = Object.entries(unicode).map(([key, ranges]) => ({
    name: key.replace(/[[\]]/g, ""),
    ranges: ranges.split(",").map((range): Range => {
      const [from = "", to = from] = range.slice(2).split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  }));
  // Packages name the rare pieces first; a character that is in two is taken from the one that most texts need anyway.
  return subsets.filter(({ name }) => withEuropean || !EUROPEAN.test(name)).toReversed();
}
