import type { Scene } from "../domain/snapshot/scene.ts";
import { boxOf, type TextRun, type TextShape } from "../domain/snapshot/shapes.ts";
import { inVisualOrder, levelsOf } from "./bidi.ts";
import { beginsWithMark, clustersOf, isEmoji, settableOf, visibleOf } from "./characters.ts";
import { candidates, familiesFor, hanFormsOf, isMainFamily, type HanForms } from "./font-families.ts";
import type { FontPiece, FontSource } from "./font-piece.ts";
import { replacementBox } from "./replacement-box.ts";
import { reachOf, shapedFont, type PlacedGlyph, type ShapedFont, type ShapedText } from "./shaped-font.ts";
import { unwrapWoff } from "./woff.ts";

/** Some text in one font and one direction. */
export type SetRun = {
  /** In the order in which it is read. */
  readonly text: string;
  readonly direction: "ltr" | "rtl";
  /** Null where no embedded font has the character: a box stands for it. */
  readonly piece: FontPiece | null;
  readonly unitsPerEm: number;
  /** From left to right; one unit of theirs is `size / unitsPerEm`. */
  readonly glyphs: readonly PlacedGlyph[];
  /** Its left end, in the units of the picture. */
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly fill: string;
};

/** A line as it is drawn: `x` is its left end, `y` its baseline, in the units of the picture. */
export type SetLine = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** From left to right. */
  readonly runs: readonly SetRun[];
};

/** What was drawn otherwise than in Inter. */
export type Fallback = {
  /** Embedded fonts that were used besides Inter, in alphabetical order. */
  readonly families: readonly string[];
  /** Characters that no embedded font has, each once; a box is drawn for each. */
  readonly missing: readonly string[];
};

/** Sets lines of text; it knows the texts it was made for, and no others. */
export type Typesetter = {
  readonly layout: (shape: TextShape) => SetLine;
  readonly fallback: Fallback;
  /** The font of a piece that a run was set in, as a plain TrueType file. */
  readonly bytesOf: (piece: FontPiece) => Uint8Array;
};

/** A text and the weight that it is to be set in. */
export type WeightedText = Pick<TextRun, "text" | "weight">;

/** All texts of a picture, for `typesetterFor`. */
export function textsOf({ shapes }: Scene): readonly WeightedText[] {
  return shapes.flatMap((shape) => (shape.kind === "text" ? shape.runs : []));
}

type LoadedPiece = { readonly piece: FontPiece; readonly bytes: Uint8Array; readonly font: ShapedFont };

/** What a visible character is drawn with: as a whole, or in parts where no font has it as a whole. */
type Part = { readonly text: string; readonly loaded: LoadedPiece | null };

type Plan = ReadonlyMap<string, readonly Part[]>;

/** How far letters lean out of their own advance, as the tail of a j does, in parts of their size. */
const LEAN = 0.25;

/** What has been loaded, for each source; what could not be had is asked for again. */
const shelves = new WeakMap<FontSource, Map<string, Promise<LoadedPiece>>>();

/** Loads what these texts need. Rejects when a piece cannot be had: a picture is right or is not made. */
export async function typesetterFor(texts: Iterable<WeightedText>, source: FontSource): Promise<Typesetter> {
  const all = [...texts];
  const boardForms = hanFormsOf(all.map(({ text }) => text).join(""), "chinese");
  const wanted = new Map<string, Promise<readonly Part[]>>();
  for (const { text, weight } of all) {
    const forms = hanFormsOf(text, boardForms);
    for (const cluster of clustersOf(text)) {
      const key = keyOf(cluster, weight, forms);
      if (!wanted.has(key) && visibleOf(cluster).length > 0) {
        wanted.set(key, partsOf(cluster, { weight, forms, source }));
      }
    }
  }
  const planned = [...wanted].map(async ([key, parts]) => [key, await parts] as const);
  return typesetterWith(new Map(await Promise.all(planned)), boardForms);
}

type Wish = { readonly weight: number; readonly forms: HanForms; readonly source: FontSource };

function keyOf(cluster: string, weight: number, forms: HanForms): string {
  return `${forms} ${weight} ${cluster}`;
}

async function partsOf(cluster: string, wish: Wish): Promise<readonly Part[]> {
  const asEmoji = isEmoji(cluster);
  const text = settableOf(cluster);
  const whole = await pieceFor(text, asEmoji, wish);
  const visible = visibleOf(text);
  if (whole !== null || visible.length === 1) return [{ text, loaded: whole }];
  // As Unicode asks for: an emoji that is not known as one picture is shown as what it is made of.
  return await Promise.all(
    visible.map(async (character) => ({
      text: character,
      loaded: await pieceFor(character, asEmoji, wish),
    })),
  );
}

/** The most fitting piece that has it all, and an emoji as one picture. */
async function pieceFor(
  text: string,
  asEmoji: boolean,
  { weight, forms, source }: Wish,
): Promise<LoadedPiece | null> {
  const visible = visibleOf(text);
  for (const family of familiesFor(asEmoji, forms)) {
    for (const piece of await candidates(family, visible, weight)) {
      const loaded = await load(piece, source);
      if (loaded.font.draws(text, visible, asEmoji)) return loaded;
    }
  }
  return null;
}

