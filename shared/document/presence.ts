import { isAreaId, type AreaId } from "../domain/areas.ts";
import { setPoints, type Allocation } from "../domain/allocation.ts";
import type { Answers } from "../domain/board.ts";
import { moveArea } from "../domain/ranking.ts";
import { isSeatId, type SeatId } from "../domain/seats.ts";
import { isStep, type Step } from "../domain/steps.ts";
import { parseSpot, type Spot } from "../domain/whiteboard/board-space.ts";
import { isInkTool, type InkTool } from "../domain/whiteboard/stroke.ts";
import { parseReaction, type Reaction } from "../domain/whiteboard/reactions.ts";

/** Where a mouse points; with `laser` it draws a trail that fades. */
export type Pointer = Spot & { readonly laser?: true | undefined };

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

/** A note on its way to another spot. */
export type CarriedNote = { readonly id: string; readonly spot: Spot };

/** A stroke that is being drawn; `points` are packed as in the document, in base64. */
export type LiveStroke = { readonly id: string; readonly tool: InkTool; readonly points: string };

/** The note that somebody is writing in, and where (see `caretAt` in `note-text.ts`). */
export type Writing = { readonly note: string; readonly caret: string };

/** A short sign that everybody sees once and nobody keeps; the count tells one from the next. */
export type Sign = { readonly count: number } & (
  | { readonly kind: "ping"; readonly spot: Spot }
  | { readonly kind: "reaction"; readonly reaction: Reaction }
);

/** What part of its step a page shows: the column of a narrow screen, and how far down, in units of board space. */
export type View = { readonly shown: SeatId; readonly top: number };

/** What one open page tells the others about itself; never stored. */
export type Presence = {
  /** One person's page: random, the same across reconnects. */
  readonly participant: string;
  /** The seat taken, or null for a person who is just watching. */
  readonly seat: SeatId | null;
  readonly step: Step;
  readonly pointer?: Pointer | undefined;
  readonly hand?: Hand | undefined;
  readonly call?: Call | undefined;
  readonly carried?: CarriedNote | undefined;
  readonly stroke?: LiveStroke | undefined;
  readonly writing?: Writing | undefined;
  readonly sign?: Sign | undefined;
  readonly view?: View | undefined;
};

/** What the server says of someone who opened a view link. */
export type Watcher = { readonly watching: true };

const MAX_ID_LENGTH = 40;
/** Characters: a stroke of the most points, packed, in base64. */
const MAX_PACKED_LENGTH = 3_000;
/** Units of board space that a page can be scrolled by: long lists below the board included. */
const MAX_VIEW_TOP = 20_000;
/** Characters of a caret. */
const MAX_CARET_LENGTH = 200;

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
    pointer: parsePointer(state["pointer"]),
    hand: parseHand(state["hand"], seat),
    call: parseCall(state["call"]),
    carried: parseCarried(state["carried"], seat),
    stroke: parseStroke(state["stroke"], seat),
    writing: parseWriting(state["writing"], seat),
    sign: parseSign(state["sign"]),
    view: parseView(state["view"]),
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

function parsePointer(value: unknown): Pointer | undefined {
  const spot = parseSpot(value);
  if (spot === null) return undefined;
  return isObject(value) && value["laser"] === true ? { ...spot, laser: true } : spot;
}

function parseCarried(value: unknown, seat: SeatId | null): CarriedNote | undefined {
  if (!isObject(value) || seat === null) return undefined;
  const spot = parseSpot(value["spot"]);
  const { id } = value;
  return isShortText(id) && spot !== null ? { id, spot } : undefined;
}

function parseStroke(value: unknown, seat: SeatId | null): LiveStroke | undefined {
  if (!isObject(value) || seat === null) return undefined;
  const { id, tool, points } = value;
  const arePoints = typeof points === "string" && points.length <= MAX_PACKED_LENGTH;
  return isShortText(id) && isInkTool(tool) && arePoints ? { id, tool, points } : undefined;
}

function parseWriting(value: unknown, seat: SeatId | null): Writing | undefined {
  if (!isObject(value) || seat === null) return undefined;
  const { note, caret } = value;
  const isCaret = typeof caret === "string" && caret.length <= MAX_CARET_LENGTH;
  return isShortText(note) && isCaret ? { note, caret } : undefined;
}

function parseSign(value: unknown): Sign | undefined {
  if (!isObject(value)) return undefined;
  const { count, kind } = value;
  if (typeof count !== "number" || !Number.isSafeInteger(count)) return undefined;
  if (kind === "ping") {
    const spot = parseSpot(value["spot"]);
    return spot === null ? undefined : { kind, spot, count };
  }
  const reaction = parseReaction(value["reaction"]);
  return kind === "reaction" && reaction !== null ? { kind, reaction, count } : undefined;
}

function parseView(value: unknown): View | undefined {
  if (!isObject(value)) return undefined;
  const { shown, top } = value;
  return isSeatId(shown) && typeof top === "number" && Math.abs(top) <= MAX_VIEW_TOP
    ? { shown, top }
    : undefined;
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
