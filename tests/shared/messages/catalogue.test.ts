import { describe, expect, test } from "vitest";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";

type Leaf = { readonly path: string; readonly value: unknown };

/** What is the same in both languages: names, signs, and words that happen to be; N stands for a number. */
const SAME_IN_BOTH: readonly string[] = [
  "+N min",
  "A4",
  "Alt",
  "CSV",
  "Ctrl",
  "Esc",
  "JSON",
  "Markdown",
  "N min",
  "N · N · What Matters",
  "PDF",
  "PNG",
  "SVG",
  "no",
];

/** Pieces around a figure or a mark: where a sentence begins or ends with that, the piece is empty. */
const IS_PIECE = /\.(before|between|after|mark|rest)$/;

/** A parameter that only one of the languages needs, as where a word depends on the next one. */
const NEEDED_IN_ONE: readonly string[] = ["talk.empty.between, parameter 1"];

/** What a parameter may be: a name, a number, yes or no, nothing, or a list of names. */
const ARGUMENTS: readonly unknown[] = ["«1»", "«2»", 1, 2, 7, true, false, null, ["«1»"], ["«1»", "«2»"]];

const CATALOGUES = { english: leavesOf(english, ""), spanish: leavesOf(spanish, "") };

/** Each text and each function of a catalogue by its path. */
function leavesOf(value: unknown, path: string): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path === "" ? key : `${path}.${key}`),
  );
}

/** What a message says, as texts by their paths; a function says it of two things, of one, or of two named ones. */
function textsOf({ path, value }: Leaf): readonly Leaf[] {
  if (typeof value !== "function") return [{ path, value }];
  const said = [2, 1].map((number) =>
    resultOf(
      value,
      Array.from({ length: value.length }, () => number),
    ),
  );
  const named = said.includes(null)
    ? [
        resultOf(
          value,
          Array.from({ length: value.length }, () => ["A", "B"]),
        ),
      ]
    : [];
  return [...said, ...named].flatMap((each) => (each === null ? [] : leavesOf(each, path)));
}

/** Every choice of so many arguments. */
function callsOf(count: number): readonly (readonly unknown[])[] {
  if (count === 0) return [[]];
  return callsOf(count - 1).flatMap((before) => ARGUMENTS.map((value) => [...before, value]));
}

/** What a message says, or null where it cannot be given these arguments. */
function resultOf(message: Function, values: readonly unknown[]): unknown {
  try {
    return (message as (...given: readonly unknown[]) => unknown)(...values) ?? null;
  } catch {
    return null;
  }
}

/** Does what the message says depend on this parameter? */
function uses(message: Function, index: number, count: number): boolean {
  return callsOf(count - 1).some((others) => {
    const said = ARGUMENTS.map((value) => resultOf(message, others.toSpliced(index, 0, value)));
    return new Set(said.filter((each) => each !== null).map((each) => JSON.stringify(each))).size > 1;
  });
}

test("both languages have the same messages, of the same kinds", () => {
  const kinds = (leaves: readonly Leaf[]): readonly string[] =>
    leaves.map(({ path, value }) => `${path}: ${typeof value}`).toSorted();
  expect(kinds(CATALOGUES.spanish)).toEqual(kinds(CATALOGUES.english));
  expect(CATALOGUES.english.length).toBeGreaterThan(300);
});

describe.each(["english", "spanish"] as const)("in %s", (language) => {
  const other = CATALOGUES[language === "english" ? "spanish" : "english"];

  test("a message says each of the values that it is given", () => {
    const arity = new Map(
      other.map(({ path, value }) => [path, typeof value === "function" ? value.length : 0]),
    );
    const unused = CATALOGUES[language].flatMap(({ path, value }) => {
      if (typeof value !== "function") return [];
      const count = Math.max(value.length, arity.get(path) ?? 0);
      return Array.from({ length: count }, (_, index) => index)
        .filter((index) => !uses(value, index, count))
        .map((index) => `${path}, parameter ${index + 1}`);
    });
    expect(unused.filter((parameter) => !NEEDED_IN_ONE.includes(parameter))).toEqual([]);
  });

  test("no text is empty, and none has a gap or a blank at its end", () => {
    const bad = CATALOGUES[language].flatMap(textsOf).filter(({ path, value }) => {
      if (typeof value !== "string") return true;
      if (IS_PIECE.test(path)) return / {2}/.test(value);
      return value === "" || value !== value.trim() || / {2}/.test(value);
    });
    expect(bad).toEqual([]);
  });
});

test("no text is left in the other language", () => {
  const texts = (leaves: readonly Leaf[]): readonly string[] =>
    leaves.flatMap(textsOf).map(({ path, value }) => `${path}: ${String(value)}`);
  const inEnglish = new Set(texts(CATALOGUES.english));
  const equal = new Set(texts(CATALOGUES.spanish).filter((text) => inEnglish.has(text)));
  const worded = [...equal]
    .map((text) => text.replace(/(?<!\p{L})\d+/gu, "N"))
    .filter((text) => /\p{L}/u.test(text.slice(text.indexOf(": ")).replaceAll("N", "")));
  const others = worded.filter((text) => !SAME_IN_BOTH.includes(text.slice(text.indexOf(": ") + 2)));
  expect(others).toEqual([]);
});

test("Spanish opens its questions and exclamations, and quotes as it is printed", () => {
  const bad = CATALOGUES.spanish.flatMap(textsOf).filter(({ value }) => {
    const text = String(value);
    // A question mark by itself is the name of a key.
    const closed = text.match(/(?<=\S)[?!]/g)?.length ?? 0;
    return closed !== (text.match(/[¿¡]/g)?.length ?? 0) || /["“”]/.test(text);
  });
  expect(bad).toEqual([]);
});
