import { create, type Font, type Glyph } from "fontkit";

/** Opens the file of a piece. */
export function openFont(bytes: Uint8Array): Font {
  // The types ask for Node's Buffer; the code takes any bytes, as its use in browsers shows.
  const font = create(bytes as Parameters<typeof create>[0]);
  if (!("layout" in font)) throw new Error("A collection of fonts, where one was expected.");
  letGlyphsTellTheirText(font);
  passOverMissingAnchors(font);
  return font;
}

/**
 * fontkit keeps the first object that it makes for a glyph, together with the characters it was then asked for: none at
 * all where it is at first a part of another glyph. Later texts would be told, and even shaped, by those.
 */
function letGlyphsTellTheirText(font: Font): void {
  const kept = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = kept(id, codePoints);
    const own = { codePoints: { value: [...codePoints] }, isLigature: { value: codePoints.length > 1 } };
    const isMark =
      codePoints.length > 0 && codePoints.every((code) => /\p{M}/u.test(String.fromCodePoint(code)));
    return glyph && (Object.create(glyph, { ...own, isMark: { value: isMark } }) as Glyph);
  };
}

/** What of fontkit puts marks on letters. */
type Positions = {
  applyLookup: (type: number, table: unknown) => boolean;
  applyAnchor: (mark: unknown, anchor: unknown, base: number) => void;
};

const NO_ANCHOR = Symbol("no anchor");

/** fontkit 2.0.4 breaks where a letter has no place for a mark; as in other shapers, the next rule is to be tried. */
function passOverMissingAnchors(font: Font): void {
  const inner = font as Font & { _layoutEngine?: { engine?: { GPOSProcessor?: Positions | null } } };
  const positions = inner._layoutEngine?.engine?.GPOSProcessor;
  if (positions === undefined || positions === null) return;
  const applyAnchor = positions.applyAnchor.bind(positions);
  const applyLookup = positions.applyLookup.bind(positions);
  positions.applyAnchor = (mark, anchor, base) => {
    if (anchor === null || anchor === undefined) throw NO_ANCHOR;
    applyAnchor(mark, anchor, base);
  };
  positions.applyLookup = (type, table) => {
    try {
      return applyLookup(type, table);
    } catch (error) {
      if (error === NO_ANCHOR) return false;
      throw error;
    }
  };
}
