import { AREA_COUNT, AREA_IDS, AREA_TEXT, type AreaId } from "../areas.ts";
import { givenPoints, remainingPoints } from "../allocation.ts";
import type { Board } from "../board.ts";
import { compare } from "../comparison.ts";
import { isRanked } from "../ranking.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import { plainName } from "./plain-line.ts";
import { COLOR, seatMark, seatPaint, textShape, type Anchor, type Frame, type Shape } from "./shapes.ts";
import { fitBlock } from "./text-width.ts";

const PADDING = 26;
const MARK_RADIUS = 17;
const LABEL_GAP = 8;
/** Room beside the longest bar for "100" and the space before it. */
const NUMBER_ROOM = 50;
const BAR_HEIGHT = 12;
const HEADER_HEIGHT = 92;
const TRAY_HEADING_HEIGHT = 30;

/** Where one seat's column lies: everything in it is held at the label edge and grows away from the marks. */
type Column = {
  readonly seat: SeatId;
  readonly markX: number;
  readonly labelX: number;
  readonly width: number;
  readonly anchor: Anchor;
  /** -1 where things grow to the left, 1 where they grow to the right. */
  readonly outward: -1 | 1;
};

/** One area in one column, at the height where its mark stands. */
type Row = { readonly area: AreaId; readonly y: number; readonly place: number | null };

/** Both rankings with their points, and a line from each area to itself: the darker, the further apart. */
export function slopegraphShapes(board: Board, frame: Frame): readonly Shape[] {
  const columns = { left: columnOf("left", frame), right: columnOf("right", frame) };
  const rows = { left: rowsOf(board, "left", frame), right: rowsOf(board, "right", frame) };
  const largest = Math.max(1, ...SEAT_IDS.flatMap((seat) => Object.values(board.answers[seat].points)));
  const [lines, words] = linkShapes(board, rows, columns);
  return [
    ...lines,
    ...SEAT_IDS.flatMap((seat) => [
      ...headingShapes(board, columns[seat], frame),
      ...trayHeading(rows[seat], columns[seat]),
      ...rows[seat].flatMap((row) => rowShapes(row, columns[seat], board, largest)),
    ]),
    ...words,
  ];
}

function columnOf(seat: SeatId, frame: Frame): Column {
  const width = Math.min(400, (frame.width - 2 * PADDING) * 0.325);
  const side = seat === "left" ? frame.x + PADDING + width : frame.x + frame.width - PADDING - width;
  const outward = seat === "left" ? -1 : 1;
  const markX = side - outward * (MARK_RADIUS + LABEL_GAP);
  return { seat, markX, labelX: side, width, anchor: seat === "left" ? "end" : "start", outward };
}

/** Placed areas at their places, counted down from the top; then, below a heading, the ones in the tray. */
function rowsOf(board: Board, seat: SeatId, frame: Frame): readonly Row[] {
  const { placed, tray } = board.answers[seat].ranking;
  const isWhole = SEAT_IDS.every((each) => isRanked(board.answers[each].ranking));
  const room = frame.height - HEADER_HEIGHT - (isWhole ? 0 : TRAY_HEADING_HEIGHT) - 44;
  const pitch = room / (AREA_COUNT - 1);
  const y = (slot: number): number => frame.y + HEADER_HEIGHT + slot * pitch;
  return [
    ...placed.map((area, index) => ({ area, y: y(index), place: index + 1 })),
    ...tray.map((area, index) => ({
      area,
      y: y(placed.length + index) + TRAY_HEADING_HEIGHT,
      place: null,
    })),
  ];
}

function headingShapes(board: Board, column: Column, frame: Frame): readonly Shape[] {
  const { lines, style } = fitBlock(plainName(board, column.seat), column.width, [
    { size: 20, weight: 700, lines: 1 },
    { size: 15, weight: 700, lines: 2 },
    { size: 13, weight: 700, lines: 2 },
  ]);
  const open = openFact(board, column.seat);
  const baseline = frame.y + (lines.length > 1 ? 29 : open === null ? 42 : 36);
  const markY = frame.y + (lines.length > 1 ? 33 : open === null ? 35 : 29);
  const fact = { text: open ?? "", size: 13, weight: 400, fill: COLOR.ink2 };
  return [
    seatMark(column.seat, column.markX, markY, 9.5, seatPaint(column.seat, 2)),
    ...lines.map((text, index) =>
      textShape(column.labelX, baseline + index * 18, column.anchor, { text, ...style, fill: COLOR.ink }),
    ),
    ...(open === null
      ? []
      : [textShape(column.labelX, frame.y + 65 - (lines.length > 1 ? 0 : 9), column.anchor, fact)]),
  ];
}

