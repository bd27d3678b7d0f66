import type { SeatId } from "../seats.ts";
import type { Point } from "../whiteboard/board-space.ts";
import type { PathCommand } from "../whiteboard/ink-path.ts";
import type { Note, NoteColor } from "../whiteboard/note.ts";
import { isolated } from "./isolated.ts";
import { plainLines } from "./plain-line.ts";
import { COLOR, seatMark, seatPaint, textShape, type Frame, type Paint, type Shape } from "./shapes.ts";
import { fitLine } from "./text-width.ts";
import { readsLeftwards, wrapText } from "./wrap-text.ts";

/** How wide a note is, in units of board space: nearly as on most screens; one with many words is wider. */
const WIDTH = { short: 160, long: 224 };
/** Characters from which on a note is a long one. */
const LONG_FROM = 151;
const PADDING = 13;
const LINE_HEIGHT = 18.5;
const TEXT = { size: 14, weight: 400 };
const AUTHOR = { size: 11.5, weight: 600 };
const AUTHOR_HEIGHT = 20;
const MARK_RADIUS = 4.5;
/** A note with a single word is still a note and not a label. */
const LEAST_LINES = 2;
const EDGE_WIDTH = 1.1;

/** The colours of the board in light; in grey all four are alike, and their corners tell them apart. */
const PAPER: Readonly<Record<NoteColor, string>> = {
  sun: "#fff0a3",
  sky: "#d3e7f6",
  leaf: "#d8ecc8",
  rose: "#f9d6de",
};
/** The back of the paper, where a corner is folded over. */
const FOLD = "#a2c488";

/** The four corners from the top left, clockwise: how far each is taken off, and whether straight or round. */
const CORNERS: Readonly<
  Record<NoteColor, { readonly cut: "straight" | "round"; readonly sizes: readonly number[] }>
> = {
  sun: { cut: "straight", sizes: [0, 0, 0, 0] },
  sky: { cut: "round", sizes: [16, 16, 16, 16] },
  leaf: { cut: "straight", sizes: [0, 0, 22, 0] },
  rose: { cut: "round", sizes: [0, 0, 42, 0] },
};

/** A note as it is set: its lines, and how large it is, in units of board space. */
export type SetNote = {
  readonly note: Note;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
};

/** Sets the words of a note; the more there are, the higher it is, so that none is cut off. */
export function setNote(note: Note): SetNote {
  const words = plainLines(note.text);
  const width = words.length < LONG_FROM ? WIDTH.short : WIDTH.long;
  const lines = wrapText(words, width - 2 * PADDING, TEXT);
  const text = Math.max(lines.length, LEAST_LINES) * LINE_HEIGHT;
  return { note, lines, width, height: 2 * PADDING + text + AUTHOR_HEIGHT };
}

/** A note with its top left corner at `at`; `scale` is how large one unit of board space is. */
export function noteShapes(
  { note, lines, width, height }: SetNote,
  at: Point,
  scale: number,
  nameOf: (seat: SeatId) => string,
): readonly Shape[] {
  const frame = { ...at, width: width * scale, height: height * scale };
  const inner = { left: at.x + PADDING * scale, right: at.x + (width - PADDING) * scale };
  const style = { ...TEXT, size: TEXT.size * scale, fill: COLOR.ink };
  const words = lines.flatMap((text, index): Shape[] => {
    if (text === "") return [];
    const y = at.y + (PADDING + 13 + index * LINE_HEIGHT) * scale;
    return readsLeftwards(text)
      ? [{ ...textShape(inner.right, y, "start", { text, ...style }), direction: "rtl" }]
      : [textShape(inner.left, y, "start", { text, ...style })];
  });
  const paint = { stroke: COLOR.ink3, strokeWidth: EDGE_WIDTH * scale };
  return [
    {
      kind: "path",
      commands: outline(frame, note.color, scale),
      closed: true,
      fill: PAPER[note.color],
      ...paint,
    },
    ...(note.color === "leaf" ? [fold(frame, scale, paint)] : []),
    ...words,
    ...authorShapes(
      note.by,
      { x: inner.left, y: at.y + (height - PADDING - 1) * scale },
      scale,
      nameOf(note.by),
    ),
  ];
}

/** Whose note it is, at its foot, with the mark of the seat. */
function authorShapes(by: SeatId, { x, y }: Point, scale: number, name: string): readonly Shape[] {
  const before = 2 * MARK_RADIUS + 5;
  const room = WIDTH.short - 2 * PADDING - before - 14;
  const text = fitLine(name, room, AUTHOR);
  const run = { text: isolated(text), weight: AUTHOR.weight, size: AUTHOR.size * scale, fill: COLOR.ink2 };
  const radius = (by === "left" ? MARK_RADIUS : MARK_RADIUS + 1) * scale;
  return [
    seatMark(by, x + MARK_RADIUS * scale, y - 4 * scale, radius, seatPaint(by, scale)),
    { ...textShape(x + before * scale, y, "start", run) },
  ];
}

/** The cut corner, folded over. */
function fold({ x, y, width, height }: Frame, scale: number, paint: Omit<Paint, "fill">): Shape {
  const size = (CORNERS.leaf.sizes[2] ?? 0) * scale;
  const [right, bottom] = [x + width, y + height];
  return {
    kind: "path",
    commands: [
      { kind: "move", x: right - size, y: bottom },
      { kind: "line", x: right - size, y: bottom - size },
      { kind: "line", x: right, y: bottom - size },
    ],
    closed: true,
    fill: FOLD,
    ...paint,
  };
}

function outline({ x, y, width, height }: Frame, color: NoteColor, scale: number): readonly PathCommand[] {
  const { cut, sizes } = CORNERS[color];
  const corners = [
    { x, y, from: [0, 1], to: [1, 0] },
    { x: x + width, y, from: [-1, 0], to: [0, 1] },
    { x: x + width, y: y + height, from: [0, -1], to: [-1, 0] },
    { x, y: y + height, from: [1, 0], to: [0, -1] },
  ] as const;
  return corners.flatMap((corner, index): PathCommand[] => {
    const size = (sizes[index] ?? 0) * scale;
    const along = ([dx, dy]: readonly [number, number]): Point => ({
      x: corner.x + dx * size,
      y: corner.y + dy * size,
    });
    const begin: PathCommand = { kind: index === 0 ? "move" : "line", ...along(corner.from) };
    if (size === 0) return [begin];
    if (cut === "straight") return [begin, { kind: "line", ...along(corner.to) }];
    return [begin, { kind: "bend", cx: corner.x, cy: corner.y, ...along(corner.to) }];
  });
}
