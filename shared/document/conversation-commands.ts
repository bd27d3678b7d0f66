import type { AreaId } from "../domain/areas.ts";
import { isComplete, type Answers } from "../domain/board.ts";
import type { PerSeat, SeatId } from "../domain/seats.ts";
import type { CommandTarget } from "./commands.ts";
import { firstRecord, readFirst, stampOf } from "./read-conversation.ts";
import { firstRecordsOf, pinKey, talkedKey, talkOf } from "./schema.ts";
import { nextStamp } from "./stamped-records.ts";

/** Pins an area for a seat, or takes that seat's pin away; the other seat's pin stays as it is. */
export function pinArea(target: CommandTarget, seat: SeatId, area: AreaId, isPinned: boolean): void {
  setStamp(target, pinKey(seat, area), isPinned);
}

/** Ticks an area as talked about, or takes the tick away, whoever has set it. */
export function tickArea(target: CommandTarget, area: AreaId, isTalked: boolean): void {
  setStamp(target, talkedKey(area), isTalked);
}

/** Writes both answers down as the first complete ones, unless they are not complete or that was done before. */
export function recordFirst(
  { doc, now }: Pick<CommandTarget, "doc" | "now">,
  answers: PerSeat<Answers>,
): void {
  if (!isComplete(answers.left) || !isComplete(answers.right) || readFirst(doc) !== null) return;
  // By nobody's origin, so that no undo takes it back.
  firstRecordsOf(doc).push([firstRecord({ at: Math.max(Math.floor(now()), 1), answers })]);
}

function setStamp({ doc, origin, now }: CommandTarget, key: string, isSet: boolean): void {
  const talk = talkOf(doc);
  const before = stampOf(talk, key);
  if (before > 0 === isSet) return;
  const stamp = nextStamp(now(), Math.abs(before));
  doc.transact(() => talk.set(key, isSet ? stamp : -stamp), origin);
}
