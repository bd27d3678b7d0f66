import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isolated } from "#shared/domain/snapshot/isolated.ts";
import { textShape, type TextShape } from "#shared/domain/snapshot/shapes.ts";
import { widthOf } from "#shared/domain/snapshot/text-width.ts";
import { clustersOf } from "#shared/typesetting/characters.ts";
import { fallbackInWords } from "#shared/typesetting/fallback-words.ts";
import type { FontSource } from "#shared/typesetting/font-piece.ts";
import { typesetterFor, type SetLine, type Typesetter } from "#shared/typesetting/typesetter.ts";
import { english } from "#shared/messages/en/english.ts";
import { packagedFonts } from "../../../server/board/packaged-fonts.ts";
import { demand, failureOfAsync } from "../../support/property.ts";
import { reachOfLine } from "../../support/reach.ts";

const STYLE = { size: 20, weight: 400, fill: "#000000" };

const lineShape = (text: string, weight = 400): TextShape =>
  textShape(0, 0, "start", { text, ...STYLE, weight });

async function set(text: string, weight = 400): Promise<SetLine & Typesetter> {
  const typesetter = await typesetterFor([{ text, weight }], packagedFonts);
  return { ...typesetter, ...typesetter.layout(lineShape(text, weight)) };
}

/** The runs from left to right, right-to-left ones in brackets. */
const shown = ({ runs }: SetLine): string =>
  runs.map(({ text, direction }) => (direction === "rtl" ? `[${text}]` : text)).join("|");

/** The glyphs that are seen. */
const pictures = ({ runs }: SetLine): readonly string[] =>
  runs.flatMap(({ glyphs }) =>
    glyphs.filter(({ outline }) => outline.contours.length > 0).map(({ outline }) => outline.key),
  );

test("a text is taken from the fonts that have its characters, Inter first", async () => {
  const families = async (text: string): Promise<readonly string[]> => [
    ...new Set((await set(text)).runs.map(({ piece }) => piece?.family ?? "none")),
  ];
  expect(await families("Zoë Łukasz Щербаков Ἀθηνᾶ Nguyễn 14 €")).toEqual(["Inter"]);
  expect(await families("שרה")).toEqual(["Noto Sans Hebrew"]);
  expect(await families("محمد")).toEqual(["Noto Sans Arabic"]);
  expect(await families("สมชาย")).toEqual(["Noto Sans Thai"]);
  expect(await families("प्रिया")).toEqual(["Noto Sans Devanagari"]);
  expect(await families("박지민")).toEqual(["Noto Sans KR"]);
  expect(await families("→✓")).toEqual(["Noto Sans Symbols", "Noto Sans Symbols 2"]);
  expect(await families("🌸")).toEqual(["Noto Emoji"]);
  expect(await families("𓀀")).toEqual(["none"]);
});

test("Han characters take the forms of the language that the text shows, else of the board, else Chinese ones", async () => {
  expect((await set("山田太郎")).fallback.families).toEqual(["Noto Sans SC"]);
  expect((await set("山田さん")).fallback.families).toEqual(["Noto Sans JP"]);
  expect((await set("朴지민")).fallback.families).toEqual(["Noto Sans KR"]);
  const texts = [
    { text: "山田", weight: 400 },
    { text: "学びたい", weight: 400 },
  ];
  const { layout } = await typesetterFor(texts, packagedFonts);
  expect(layout(lineShape("山田")).runs.map(({ piece }) => piece?.family)).toEqual(["Noto Sans JP"]);
});

test("a weight between is drawn in the next heavier one, and in the heaviest where there is none", async () => {
  const weights = async (text: string, weight: number): Promise<readonly unknown[]> =>
    (await set(text, weight)).runs.map(({ piece }) => piece?.weight);
  expect(await weights("a", 400)).toEqual([400]);
  expect(await weights("a", 600)).toEqual([600]);
  expect(await weights("a", 650)).toEqual([700]);
  expect(await weights("山", 600)).toEqual([700]);
  expect(await weights("✓", 700)).toEqual([400]);
});

test("runs stand as they are read: names from right to left turn nothing around them", async () => {
  expect(shown(await set("Pinned by محمد, 14"))).toBe("Pinned by |14|[, ]|[محمد]");
  expect(shown(await set(`Pinned by ${isolated("محمد")}, 14`))).toBe("Pinned by |[محمد]|, 14");
  expect(shown(await set(isolated("פגישה 14 עם Maya")))).toBe("Maya|[ ]|[עם]|[ ]|14|[ ]|[פגישה]");
  expect(isolated("Maya 14")).toBe("Maya 14");
});

