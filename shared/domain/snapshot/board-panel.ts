import type { SnapshotMessages } from "../../messages/messages.ts";
import { remainingPoints, TOTAL_POINTS } from "../allocation.ts";
import type { AreaId } from "../areas.ts";
import type { Board } from "../board.ts";
import { placeOf, rowOrder } from "../ranking.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import {
  BOARD_HEIGHT,
  BOARD_WIDTH,
  cardOf,
  COLUMN_GAP,
  COLUMN_WIDTH,
  PLACE_HEIGHT,
  withinBoard,
  type Point,
  type Spot,
} from "../whiteboard/board-space.ts";
import { INK_EDGE, inkRuns } from "../whiteboard/ink-path.ts";
import { INK_OPACITY, INK_WIDTH, type Stroke } from "../whiteboard/stroke.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import { isolated } from "./isolated.ts";
import { noteShapes, setNote, type SetNote } from "./note-shapes.ts";
import { plainName } from "./plain-line.ts";
import {
  COLOR,
  panel,
  seatMark,
  seatPaint,
  textShape,
  type Frame,
  type Paint,
  type PathShape,
  type Shape,
  type TextRun,
} from "./shapes.ts";
import { fitLine, widthOf } from "./text-width.ts";

const PADDING = 22;
const HEADER_HEIGHT = 58;
/** Units of board space above the columns: the names. */
const NAMES_HEIGHT = 52;
/** Units between two cards: half of it lies above each and half below, as on the board. */
const CARD_GAP = 9;
const CARD_HEIGHT = PLACE_HEIGHT - CARD_GAP;
/** However far things lie apart, notes are never smaller than this, in pixels for one unit, so that they can be read. */
const LEAST_NOTE_SCALE = 0.78;

/** Where a card's name and bar begin, and how long the bar is for all points. */
const BAR_START = 58;
const BAR_LENGTH = 446;
const BAR_HEIGHT = 10;
const TRACK = "#ece8df";

/** How board space lies in the picture. */
type Projection = {
  readonly scale: number;
  readonly noteScale: number;
  readonly toPicture: (point: Point) => Point;
};

type PlacedNote = SetNote & { readonly at: Point };

/** *The board* in a panel of its own: both columns of cards, and ink and notes at their spots, however far around. */
export function boardPanel(
  board: Board,
  whiteboard: Whiteboard,
  frame: Omit<Frame, "height">,
  words: SnapshotMessages,
): { readonly height: number; readonly shapes: readonly Shape[] } {
  const notes = whiteboard.notes.map((note) => ({ ...setNote(note), at: spotOnBoard(board, note.spot) }));
  const strokes = whiteboard.strokes.map((stroke) => ({ ...stroke, points: stroke.points.map(inMargin) }));
  const ink = strokes.flatMap(reachOf);
  const { projection, height: inner } = projectionOf(notes, ink, frame);
  const height = Math.ceil(HEADER_HEIGHT + inner + PADDING);
  return {
    height,
    shapes: [
      panel(frame.x, frame.y, frame.width, height),
      ...headerShapes(whiteboard, frame, words),
      ...SEAT_IDS.flatMap((seat) => columnShapes(board, seat, projection, words)),
      ...notes.flatMap((note) =>
        noteShapes(note, projection.toPicture(note.at), projection.noteScale, (seat) =>
          plainName(board, seat, words),
        ),
      ),
      // As on the board: what somebody underlines in a note is underlined.
      ...strokes.flatMap((stroke) => inkShapes(stroke, projection)),
    ],
  };
}

/** The box of a card in board space: its row among the areas of its seat, placed ones first. */
function cardBox(board: Board, seat: SeatId, area: AreaId): Frame {
  const row = rowOrder(board.answers[seat].ranking).indexOf(area);
  return { ...columnOf(seat), y: row * PLACE_HEIGHT + CARD_GAP / 2, height: CARD_HEIGHT };
}

/** Where a spot lies in board space, told from its card where it is on one. */
function spotOnBoard(board: Board, spot: Spot): Point {
  if (spot.on === "board") return withinBoard(spot);
  const { seat, area } = cardOf(spot.on);
  const { x, y, width, height } = cardBox(board, seat, area);
  return withinBoard({ x: x + spot.x * width, y: y + spot.y * height });
}

