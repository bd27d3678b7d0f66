/*
 * Board space: the one picture that all screens share. Six places of a column are a box of 600 by 600 units, the left
 * one begins at 0 | 0, the right one 60 units beside it, and the space goes on around them. A screen says where its two
 * boxes of places lie; between them and around them positions follow in proportion. So a point beside a card is beside
 * that card on every screen, at every size and in every step.
 */
import { isSeatId, type PerSeat, type SeatId } from "../seats.ts";
import { isAreaId, type AreaId } from "../areas.ts";

/** Width of one column's places, in units of board space. */
export const COLUMN_WIDTH = 600;
/** Units between the two columns. */
export const COLUMN_GAP = 60;
/** Height of one of the six places. */
export const PLACE_HEIGHT = 100;
/** Width of both columns and the gap. */
export const BOARD_WIDTH = 2 * COLUMN_WIDTH + COLUMN_GAP;
/** Height of the six places. */
export const BOARD_HEIGHT = 6 * PLACE_HEIGHT;
/** How far around the columns something may lie. */
export const BOARD_MARGIN = 600;

/** A point in board space, or a point on a screen in pixels. */
export type Point = { readonly x: number; readonly y: number };

/** A rectangle on a screen, in pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Where a screen shows the six places of each column; null for a column that it does not show. */
export type PlaceBoxes = PerSeat<Box | null>;

/** A card of one column, as in `left/learning`. */
export type CardName = `${SeatId}/${AreaId}`;

/** Something's spot on the board: in board space, or on a card in fractions of the card's box, from its top left. */
export type Spot = { readonly on: "board" | CardName; readonly x: number; readonly y: number };

const RIGHT = COLUMN_WIDTH + COLUMN_GAP;
const MIDDLE = COLUMN_WIDTH + COLUMN_GAP / 2;

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

/** The nearest point that is still on the board. */
export function withinBoard({ x, y }: Point): Point {
  return {
    x: clamp(x, -BOARD_MARGIN, BOARD_WIDTH + BOARD_MARGIN),
    y: clamp(y, -BOARD_MARGIN, BOARD_HEIGHT + BOARD_MARGIN),
  };
}

/** How many pixels of a screen one unit of board space is, beside the first column that it shows; 1 without any. */
export function scaleOf({ left, right }: PlaceBoxes): number {
  const box = left ?? right;
  return box === null ? 1 : box.width / COLUMN_WIDTH;
}

/** Which seat's column a point in board space belongs to. */
export function sideOf({ x }: Point): SeatId {
  return x <= MIDDLE ? "left" : "right";
}

/** Takes a card's name apart. */
export function cardOf(name: CardName): { readonly seat: SeatId; readonly area: AreaId } {
  const [seat, area] = name.split("/");
  return { seat: seat === "right" ? "right" : "left", area: area as AreaId };
}

/** Reads a spot that somebody else has written; null for anything that is not one. */
export function parseSpot(value: unknown): Spot | null {
  if (typeof value !== "object" || value === null) return null;
  const { on, x, y } = value as Readonly<Record<string, unknown>>;
  if (!isFiniteNumber(x) || !isFiniteNumber(y)) return null;
  if (on === "board") return { on, ...withinBoard({ x, y }) };
  if (!isCardName(on)) return null;
  return { on, x: clamp(x, -1, 2), y: clamp(y, -1, 2) };
}

/** Is this the name of a card? */
export function isCardName(value: unknown): value is CardName {
  if (typeof value !== "string") return false;
  const [seat, area, ...rest] = value.split("/");
  return rest.length === 0 && isSeatId(seat) && isAreaId(area);
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

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
