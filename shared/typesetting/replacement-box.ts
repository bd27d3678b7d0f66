import type { PathCommand } from "../domain/whiteboard/ink-path.ts";
import { clustersOf } from "./characters.ts";
import type { Outline, PlacedGlyph, ShapedText } from "./shaped-font.ts";

const UNITS_PER_EM = 1000;
const ADVANCE = 640;

type Box = { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number };

/** For a letter: from the baseline to the height of a capital. */
const LETTER: Box = { left: 60, right: 580, bottom: 0, top: 720 };
/** For an accent: small, and above the letter before it. */
const MARK: Box = { left: -420, right: -220, bottom: 780, top: 980 };
const LINE = { letter: 60, mark: 40 };

/** Draws an empty box for each character: one that is in no font is seen to be missing. */
export const replacementBox = {
  unitsPerEm: UNITS_PER_EM,
  shape: (text: string, direction: "ltr" | "rtl"): ShapedText => {
    const clusters = clustersOf(text);
    let advance = 0;
    const glyphs = (direction === "rtl" ? clusters.toReversed() : clusters).map((cluster): PlacedGlyph => {
      const x = advance;
      const isMark = /^\p{M}/u.test(cluster);
      const width = isMark ? 0 : ADVANCE;
      advance += width;
      return { id: 0, text: cluster, x, y: 0, width, outline: isMark ? MARK_BOX : LETTER_BOX };
    });
    return { glyphs, advance };
  },
};

const LETTER_BOX: Outline = { key: "box", contours: frame(LETTER, LINE.letter) };
const MARK_BOX: Outline = { key: "small-box", contours: frame(MARK, LINE.mark) };

/** The inner edge runs the other way round than the outer one, so that what lies within stays empty. */
function frame({ left, right, bottom, top }: Box, line: number): Outline["contours"] {
  const outer = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ] as const;
  const inner = [
    [left + line, bottom + line],
    [right - line, bottom + line],
    [right - line, top - line],
    [left + line, top - line],
  ] as const;
  return [outer, inner].map((corners) =>
    corners.map(([x, y], index): PathCommand => ({ kind: index === 0 ? "move" : "line", x, y })),
  );
}
