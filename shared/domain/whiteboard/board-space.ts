/*
 * Board space: the one picture that all screens share. Six places of a column are a box of 600 by 600 units, the left
 * one begins at 0 | 0, the right one 60 units beside it, and the space goes on around them. A screen says where its two
 * boxes of places lie; between them and around them positions follow in proportion. So a point beside a card is beside
 * that card on every screen, at every size and in every step.
 */
import { isSeatId, type SeatId } from "../seats.ts";
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

/** A card of one column, as in `left/learning`. */
export type CardName = `${SeatId}/${AreaId}`;

/** Something's spot on the board: in board space, or on a card in fractions of the card's box, from its top left. */
export type Spot = { readonly on: "board" | CardName; readonly x: number; readonly y: number };

/** Where one side of the board ends and the other one begins. */
export const MIDDLE = COLUMN_WIDTH + COLUMN_GAP / 2;

/** The nearest point that is still on the board. */
export function withinBoard({ x, y }: Point): Point {
  return {
    x: clamp(x, -BOARD_MARGIN, BOARD_WIDTH + BOARD_MARGIN),
    y: clamp(y, -BOARD_MARGIN, BOARD_HEIGHT + BOARD_MARGIN),
  };
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

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
