import type { SnapshotMessages } from "../../messages/messages.ts";
import { AREA_COUNT, type AreaId } from "../areas.ts";
import { givenPoints, remainingPoints } from "../allocation.ts";
import type { Board } from "../board.ts";
import { changesSinceFirst, type AreaWas } from "../changes.ts";
import { isRanked } from "../ranking.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import { isolated } from "./isolated.ts";
import { plainName } from "./plain-line.ts";
import {
  COLOR,
  seatMark,
  seatPaint,
  textShape,
  type Anchor,
  type Frame,
  type Shape,
  type TextRun,
} from "./shapes.ts";
import { fitBlock, widthOf } from "./text-width.ts";

/** Half of how large the mark with a place in it is. */
export const MARK_RADIUS = 17;
/** Between a mark and what stands beside it. */
export const LABEL_GAP = 8;
/** Room beside the longest bar for "100" and the space before it. */
const NUMBER_ROOM = 50;
/** More of it for "was 100". */
const CHANGE_ROOM = 64;
const CHANGE = { size: 13, weight: 400, fill: COLOR.ink2 };
const BAR_HEIGHT = 12;
const HEADER_HEIGHT = 92;
const TRAY_HEADING_HEIGHT = 30;

/** Where one seat's column lies: everything in it is held at the label edge and grows away from the marks. */
export type Column = {
  readonly seat: SeatId;
  readonly markX: number;
  readonly labelX: number;
  readonly width: number;
  readonly anchor: Anchor;
  /** -1 where things grow to the left, 1 where they grow to the right. */
  readonly outward: -1 | 1;
};

/** One area in one column, at the height where its mark stands. */
export type Row = { readonly area: AreaId; readonly y: number; readonly place: number | null };

/** Placed areas at their places, counted down from the top; then, below a heading, the ones in the tray. */
export function rowsOf(board: Board, seat: SeatId, frame: Frame): readonly Row[] {
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

/** Everything in one column: whose it is and how far it goes, and each area with its mark, its bar and its number. */
export function columnShapes(
  board: Board,
  column: Column,
  rows: readonly Row[],
  frame: Frame,
  words: SnapshotMessages,
): readonly Shape[] {
  const changes = changesSinceFirst(board);
  const room = column.width - NUMBER_ROOM - (changes === null ? 0 : CHANGE_ROOM);
  const unit = room / largestOf(board);
  return [
    ...headingShapes(board, column, frame, words),
    ...trayHeading(rows, column, words),
    ...rows.flatMap((row) => rowShapes(row, column, board, { unit, was: changes?.was[row.area], words })),
  ];
}

/** The most points that either has given to one area: the longest bar stands for it, on both sides. */
function largestOf(board: Board): number {
  return Math.max(1, ...SEAT_IDS.flatMap((seat) => Object.values(board.answers[seat].points)));
}

function headingShapes(
  board: Board,
  column: Column,
  frame: Frame,
  words: SnapshotMessages,
): readonly Shape[] {
  const { lines, style } = fitBlock(plainName(board, column.seat, words), column.width, [
    { size: 20, weight: 700, lines: 1 },
    { size: 15, weight: 700, lines: 2 },
    { size: 13, weight: 700, lines: 2 },
  ]);
  const open = openFact(board, column.seat, words);
  const baseline = frame.y + (lines.length > 1 ? 29 : open === null ? 42 : 36);
  const markY = frame.y + (lines.length > 1 ? 33 : open === null ? 35 : 29);
  const fact = { text: open ?? "", size: 13, weight: 400, fill: COLOR.ink2 };
  return [
    seatMark(column.seat, column.markX, markY, 9.5, seatPaint(column.seat, 2)),
    ...lines.map((text, index) =>
      textShape(column.labelX, baseline + index * 18, column.anchor, {
        text: isolated(text),
        ...style,
        fill: COLOR.ink,
      }),
    ),
    ...(open === null
      ? []
      : [textShape(column.labelX, frame.y + 65 - (lines.length > 1 ? 0 : 9), column.anchor, fact)]),
  ];
}

/** How far this seat's answers go, or null when they are complete. */
function openFact(board: Board, seat: SeatId, { snapshot }: SnapshotMessages): string | null {
  const { ranking, points } = board.answers[seat];
  const left = remainingPoints(points);
  if (ranking.placed.length === 0 && givenPoints(points) === 0) return snapshot.noAnswers;
  const facts: string[] = [];
  if (!isRanked(ranking)) facts.push(snapshot.areasPlaced(ranking.placed.length, AREA_COUNT));
  if (left > 0) facts.push(snapshot.pointsLeft(left));
  return facts.length === 0 ? null : facts.join(", ");
}

function trayHeading(rows: readonly Row[], column: Column, { snapshot }: SnapshotMessages): readonly Shape[] {
  const first = rows.find((row) => row.place === null);
  if (first === undefined) return [];
  const run = { text: snapshot.notPlacedHeading, size: 13, weight: 600, fill: COLOR.ink2 };
  return [textShape(column.labelX, first.y - 30, column.anchor, run)];
}

function rowShapes(
  row: Row,
  column: Column,
  board: Board,
  {
    unit,
    was,
    words,
  }: {
    readonly unit: number;
    readonly was: AreaWas | undefined;
    readonly words: SnapshotMessages;
  },
): readonly Shape[] {
  const { seat, labelX, markX, anchor, outward } = column;
  const points = board.answers[seat].points[row.area];
  const length = Math.max(2, points * unit);
  const bar = { x: outward < 0 ? labelX - length : labelX, width: length, height: BAR_HEIGHT };
  const label = { text: words.areas[row.area].name, size: 17, weight: 650, fill: COLOR.ink };
  const number = { text: String(points), size: 16, weight: 700, fill: COLOR.ink };
  const beside = (
    run: TextRun,
    x: number,
    y: number,
    told: (value: number) => string,
    value: number | null,
  ): Shape[] =>
    value === null
      ? []
      : [
          textShape(x + outward * (widthOf(run.text, run) + 8), y, anchor, {
            text: told(value),
            ...CHANGE,
          }),
        ];
  const numberX = labelX + outward * (length + 10);
  return [
    textShape(labelX, row.y - 3, anchor, label),
    ...beside(label, labelX, row.y - 3, words.snapshot.wasPlace, was?.places[seat] ?? null),
    {
      kind: "rect",
      ...bar,
      y: row.y + 8,
      radius: Math.min(BAR_HEIGHT, length) / 2,
      ...seatPaint(seat, points === 0 ? 0 : 1),
    },
    textShape(numberX, row.y + 19.5, anchor, number),
    ...beside(number, numberX, row.y + 19.5, words.snapshot.was, was?.points[seat] ?? null),
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