function inMargin<T extends Point>(point: T): T {
  return { ...point, ...withinBoard(point) };
}

/** The outermost points of a line's paint. */
function reachOf({ points, tool, by }: Stroke): readonly Point[] {
  const half = INK_WIDTH[tool] + INK_EDGE[by];
  return points.flatMap(({ x, y }) => [
    { x: x - half, y: y - half },
    { x: x + half, y: y + half },
  ]);
}

/** As large as the panel is wide, small enough that everything is inside. */
function projectionOf(
  notes: readonly PlacedNote[],
  ink: readonly Point[],
  frame: Omit<Frame, "height">,
): { readonly projection: Projection; readonly height: number } {
  const width = frame.width - 2 * PADDING;
  const left = leastOf([0, ...xsOf(ink), ...notes.map(({ at }) => at.x)]);
  const right = mostOf([BOARD_WIDTH, ...xsOf(ink)]);
  const ends = notes.map((note) => note.at.x + note.width);
  const whole = width / (mostOf([right, ...ends]) - left);
  const noteScale = Math.max(whole, LEAST_NOTE_SCALE);
  // Notes that grow again so that they can be read need their room, whatever is left of it for the board.
  const besides = notes.flatMap((note) =>
    note.at.x > left ? [(width - note.width * noteScale) / (note.at.x - left)] : [],
  );
  const scale = whole === noteScale ? whole : leastOf([width / (right - left), ...besides]);
  const top = leastOf([-NAMES_HEIGHT, ...ysOf(ink), ...notes.map(({ at }) => at.y)]);
  const feet = notes.map(({ at, height }) => at.y + (height * noteScale) / scale);
  const bottom = mostOf([BOARD_HEIGHT, ...ysOf(ink), ...feet]);
  const origin = { x: frame.x + PADDING - left * scale, y: frame.y + HEADER_HEIGHT - top * scale };
  const toPicture = ({ x, y }: Point): Point => ({ x: origin.x + x * scale, y: origin.y + y * scale });
  return { projection: { scale, noteScale, toPicture }, height: (bottom - top) * scale };
}

function headerShapes(
  { notes, strokes }: Whiteboard,
  frame: Omit<Frame, "height">,
  { noted, snapshot }: SnapshotMessages,
): readonly Shape[] {
  const counts = [noted.notes(notes.length), noted.lines(strokes.length)].join(", ");
  const title = { text: snapshot.theBoard, size: 17, weight: 700, fill: COLOR.ink };
  const aside = { text: counts, size: 13.5, weight: 400, fill: COLOR.ink2 };
  return [
    textShape(frame.x + PADDING, frame.y + 35, "start", title),
    textShape(frame.x + frame.width - PADDING, frame.y + 35, "end", aside),
  ];
}

function columnShapes(
  board: Board,
  seat: SeatId,
  projection: Projection,
  words: SnapshotMessages,
): readonly Shape[] {
  const { ranking, points } = board.answers[seat];
  const cards = rowOrder(ranking).flatMap((area) =>
    cardShapes(
      { area, seat, place: placeOf(ranking, area), points: points[area] },
      cardBox(board, seat, area),
      projection,
      words,
    ),
  );
  return [...nameShapes(board, seat, projection, words), ...cards];
}

function nameShapes(
  board: Board,
  seat: SeatId,
  { scale, toPicture }: Projection,
  words: SnapshotMessages,
): readonly Shape[] {
  const { snapshot } = words;
  const { x, width } = columnOf(seat);
  const left = remainingPoints(board.answers[seat].points);
  const rest = left === 0 ? snapshot.allGiven(TOTAL_POINTS) : snapshot.pointsLeft(left);
  const aside = { text: rest, size: 15, weight: 400 };
  const name = { size: 21, weight: 700 };
  const text = fitLine(plainName(board, seat, words), width - 34 - 24 - widthOf(rest, aside), name);
  const mark = toPicture({ x: x + 12, y: -27 });
  const start = toPicture({ x: x + 34, y: -20 });
  const end = toPicture({ x: x + width, y: -20 });
  return [
    seatMark(seat, mark.x, mark.y, 11 * scale, seatPaint(seat, 2 * scale)),
    textShape(start.x, start.y, "start", {
      ...name,
      size: name.size * scale,
      text: isolated(text),
      fill: COLOR.ink,
    }),
    textShape(end.x, end.y, "end", { ...aside, size: aside.size * scale, fill: COLOR.ink2 }),
  ];
}