test("brackets face the way the text runs", async () => {
  const [last, , first] = (await set(isolated("(שלום)"))).runs;
  const [open] = (await set("(")).runs;
  expect([first?.text, last?.text]).toEqual(["(", ")"]);
  expect(last?.glyphs[0]?.outline.key).toBe(open?.glyphs[0]?.outline.key);
});

test("a sign that cannot be drawn turned round is drawn as it is", async () => {
  const line = await set("ݐ∽ﭐ ");
  expect(line.fallback.missing).toEqual([]);
  expect(line.runs.flatMap(({ glyphs }) => glyphs.filter(({ id }) => id === 0))).toEqual([]);
});

test("a line from right to left begins at its right end, and each anchor holds its end", async () => {
  const text = "שלום";
  const { layout } = await set(text);
  const at = (anchor: "start" | "middle" | "end", direction?: "rtl"): SetLine =>
    layout({ ...lineShape(text), x: 100, anchor, ...(direction === undefined ? {} : { direction }) });
  const { width } = at("start");
  expect(width).toBeGreaterThan(20);
  expect(at("start").x).toBe(100);
  expect(at("middle").x).toBeCloseTo(100 - width / 2, 9);
  expect(at("end").x).toBeCloseTo(100 - width, 9);
  expect(at("start", "rtl").x).toBeCloseTo(100 - width, 9);
  expect(at("end", "rtl").x).toBeCloseTo(100, 9);
});

test("Arabic letters join: in a word they look otherwise than alone, and stand from right to left", async () => {
  const joined = pictures(await set("محمد"));
  const alone = (await Promise.all(Array.from("محمد", (letter) => set(letter)))).flatMap(pictures);
  expect(joined).toHaveLength(4);
  expect(joined.filter((key) => alone.includes(key))).toEqual([]);
  const [run] = (await set("محمد")).runs;
  expect(run?.glyphs.map(({ text }) => text).join("")).toBe("دمحم");
});

