import { isAreaId, type AreaId } from "../domain/areas.ts";
import { setPoints, type Allocation } from "../domain/allocation.ts";
import type { Answers } from "../domain/board.ts";
import { moveArea } from "../domain/ranking.ts";
import { isSeatId, type SeatId } from "../domain/seats.ts";
import { isStep, type Step } from "../domain/steps.ts";

/** A point on the board that is the same spot on every screen: a named thing, and fractions of its box. */
export type BoardPoint = { readonly on: string; readonly x: number; readonly y: number };

/** What a hand is doing right now, before and beside what the document holds. */
export type Hand =
  | {
      readonly kind: "card";
      readonly seat: SeatId;
      readonly area: AreaId;
      /** The place the card would take, counted from 1, or null for the tray. */
      readonly place: number | null;
      /** The card's middle: x as a fraction of the ranking's width, y in places below its top (negative: above it). */
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly kind: "points";
      readonly seat: SeatId;
      /** The areas that the gesture is changing, the moved one first, and their points. */
      readonly points: readonly (readonly [AreaId, number])[];
    };

/** Asks everybody else to look at a step; the count tells one request from the next. */
type Call = { readonly step: Step; readonly count: number };

/** What one open page tells the others about itself; never stored. */
export type Presence = {
  /** One person's page: random, the same across reconnects. */
  readonly participant: string;
  /** The seat taken, or null for a person who is just watching. */
  readonly seat: SeatId | null;
  readonly step: Step;
  readonly pointer?: BoardPoint | undefined;
  readonly hand?: Hand | undefined;
  readonly call?: Call | undefined;
};

/** What the server says of someone who opened a view link. */
export type Watcher = { readonly watching: true };

const MAX_ID_LENGTH = 40;

/** Reads what another page says of itself; null for anything that is not a presence of ours. */
export function parsePresence(state: unknown): Presence | Watcher | null {
  if (!isObject(state)) return null;
  if (state["watching"] === true) return { watching: true };
  const { participant, seat, step } = state;
  if (!isShortText(participant) || !isStep(step) || !(seat === null || isSeatId(seat))) return null;
  return {
    participant,
    seat,
    step,
    pointer: parsePoint(state["pointer"]),
    hand: parseHand(state["hand"], seat),
    call: parseCall(state["call"]),
  };
}

/** The answers as they look while this hand is moving them: the same clamps as a write, so never an invalid picture. */
export function withHand(answers: Answers, hand: Hand): Answers {
  if (hand.kind === "card") return { ...answers, ranking: moveArea(answers.ranking, hand.area, hand.place) };
  let points: Allocation = answers.points;
  const lowersFirst = hand.points.toSorted(([a, x], [b, y]) => x - points[a] - (y - points[b]));
  for (const [area, value] of lowersFirst) points = setPoints(points, area, value);
  return { ...answers, points };
}

function parsePoint(value: unknown): BoardPoint | undefined {
  if (!isObject(value)) return undefined;
  const { on, x, y } = value;
  return isShortText(on) && isCoordinate(x) && isCoordinate(y) ? { on, x, y } : undefined;
}

function parseHand(value: unknown, ownSeat: SeatId | null): Hand | undefined {
  if (!isObject(value) || ownSeat === null || !isSeatId(value["seat"])) return undefined;
  const { kind, seat, area, place, x, y, points } = value;
  if (kind === "card") {
    const isPlace =
      place === null || (typeof place === "number" && Number.isInteger(place) && place >= 1 && place <= 6);
    if (!isAreaId(area) || !isPlace || !isCoordinate(x) || !isCoordinate(y)) return undefined;
    return { kind, seat, area, place: place as number | null, x, y };
  }
  if (kind !== "points" || !Array.isArray(points) || points.length === 0 || points.length > 6)
    return undefined;
  const pairs = (points as readonly unknown[]).filter(isPair);
  return pairs.length === points.length ? { kind, seat, points: pairs } : undefined;
}

function parseCall(value: unknown): Call | undefined {
  if (!isObject(value)) return undefined;
  const { step, count } = value;
  return isStep(step) && typeof count === "number" && Number.isSafeInteger(count)
    ? { step, count }
    : undefined;
}

function isPair(value: unknown): value is readonly [AreaId, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [area, points] = value as readonly unknown[];
  return (
    isAreaId(area) && typeof points === "number" && Number.isInteger(points) && points >= 0 && points <= 100
  );
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= MAX_ID_LENGTH;
}

/** A few screens in any direction: far enough for every honest position, near enough for layout. */
function isCoordinate(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= 100;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
