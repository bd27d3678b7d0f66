import type * as Y from "yjs";
import { isAllocation, remainingPoints } from "../domain/allocation.ts";
import { AREA_COUNT, AREA_IDS, perArea, type AreaId } from "../domain/areas.ts";
import type { Answers, FirstAnswers } from "../domain/board.ts";
import { tidyReply, type Conversation } from "../domain/conversation.ts";
import { isMoment } from "../domain/moment.ts";
import { rankingOf } from "../domain/ranking.ts";
import { SEAT_IDS, type SeatId } from "../domain/seats.ts";
import { firstRecordsOf, pinKey, replyOf, talkedKey, talkOf } from "./schema.ts";
import { MAX_STAMP } from "./stamped-records.ts";

/*
 * Pins and ticks are stamps: the moment when one was set, or the same below zero when it was taken away. Only two
 * of the same millisecond are equal, so an undo that compares before it puts back does not take one person's tick for
 * another's.
 */

const RECORD_VERSION = 1;

/** Reads what two people have added to the comparison. Never writes and never throws, whatever the document holds. */
export function readConversation(doc: Y.Doc): Conversation {
  const talk = talkOf(doc);
  const isSet = (key: string): boolean => stampOf(talk, key) > 0;
  const pinned = (seat: SeatId): readonly AreaId[] => AREA_IDS.filter((area) => isSet(pinKey(seat, area)));
  const reply = (seat: SeatId, area: AreaId): string => tidyReply(replyOf(doc, seat, area).toJSON());
  return {
    pins: { left: pinned("left"), right: pinned("right") },
    talked: AREA_IDS.filter((area) => isSet(talkedKey(area))),
    replies: perArea((area) => ({ left: reply("left", area), right: reply("right", area) })),
  };
}

/** The stamp under a key, 0 where there is none that makes sense. */
export function stampOf(talk: Y.Map<unknown>, key: string): number {
  const value = talk.get(key);
  return typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= MAX_STAMP ? value : 0;
}

/** The earliest valid record of both answers complete; of several of one moment the one whose bytes sort first. */
export function readFirst(doc: Y.Doc): FirstAnswers | null {
  let first: FirstAnswers | null = null;
  for (const raw of firstRecordsOf(doc).toArray()) {
    const next = parseFirst(raw);
    if (next !== null && (first === null || isEarlier(next, first))) first = next;
  }
  return first;
}

/** Both answers as one small record: the order of the areas and the points of each seat, areas by their card order. */
export function firstRecord({ at, answers }: FirstAnswers): readonly unknown[] {
  const numbers = SEAT_IDS.flatMap((seat) => {
    const { ranking, points } = answers[seat];
    return [ranking.placed.map((area) => AREA_IDS.indexOf(area)), AREA_IDS.map((area) => points[area])];
  });
  return [RECORD_VERSION, at, ...numbers];
}

function parseFirst(raw: unknown): FirstAnswers | null {
  if (!Array.isArray(raw)) return null;
  const [version, at, leftOrder, leftPoints, rightOrder, rightPoints] = raw as readonly unknown[];
  if (version !== RECORD_VERSION || !isMoment(at) || at === 0) return null;
  const left = parseAnswers(leftOrder, leftPoints);
  const right = parseAnswers(rightOrder, rightPoints);
  return left && right && { at, answers: { left, right } };
}

function parseAnswers(order: unknown, numbers: unknown): Answers | null {
  if (!isList(order) || !isList(numbers)) return null;
  const placed = order.flatMap((index) => AREA_IDS.filter((_, at) => at === index));
  const points = perArea((area) => numbers[AREA_IDS.indexOf(area)]);
  const isWhole =
    new Set(placed).size === AREA_COUNT && isAllocation(points) && remainingPoints(points) === 0;
  // Adding zero makes zero of minus zero.
  return isWhole ? { ranking: rankingOf(placed), points: perArea((area) => points[area] + 0) } : null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length === AREA_COUNT;
}

function isEarlier(a: FirstAnswers, b: FirstAnswers): boolean {
  return a.at === b.at ? JSON.stringify(firstRecord(a)) < JSON.stringify(firstRecord(b)) : a.at < b.at;
}