test("an emoji of many parts is one picture; what is none is drawn in its parts", async () => {
  const whole = ["👨‍👩‍👧‍👦", "👩🏽‍💻", "👍🏿", "🇩🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "❤️", "🏳️‍🌈", "👩🏻‍❤️‍💋‍👨🏿"];
  for (const emoji of whole) {
    const line = await set(emoji);
    expect([emoji, pictures(line).length, line.fallback.families]).toEqual([emoji, 1, ["Noto Emoji"]]);
  }
  expect(pictures(await set("🌸‍🐙"))).toEqual([...pictures(await set("🌸")), ...pictures(await set("🐙"))]);
});

test("a character that no font has is a box and is told; marks that say how to draw are nothing", async () => {
  const line = await set("a𓀀b\u200D\u00AD\u2060c");
  expect(line.fallback.missing).toEqual(["𓀀"]);
  expect(pictures(line).filter((key) => key === "box")).toHaveLength(1);
  expect(pictures(line)).toHaveLength(4);
  expect(line.runs[1]?.width).toBeGreaterThan(5);
  const accent = await set("q\u0351");
  expect(accent.fallback.missing).toEqual(["\u0351"]);
  expect(pictures(accent).at(-1)).toBe("small-box");
  expect(accent.width).toBe((await set("q")).width);
});

test("a mark that has no letter before it stands in its own place, and one of another font over its letter", async () => {
  for (const text of [
    "\u17B6",
    "\u0301",
    "\u0351",
    "\u05B0",
    "\u0651",
    "\u0E31",
    "\u20DD",
    "\u200B\u0301a",
    "ب\u0351",
  ]) {
    const line = await set(text);
    const [left, right] = reachOfLine(line);
    expect([text, left >= 0, right <= widthOf(text, STYLE) + 1e-9]).toEqual([text, true, true]);
    expect(right).toBeGreaterThan(left);
  }
});

test("what was drawn otherwise is told in a sentence", () => {
  expect(fallbackInWords({ families: [], missing: [] }, english)).toBeNull();
  expect(fallbackInWords({ families: ["Noto Emoji", "Noto Sans JP"], missing: [] }, english)).toBe(
    "Some characters are not in Inter; they are drawn in Noto Emoji and Noto Sans JP.",
  );
  expect(fallbackInWords({ families: [], missing: Array.from("123456789") }, english)).toBe(
    "No font here has 1 2 3 4 5 6 7 8 and 1 more; an empty box stands for each.",
  );
});

test("whatever people write, in whatever scripts, it is set within its room and leaves out nothing that is seen", async () => {
  const blocks: readonly (readonly [number, number])[] = [
    [0x20, 0x17f],
    [0x300, 0x52f],
    [0x590, 0x6ff],
    [0x750, 0x77f],
    [0x900, 0x97f],
    [0xe01, 0xe5b],
    [0x1780, 0x17ff],
    [0x200b, 0x206f],
    [0x20d0, 0x20f0],
    [0x2190, 0x2bff],
    [0x3040, 0x30ff],
    [0x4e00, 0x9fff],
    [0xac00, 0xd7a3],
    [0xfb50, 0xfdff],
    [0x1f1e6, 0x1faff],
  ];
  const aCharacter = fc
    .constantFrom(...blocks)
    .chain(([from, to]) => fc.integer({ min: from, max: to }))
    .map((code) => String.fromCodePoint(code));
  const aText = fc
    .array(aCharacter, { minLength: 1, maxLength: 12 })
    .map((characters) => characters.join(""));
  const property = fc.asyncProperty(aText, fc.constantFrom(400, 700), async (text, weight) => {
    const line = await set(text, weight);
    const room = widthOf(text, { size: STYLE.size, weight });
    demand(line.width <= room + 1e-9, () => `too wide: ${text}`);
    for (const { glyphs, piece, x, width } of line.runs) {
      demand(x >= line.x - 1e-9 && x + width <= line.x + line.width + 1e-9, "a run outside of its line");
      demand(
        glyphs.every((glyph) => piece === null || glyph.id !== 0),
        () => `a glyph for nothing: ${text}`,
      );
    }
    // Letters may lean a little out of their own advance, as the tail of a j does.
    const lean = STYLE.size * 0.35;
    const [left, right] = reachOfLine(line);
    demand(left >= -lean && right <= room + lean, () => `from ${left} to ${right}: ${text}`);
    const drawn = line.runs.map((run) => run.text).join("");
    const letters = clustersOf(text.normalize("NFC")).filter((cluster) => /[\p{L}\p{N}]/u.test(cluster));
    demand(
      letters.every((cluster) => Array.from(cluster).some((character) => drawn.includes(character))),
      () => `something is left out: ${text}`,
    );
  });
  expect(await failureOfAsync(property, 300)).toBeNull();
});

test("letters that fontkit stumbles on are set all the same", async () => {
  for (const text of ["ڢ", "بؕ", "ڥ ڣ", "بۖ"]) expect(pictures(await set(text)).length).toBeGreaterThan(0);
});

test("what was set before does not change what is set now", async () => {
  const freshFonts = (): FontSource => {
    const { resolve } = createRequire(import.meta.url);
    return async ({ file }) => new Uint8Array(await readFile(resolve(file)));
  };
  const text = "محمد ffi 👩🏽‍💻 प्रिया";
  const fresh = async (...before: readonly string[]): Promise<SetLine> => {
    const fonts = freshFonts();
    for (const each of before) {
      (await typesetterFor([{ text: each, weight: 400 }], fonts)).layout(lineShape(each));
    }
    return (await typesetterFor([{ text, weight: 400 }], fonts)).layout(lineShape(text));
  };
  expect(await fresh("مممحد دد ff", "💻 👩 👩🏽", "पर ्")).toEqual(await fresh());
});

test("what was set long ago is forgotten, so that drawing one board after another takes no more memory, and set again alike", async () => {
  const first = await set("Maya");
  expect((await set("Maya")).runs[0]?.glyphs).toBe(first.runs[0]?.glyphs);
  const others = Array.from({ length: 5_000 }, (_, index) => ({ text: `other ${index}`, weight: 400 }));
  const { layout } = await typesetterFor(others, packagedFonts);
  for (const { text } of others) layout(lineShape(text));
  const again = await set("Maya");
  expect(again.runs).toEqual(first.runs);
  expect(again.runs[0]?.glyphs).not.toBe(first.runs[0]?.glyphs);
});

test("a text that the typesetter was not made for is refused, as nobody loaded its fonts", async () => {
  const { layout } = await set("a");
  expect(() => layout(lineShape("b"))).toThrow("not made for");
});
