import type { Glyph } from "fontkit";
import type { PathCommand } from "../domain/whiteboard/ink-path.ts";
import { mirrored } from "./bidi.ts";
import { openFont } from "./open-font.ts";

/** The closed lines around a glyph, in units of its font, upwards from the baseline; all of them filled (nonzero). */
export type Outline = {
  /** The same for the same glyph of the same piece, and for no other. */
  readonly key: string;
  readonly contours: readonly (readonly PathCommand[])[];
};

/** One glyph where it stands, in units of its font, from the left end of its run; y goes upwards. */
export type PlacedGlyph = {
  /** Its number in the font of the piece. */
  readonly id: number;
  /** The characters that it stands for; none where another glyph of the run stands for them. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far the font moves on after this glyph by itself: what a PDF calls its width. */
  readonly width: number;
  readonly outline: Outline;
};

/** A text as one font draws it, in units of the font. */
export type ShapedText = { readonly glyphs: readonly PlacedGlyph[]; readonly advance: number };

/** A piece that is ready to draw with. */
export type ShapedFont = {
  readonly unitsPerEm: number;
  /** Can it draw this text, which consists of these visible characters; and, if that is asked for, as one picture? */
  readonly draws: (text: string, visible: readonly string[], asOne: boolean) => boolean;
  readonly shape: (text: string, direction: "ltr" | "rtl") => ShapedText;
};

/** How many texts a font keeps as it has drawn them: those of a full board; a thread that draws one after another would fill up. */
const MAX_KEPT = 5_000;

/** Reads a font; glyphs that it has drawn once it knows from then on, and texts for a while. */
export function shapedFont(id: string, bytes: Uint8Array): ShapedFont {
  const font = openFont(bytes);
  const outlines = new Map<number, Outline>();
  const shaped = new Map<string, ShapedText>();
  const outlineOf = (glyph: Glyph): Outline => {
    const known = outlines.get(glyph.id);
    if (known !== undefined) return known;
    const outline = { key: `${id}-${glyph.id}`, contours: contoursOf(glyph.path.commands) };
    outlines.set(glyph.id, outline);
    return outline;
  };
  const has = (character: string): boolean => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  const shape = (text: string, direction: "ltr" | "rtl"): ShapedText => {
    const facing = direction === "rtl" ? mirrored(text, has) : text;
    const { glyphs, positions } = font.layout(facing, undefined, undefined, undefined, direction);
    let pen = 0;
    const placed = glyphs.map((glyph, index): PlacedGlyph => {
      const position = positions[index];
      const x = pen + (position?.xOffset ?? 0);
      pen += position?.xAdvance ?? 0;
      return {
        id: glyph.id,
        text: String.fromCodePoint(...glyph.codePoints),
        x,
        y: position?.yOffset ?? 0,
        width: glyph.advanceWidth,
        outline: outlineOf(glyph),
      };
    });
    return { glyphs: placed, advance: pen };
  };
  return {
    unitsPerEm: font.unitsPerEm,
    draws: (text, visible, asOne) =>
      visible.every(has) && (!asOne || shape(text, "ltr").glyphs.filter(isSeen).length === 1),
    shape: (text, direction) => {
      const key = `${direction} ${text}`;
      const known = shaped.get(key);
      if (known !== undefined) return known;
      const drawn = shape(text, direction);
      if (shaped.size >= MAX_KEPT) shaped.clear();
      shaped.set(key, drawn);
      return drawn;
    },
  };
}

/** How far the outlines of a text reach to the left of its origin, and to the right of it. */
export function reachOf({ glyphs }: Pick<ShapedText, "glyphs">): {
  readonly left: number;
  readonly right: number;
} {
  const xs = glyphs.flatMap(({ x, outline }) => outline.contours.flat().map((command) => x + command.x));
  return { left: Math.min(0, ...xs), right: Math.max(0, ...xs) };
}

function isSeen({ outline }: PlacedGlyph): boolean {
  return outline.contours.length > 0;
}

type Drawn = { readonly command: string; readonly args: readonly number[] };

function contoursOf(drawn: readonly Drawn[]): readonly (readonly PathCommand[])[] {
  const contours: PathCommand[][] = [];
  for (const { command, args } of drawn) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === "moveTo") contours.push([{ kind: "move", x: a, y: b }]);
    else if (command === "lineTo") contours.at(-1)?.push({ kind: "line", x: a, y: b });
    else if (command === "quadraticCurveTo")
      contours.at(-1)?.push({ kind: "bend", cx: a, cy: b, x: c, y: d });
    else if (command !== "closePath") throw new Error(`A font with ${command}, which no piece has.`);
  }
  return contours;
}
