import type { PerSeat } from "../seats.ts";
import { BOARD_HEIGHT, COLUMN_GAP, COLUMN_WIDTH, MIDDLE, withinBoard, type Point } from "./board-space.ts";

const RIGHT = COLUMN_WIDTH + COLUMN_GAP;

/** A rectangle on a screen, in pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Where a screen shows the six places of each column; null for a column that it does not show. */
export type PlaceBoxes = PerSeat<Box | null>;

/** Where a point in board space lies on a screen; null when the screen does not show its side of the board. */
export function toScreen({ left, right }: PlaceBoxes, { x, y }: Point): Point | null {
  if (left !== null && right !== null) {
    if (x > COLUMN_WIDTH && x < RIGHT) {
      const share = (x - COLUMN_WIDTH) / COLUMN_GAP;
      const from = onColumn(left, COLUMN_WIDTH, y);
      const to = onColumn(right, 0, y);
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    }
    return x <= COLUMN_WIDTH ? onColumn(left, x, y) : onColumn(right, x - RIGHT, y);
  }
  if (left !== null) return x <= MIDDLE ? onColumn(left, x, y) : null;
  if (right !== null) return x >= MIDDLE ? onColumn(right, x - RIGHT, y) : null;
  return null;
}

/** Which point of board space lies there on a screen, kept within the margin; null when the screen shows no column. */
export function toBoard({ left, right }: PlaceBoxes, { x, y }: Point): Point | null {
  const point = unbounded({ left, right }, { x, y });
  return point === null ? null : withinBoard(point);
}

/** How many pixels of a screen one unit of board space is, beside the first column that it shows; 1 without any. */
export function scaleOf({ left, right }: PlaceBoxes): number {
  const box = left ?? right;
  return box === null ? 1 : box.width / COLUMN_WIDTH;
}

function onColumn({ left, top, width, height }: Box, x: number, y: number): Point {
  return { x: left + (x * width) / COLUMN_WIDTH, y: top + (y * height) / BOARD_HEIGHT };
}

function inColumn({ left, top, width, height }: Box, { x, y }: Point): Point {
  return { x: ((x - left) * COLUMN_WIDTH) / width, y: ((y - top) * BOARD_HEIGHT) / height };
}

function unbounded({ left, right }: PlaceBoxes, point: Point): Point | null {
  if (left !== null && right !== null) {
    const leftEnd = left.left + left.width;
    if (point.x <= leftEnd) return inColumn(left, point);
    if (point.x >= right.left) {
      const { x, y } = inColumn(right, point);
      return { x: x + RIGHT, y };
    }
    const share = (point.x - leftEnd) / (right.left - leftEnd);
    const [top, height] = [
      left.top + share * (right.top - left.top),
      left.height + share * (right.height - left.height),
    ];
    return { x: COLUMN_WIDTH + share * COLUMN_GAP, y: ((point.y - top) * BOARD_HEIGHT) / height };
  }
  if (left !== null) {
    const { x, y } = inColumn(left, point);
    return { x: Math.min(x, MIDDLE), y };
  }
  if (right === null) return null;
  const { x, y } = inColumn(right, point);
  return { x: Math.max(x + RIGHT, MIDDLE), y };
}