/** How far this seat's answers go, or null when they are complete. */
function openFact(board: Board, seat: SeatId): string | null {
  const { ranking, points } = board.answers[seat];
  const left = remainingPoints(points);
  if (ranking.placed.length === 0 && givenPoints(points) === 0) return "no answers yet";
  const facts: string[] = [];
  if (!isRanked(ranking)) facts.push(`${ranking.placed.length} of ${AREA_COUNT} areas placed`);
  if (left > 0) facts.push(`${left} left to give`);
  return facts.length === 0 ? null : facts.join(", ");
}

function trayHeading(rows: readonly Row[], column: Column): readonly Shape[] {
  const first = rows.find((row) => row.place === null);
  if (first === undefined) return [];
  const run = { text: "Not placed yet", size: 13, weight: 600, fill: COLOR.ink2 };
  return [textShape(column.labelX, first.y - 30, column.anchor, run)];
}

function rowShapes(row: Row, column: Column, board: Board, largest: number): readonly Shape[] {
  const { seat, labelX, markX, anchor, outward } = column;
  const points = board.answers[seat].points[row.area];
  const length = Math.max(2, (points / largest) * (column.width - NUMBER_ROOM));
  const bar = { x: outward < 0 ? labelX - length : labelX, width: length, height: BAR_HEIGHT };
  const label = { text: AREA_TEXT[row.area].name, size: 17, weight: 650, fill: COLOR.ink };
  const number = { text: String(points), size: 16, weight: 700, fill: COLOR.ink };
  return [
    textShape(labelX, row.y - 3, anchor, label),
    {
      kind: "rect",
      ...bar,
      y: row.y + 8,
      radius: Math.min(BAR_HEIGHT, length) / 2,
      ...seatPaint(seat, points === 0 ? 0 : 1),
    },
    textShape(labelX + outward * (length + 10), row.y + 19.5, anchor, number),
    ...markShapes(row, seat, markX),
  ];
}

function markShapes(row: Row, seat: SeatId, x: number): readonly Shape[] {
  if (row.place === null) {
    const hollow = {
      fill: COLOR.paper,
      stroke: seat === "left" ? COLOR.seat.left : COLOR.ink,
      strokeWidth: 1.5,
    };
    return [seatMark(seat, x, row.y + 6, 8, hollow)];
  }
  const number = { text: String(row.place), size: 17, weight: 700, fill: COLOR.onSeat[seat] };
  return [
    seatMark(seat, x, row.y, MARK_RADIUS, seatPaint(seat, 2)),
    textShape(x, row.y + 6, "middle", number),
  ];
}

/** The lines, lightest first so that the far ones lie on top; and the word on each line that runs level. */
function linkShapes(
  board: Board,
  rows: Readonly<Record<SeatId, readonly Row[]>>,
  columns: Readonly<Record<SeatId, Column>>,
): readonly [lines: readonly Shape[], words: readonly Shape[]] {
  const { rows: facts } = compare(board.answers);
  const heightOf = (seat: SeatId, area: AreaId): number =>
    rows[seat].find((row) => row.area === area)?.y ?? 0;
  const links = AREA_IDS.flatMap((area) => {
    const apart = facts.find((fact) => fact.area === area)?.placeGap ?? null;
    return apart === null ? [] : [{ apart, y1: heightOf("left", area), y2: heightOf("right", area) }];
  }).toSorted((a, b) => a.apart - b.apart);
  const x1 = columns.left.markX + MARK_RADIUS;
  const x2 = columns.right.markX - MARK_RADIUS;
  const lines = links.map(({ apart, y1, y2 }): Shape => {
    const look = apart > 1 ? { stroke: COLOR.ink, strokeWidth: 5.5 } : { stroke: COLOR.near, strokeWidth: 4 };
    return { kind: "curve", x1, y1, x2, y2, ...look };
  });
  const words = links
    .filter(({ apart }) => apart === 0)
    .flatMap(({ y1 }): Shape[] => [
      { kind: "rect", x: x1 + 20, y: y1 - 10, width: 50, height: 20, radius: 10, fill: COLOR.paper },
      textShape(x1 + 45, y1 + 4.5, "middle", { text: "same", size: 13, weight: 600, fill: COLOR.ink2 }),
    ]);
  return [lines, words];
}
