import { mirrored } from "../bidi.ts";
import type { FontPiece } from "../font-piece.ts";
import type { PlacedGlyph } from "../shaped-font.ts";
import type { SetLine, SetRun } from "../typesetter.ts";
import { filled, fillColor } from "./drawing.ts";
import type { EmbeddedFont } from "./embedded-font.ts";
import { fine, num, textValue } from "./pdf-file.ts";

/** A font of the file and the name that its pages call it by. */
export type NamedFont = { readonly name: string; readonly font: EmbeddedFont };

/** The fonts of a file. */
export type Fonts = {
  readonly of: (piece: FontPiece) => NamedFont;
  /** Any of them, for text that is written but not seen. */
  readonly any: () => NamedFont;
};

/**
 * A line in the language of PDF pages, in the units of the scene: its glyphs where they stand, from left to right. That
 * is also what programs expect that put text which is read from the right in order again when they copy it.
 */
export function lettered({ runs, y }: SetLine, fonts: Fonts): string {
  return runs
    .map((run, index) => {
      if (run.piece === null) return boxes(run, y, fonts);
      const before = runs[index - 1];
      const isGap = run.direction === "rtl" && run.text.trim() === "" && before?.direction === "rtl";
      // The space between two words is often of another font than they are, and some programs turn words round one by one
      // that are not of one font with all that is between them.
      return isGap && before.piece !== null
        ? unseen(run, y, fonts.of(before.piece))
        : letters(run, y, fonts.of(run.piece));
    })
    .join("");
}

/** Do the glyphs of this line stand in the order in which it is read? */
export function isReadAsDrawn({ runs }: SetLine): boolean {
  return runs.every(({ direction }) => direction === "ltr");
}

/** A glyph with the characters that are copied for it. */
type Letter = { readonly glyph: PlacedGlyph; readonly text: string };

function letters(run: SetRun, y: number, { name, font }: NamedFont): string {
  const { glyphs, unitsPerEm, x, size, fill, direction } = run;
  const texts = exactTextsOf(run);
  const all = glyphs.map((glyph, index): Letter => ({ glyph, text: texts?.[index] ?? glyph.text }));
  const said = all.filter(({ text }) => text !== "");
  const origin = { x, y, scale: size / unitsPerEm };
  const lettering = `${fillColor(fill)}\nBT\n/${name} ${num(size)} Tf\n${shown(said, font, origin)}ET\n`;
  // A part of a letter that stands for no character, as the dots that Arabic ones have in common, is drawn and not written:
  // no code of a font can mean nothing.
  const rest = all.flatMap(({ glyph, text }) => (text === "" ? [outlined(glyph, origin, fill)] : []));
  const content = `${said.length === 0 ? "" : lettering}${rest.join("")}`;
  // Readers put text that runs from right to left in order by themselves, and would turn a whole run round.
  if (texts !== null || direction === "rtl") return content;
  return `/Span <</ActualText ${textValue(run.text)}>> BDC\n${content}EMC\n`;
}

/** Where a run begins, and how large a unit of its font is. */
type Origin = { readonly x: number; readonly y: number; readonly scale: number };

function shown(said: readonly Letter[], font: EmbeddedFont, { x, y, scale }: Origin): string {
  let content = "";
  let row = "";
  let codes = "";
  let rise = 0;
  const start = said[0]?.glyph.x ?? 0;
  // In thousandths of the size, as widths and steps are counted.
  let pen = 0;
  const endCodes = (): void => {
    if (codes !== "") row += `<${codes}>`;
    codes = "";
  };
  const endRow = (): void => {
    endCodes();
    if (row !== "") content += `[${row}] TJ\n`;
    row = "";
  };
  for (const { glyph, text } of said) {
    if (glyph.y !== rise) {
      endRow();
      content += `${num(glyph.y * scale)} Ts\n`;
      rise = glyph.y;
    }
    const code = font.codeOf(glyph.id, text, glyph.width);
    // Whatever is lost by rounding is made good by the next step, so that no error grows along a line.
    const back = Math.round(pen - ((glyph.x - start) * 1000) / font.unitsPerEm);
    if (back !== 0) {
      endCodes();
      row += num(back);
      pen -= back;
    }
    codes += code.hex;
    pen += code.advance;
  }
  endRow();
  const end = rise === 0 ? "" : "0 Ts\n";
  return `1 0 0 -1 ${num(x + start * scale)} ${num(y)} Tm\n${content}${end}`;
}

/** A glyph as a surface. */
function outlined({ outline, x: left, y: up }: PlacedGlyph, { x, y, scale }: Origin, fill: string): string {
  if (outline.contours.length === 0) return "";
  const place = `${num(x + left * scale)} ${num(y - up * scale)}`;
  return `q ${fine(scale)} 0 0 ${fine(-scale)} ${place} cm\n${filled(outline.contours, fill)}Q\n`;
}

/** Boxes for characters that no font has; the characters themselves lie over them, unseen, to be copied and searched. */
function boxes(run: SetRun, y: number, fonts: Fonts): string {
  const origin = { x: run.x, y, scale: run.size / run.unitsPerEm };
  const drawn = run.glyphs.map((glyph) => outlined(glyph, origin, run.fill));
  return drawn.join("") + unseen(run, y, fonts.any());
}

/** Text that can be copied and not seen, as wide as its run: for glyphs that the font does not have. */
function unseen({ glyphs, unitsPerEm, x, size }: SetRun, y: number, { name, font }: NamedFont): string {
  const codes = glyphs.map(({ text, x: left, width }) => {
    const { hex } = font.codeOf(0, text, (width * font.unitsPerEm) / unitsPerEm);
    return `1 0 0 -1 ${num(x + (left * size) / unitsPerEm)} ${num(y)} Tm <${hex}> Tj\n`;
  });
  return `BT\n3 Tr /${name} ${num(size)} Tf\n${codes.join("")}0 Tr\nET\n`;
}

/**
 * What each glyph stands for. Read in the order of the text, the glyphs are given its characters one after another, as
 * many as each says that it stands for; null where that does not come out even.
 */
function exactTextsOf({ text, direction, glyphs }: SetRun): readonly string[] | null {
  const counts = glyphs.map((glyph) => Array.from(glyph.text).length);
  // A bracket that was turned round is told as it looks: readers turn it back, as they put the words in order.
  const characters = Array.from(direction === "rtl" ? mirrored(text) : text);
  if (counts.reduce((sum, count) => sum + count, 0) !== characters.length) return null;
  let start = 0;
  const inOrder = direction === "rtl" ? counts.toReversed() : counts;
  const texts = inOrder.map((count) => characters.slice(start, (start += count)).join(""));
  return direction === "rtl" ? texts.toReversed() : texts;
}
