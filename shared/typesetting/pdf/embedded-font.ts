import type { Font } from "fontkit";
import { openFont } from "../open-font.ts";
import { dictionary, hex, hexText, list, num, type PdfFile, type PdfValue } from "./pdf-file.ts";

/** What a PDF calls a letter of a font that it holds: a glyph together with the text that it stands for. */
type Code = {
  /** As it is written in a page. */
  readonly hex: string;
  /** How far it moves on, in thousandths of the size. */
  readonly advance: number;
};

/** A font of which a PDF holds the glyphs that were asked for, and no others. */
export type EmbeddedFont = {
  readonly unitsPerEm: number;
  /** One code for each pair of glyph and text: what is copied is what was typed, also where two letters look alike. */
  readonly codeOf: (glyph: number, text: string, width: number) => Code;
  /** Writes the font into the file, once all codes have been asked for. */
  readonly embed: (file: PdfFile) => PdfValue;
};

type Letter = Code & { readonly glyph: number; readonly text: string };

/** Flags of a font descriptor: neither its letters nor their codes are those of a standard alphabet. */
const SYMBOLIC = "4";

/** How many lines a block of a character map may have. */
const MAP_BLOCK = 100;

/** Begins with no glyph; `index` tells the fonts of one file apart. */
export function embeddedFont(bytes: Uint8Array, index: number): EmbeddedFont {
  const font = openFont(bytes);
  const letters = new Map<string, Letter>();
  return {
    unitsPerEm: font.unitsPerEm,
    codeOf: (glyph, text, width) => {
      const key = `${glyph} ${width} ${text}`;
      const known = letters.get(key);
      if (known !== undefined) return known;
      // 0 stays the code of no letter.
      const code = letters.size + 1;
      if (code > 0xffff) throw new Error("A PDF cannot hold this many different letters of one font.");
      const advance = Math.round((width * 100_000) / font.unitsPerEm) / 100;
      const letter = { hex: hex(code), advance, glyph, text };
      letters.set(key, letter);
      return letter;
    },
    embed: (file) => embed(file, font, `${tagOf(index)}+${nameOf(font)}`, [...letters.values()]),
  };
}

function embed(file: PdfFile, font: Font, name: string, letters: readonly Letter[]): PdfValue {
  const subset = font.createSubset();
  // A subset numbers its glyphs in the order in which they come, from 1; 0 is the one for what a font does not have.
  const numbers = new Map([[0, 0]]);
  const glyphs = new Uint8Array(2 * (letters.length + 1));
  letters.forEach(({ glyph }, index) => {
    const number = numbers.get(glyph) ?? numbers.size;
    if (!numbers.has(glyph)) subset.includeGlyph(font.getGlyph(glyph));
    numbers.set(glyph, number);
    glyphs.set([number >> 8, number & 0xff], 2 * (index + 1));
  });
  const program = subset.encode();
  const thousandths = (units: number): PdfValue => num((units * 1000) / font.unitsPerEm);
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = file.add(
    dictionary({
      Type: "/FontDescriptor",
      FontName: `/${name}`,
      Flags: SYMBOLIC,
      FontBBox: list([minX, minY, maxX, maxY].map(thousandths)),
      ItalicAngle: num(font.italicAngle),
      Ascent: thousandths(font.ascent),
      Descent: thousandths(font.descent),
      CapHeight: thousandths(font.capHeight || font.ascent),
      StemV: "80",
      FontFile2: file.addStream({ Length1: String(program.length) }, program),
    }),
  );
  const system = { Registry: "(Adobe)", Ordering: "(Identity)", Supplement: "0" };
  const descendant = file.add(
    dictionary({
      Type: "/Font",
      Subtype: "/CIDFontType2",
      BaseFont: `/${name}`,
      CIDSystemInfo: dictionary(system),
      FontDescriptor: descriptor,
      W: list(["1", list(letters.map(({ advance }) => num(advance)))]),
      CIDToGIDMap: file.addStream({}, glyphs),
    }),
  );
  return file.add(
    dictionary({
      Type: "/Font",
      Subtype: "/Type0",
      BaseFont: `/${name}`,
      Encoding: "/Identity-H",
      DescendantFonts: list([descendant]),
      ToUnicode: file.addStream({}, characterMap(letters)),
    }),
  );
}

/** Which text each code stands for, in the language of such maps. */
function characterMap(letters: readonly Letter[]): string {
  const lines = letters.map((letter) => `<${letter.hex}> <${hexText(letter.text)}>\n`);
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += MAP_BLOCK) {
    const block = lines.slice(start, start + MAP_BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join("")}endbfchar\n`);
  }
  return [
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n",
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n",
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    ...blocks,
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n",
  ].join("");
}

/** Six capitals, as a font that is not whole has to begin its name; other ones for each font of the file. */
function tagOf(index: number): string {
  const place = (power: number): string => String.fromCharCode(65 + (Math.floor(index / 26 ** power) % 26));
  return `WM${place(3)}${place(2)}${place(1)}${place(0)}`;
}

function nameOf(font: Font): string {
  return font.postscriptName.replace(/[^A-Za-z0-9-]/g, "");
}