async function load(piece: FontPiece, source: FontSource): Promise<LoadedPiece> {
  const shelf = shelves.get(source) ?? new Map<string, Promise<LoadedPiece>>();
  shelves.set(source, shelf);
  const loading = shelf.get(piece.id) ?? open(piece, source);
  shelf.set(piece.id, loading);
  try {
    return await loading;
  } catch (error) {
    shelf.delete(piece.id);
    throw error;
  }
}

async function open(piece: FontPiece, source: FontSource): Promise<LoadedPiece> {
  const bytes = unwrapWoff(await source(piece));
  return { piece, bytes, font: shapedFont(piece.id, bytes) };
}

function typesetterWith(plan: Plan, boardForms: HanForms): Typesetter {
  const parts = [...plan.values()].flat();
  const loaded = new Map(parts.flatMap(({ loaded: each }) => (each === null ? [] : [[each.piece.id, each]])));
  const families = new Set(
    [...loaded.values()].flatMap(({ piece }) => (isMainFamily(piece) ? [] : [piece.family])),
  );
  const missing = new Set(parts.flatMap((part) => (part.loaded === null ? [part.text] : [])));
  return {
    fallback: { families: [...families].toSorted(), missing: [...missing] },
    layout: (shape) => setLine(stretchesOf(shape, plan, boardForms), shape),
    bytesOf: (piece) => {
      const found = loaded.get(piece.id);
      if (found === undefined) throw new Error(`${piece.id} was not needed by these texts.`);
      return found.bytes;
    },
  };
}

/** A stretch of a line that has one level, one style and one piece. */
type Stretch = {
  text: string;
  readonly level: number;
  readonly style: TextRun;
  readonly loaded: LoadedPiece | null;
};

/** In the order in which they are read. */
function stretchesOf({ runs, direction }: TextShape, plan: Plan, boardForms: HanForms): readonly Stretch[] {
  const levels = levelsOf(runs.map(({ text }) => text).join(""), direction ?? "ltr");
  const stretches: Stretch[] = [];
  let index = 0;
  for (const style of runs) {
    const forms = hanFormsOf(style.text, boardForms);
    for (const cluster of clustersOf(style.text)) {
      const level = levels[index] ?? 0;
      index += cluster.length;
      if (visibleOf(cluster).length === 0) continue;
      const parts = plan.get(keyOf(cluster, style.weight, forms));
      if (parts === undefined) throw new Error("A text that the typesetter was not made for.");
      for (const { text, loaded } of parts) {
        const last = stretches.at(-1);
        if (last?.level === level && last.style === style && last.loaded === loaded) last.text += text;
        else stretches.push({ text, level, style, loaded });
      }
    }
  }
  return stretches;
}

function setLine(stretches: readonly Stretch[], shape: TextShape): SetLine {
  const { x, y, anchor, direction } = shape;
  const room = boxOf(shape).width;
  let width = 0;
  const runs = inVisualOrder(stretches).map((stretch): SetRun => {
    const run = setStretch(stretch, width);
    width += run.width;
    return run;
  });
  const { before, after } = overhangOf(runs, width, beginsWithMark(stretches[0]?.text ?? ""));
  const whole = before + width + after;
  // Whatever people write, it keeps to the room that the scene has for it.
  const fit = whole > room ? room / whole : 1;
  const held = { start: 0, middle: (whole * fit) / 2, end: whole * fit }[anchor];
  const left = x + before * fit - (direction === "rtl" ? whole * fit - held : held);
  const placed = runs.map((run) => ({
    ...run,
    x: left + run.x * fit,
    width: run.width * fit,
    size: run.size * fit,
  }));
  return { x: left, y, width: width * fit, runs: placed };
}

/** How far a line reaches over its ends, but for what letters lean out by anyway, which no room is kept for. */
function overhangOf(
  runs: readonly SetRun[],
  width: number,
  startsWithMark: boolean,
): { readonly before: number; readonly after: number } {
  let [before, after] = [0, 0];
  for (const run of runs) {
    const scale = run.size / run.unitsPerEm;
    const { left, right } = reachOf(run);
    // A mark that begins a line is on no letter, and fonts draw it over the letter before it.
    const lean = startsWithMark ? 0 : LEAN * run.size;
    before = Math.max(before, -(run.x + left * scale) - lean);
    after = Math.max(after, run.x + right * scale - width - lean);
  }
  return { before, after };
}

function setStretch({ text, level, style, loaded }: Stretch, x: number): SetRun {
  const direction = level % 2 === 1 ? "rtl" : "ltr";
  const { unitsPerEm, shape } = loaded === null ? replacementBox : loaded.font;
  const { glyphs, advance } =
    direction === "rtl" ? marksOverNext(text, shape(text, direction)) : shape(text, direction);
  const { size, fill } = style;
  const width = (advance * size) / unitsPerEm;
  return { text, direction, piece: loaded?.piece ?? null, unitsPerEm, glyphs, x, width, size, fill };
}

/** Fonts draw a mark over what is to its left; read from the right, its letter, of another font, is to its right. */
function marksOverNext(text: string, shaped: ShapedText): ShapedText {
  if (!beginsWithMark(text)) return shaped;
  const { left } = reachOf(shaped);
  return { ...shaped, glyphs: shaped.glyphs.map((glyph) => ({ ...glyph, x: glyph.x - left })) };
}