type Card = {
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly place: number | null;
  readonly points: number;
};

/** A card as on the board: its number, its name, its points, and a bar on the whole width of 100. */
function cardShapes(
  card: Card,
  box: Frame,
  { scale, toPicture }: Projection,
  { areas, snapshot }: SnapshotMessages,
): readonly Shape[] {
  const { seat, area, place, points } = card;
  const isPlaced = place !== null;
  const at = (x: number, y: number): Point => toPicture({ x: box.x + x, y: box.y + y });
  const run = (text: string, size: number, weight: number, fill: string): TextRun => ({
    text,
    size: size * scale,
    weight,
    fill,
  });
  const bar = (length: number, paint: Paint): Shape => {
    const height = BAR_HEIGHT * scale;
    const rect = { ...at(BAR_START, 58), width: length * scale, height };
    return { kind: "rect", ...rect, radius: Math.min(height, rect.width) / 2, ...paint };
  };
  const [corner, number, name, figure] = [at(0, 0), at(29, 56), at(BAR_START, 40), at(box.width - 20, 56)];
  const size = { width: box.width * scale, height: box.height * scale };
  const status = isPlaced ? [] : [run(` ${snapshot.notPlaced}`, 14.5, 400, COLOR.ink2)];
  return [
    { ...panel(corner.x, corner.y, size.width, size.height), radius: 13 * scale },
    ...(isPlaced ? [textShape(number.x, number.y, "middle", run(String(place), 26, 700, COLOR.ink3))] : []),
    ...(isPlaced ? [] : [emptyPlace(seat, at(29, box.height / 2), scale)]),
    textShape(name.x, name.y, "start", run(areas[area].name, 18, 650, COLOR.ink), ...status),
    textShape(figure.x, figure.y, "end", run(String(points), 27, 700, COLOR.ink)),
    bar(BAR_LENGTH, { fill: TRACK }),
    ...(points === 0 ? [] : [bar((points / TOTAL_POINTS) * BAR_LENGTH, seatPaint(seat, 1))]),
  ];
}

/** The hollow mark of an area that has no place yet, as in the rankings above. */
function emptyPlace(seat: SeatId, { x, y }: Point, scale: number): Shape {
  const stroke = seat === "left" ? COLOR.seat.left : COLOR.ink;
  return seatMark(seat, x, y, 8 * scale, { fill: COLOR.paper, stroke, strokeWidth: 1.5 * scale });
}

/** A line of ink, with its dark edge below it where it has one. */
function inkShapes({ points, tool, by }: Stroke, { scale, toPicture }: Projection): readonly Shape[] {
  const moved = points.map((point) => ({ ...point, ...toPicture(point) }));
  const runs = inkRuns(moved, tool, scale);
  const painted = (stroke: string, edge: number): readonly PathShape[] =>
    runs.map(({ width, commands }) => ({
      kind: "path",
      commands,
      closed: false,
      fill: "none",
      stroke,
      strokeWidth: width + 2 * edge * scale,
    }));
  const edge = INK_EDGE[by] === 0 ? [] : painted(COLOR.ink, INK_EDGE[by]);
  const paths = [...edge, ...painted(COLOR.seat[by], 0)];
  return INK_OPACITY[tool] === 1 ? paths : [{ kind: "layer", opacity: INK_OPACITY[tool], paths }];
}

function columnOf(seat: SeatId): { readonly x: number; readonly width: number } {
  return { x: seat === "left" ? 0 : COLUMN_WIDTH + COLUMN_GAP, width: COLUMN_WIDTH };
}

function xsOf(points: readonly Point[]): readonly number[] {
  return points.map(({ x }) => x);
}

function ysOf(points: readonly Point[]): readonly number[] {
  return points.map(({ y }) => y);
}

// Not `Math.min(...)`: two thousand lines have more points than a call takes arguments.
function leastOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
