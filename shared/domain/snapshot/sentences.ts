import type { Messages } from "../../messages/messages.ts";
import { givenPoints, remainingPoints, TOTAL_POINTS } from "../allocation.ts";
import { AREA_COUNT, type AreaId } from "../areas.ts";
import { isComplete, type Board } from "../board.ts";
import { compare, EVEN_SHARE, type Comparison, type TalkItem } from "../comparison.ts";
import { pinnedAreas } from "../conversation.ts";
import { isRanked } from "../ranking.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import { listed } from "./listed.ts";
import { plainLine } from "./plain-line.ts";

/** A fact in plain words: the figure is set bold, the rest follows after a space. */
export type Sentence = { readonly figure: string; readonly rest: string };

/** One line of *Talk about this first*: which area, the fact that put it here, and a neutral question. */
export type TalkLine = {
  readonly area: AreaId;
  readonly kind: "common" | "difference";
  readonly heading: string;
  readonly fact: string;
  readonly prompt: string;
};

type FactWords = Pick<Messages, "areas" | "facts" | "writing">;

/** Three facts about both answers, always three and always in this order: shared points, pairs, top three. */
export function sentencesOf(board: Board, words: FactWords): readonly Sentence[] {
  const comparison = compare(board.answers);
  return [
    sharedPointsSentence(board, comparison, words),
    pairsSentence(comparison, words),
    topThreeSentence(board, comparison, words),
  ];
}

/** What to talk about first, in order, in words that measure nobody. */
export function talkLinesOf(
  board: Board,
  { areas, facts }: Pick<Messages, "areas" | "facts">,
): readonly TalkLine[] {
  const bothGave = SEAT_IDS.every((seat) => givenPoints(board.answers[seat].points) > 0);
  return compare(board.answers, pinnedAreas(board.conversation)).talk.map((item) => {
    const { name, prompt } = areas[item.area];
    const isCommon = item.kind === "common";
    return {
      area: item.area,
      kind: item.kind,
      heading: isCommon ? facts.commonGround(name) : name,
      fact: isCommon ? commonFact(item, facts) : differenceFact(item, bothGave, facts),
      prompt,
    };
  });
}

/**
 * What is still open on either side, in whole sentences, or null when both answers are complete; `asName` sets a typed
 * name apart where it is shown.
 */
export function incompleteNote(
  board: Board,
  words: Pick<Messages, "facts" | "seats">,
  asName: (name: string) => string = (name) => name,
): string | null {
  const open = SEAT_IDS.filter((seat) => !isComplete(board.answers[seat]));
  if (open.length === 0) return null;
  return open
    .map((seat) =>
      openSentence(board, seat, asName(plainLine(board.names[seat])) || words.seats.theRole[seat], words),
    )
    .join(" ");
}

function sharedPointsSentence(board: Board, comparison: Comparison, { facts }: FactWords): Sentence {
  const { left, right } = board.answers;
  if (givenPoints(left.points) === 0 || givenPoints(right.points) === 0) return facts.noPoints;
  const isWhole = remainingPoints(left.points) === 0 && remainingPoints(right.points) === 0;
  return facts.sharedPoints(comparison.sharedPoints, TOTAL_POINTS, isWhole);
}

function pairsSentence({ samePairs, comparablePairs }: Comparison, { facts }: FactWords): Sentence {
  if (comparablePairs === 0) return facts.noPairs;
  const all = (AREA_COUNT * (AREA_COUNT - 1)) / 2;
  return facts.samePairs(samePairs, comparablePairs, comparablePairs === all);
}

function topThreeSentence(board: Board, comparison: Comparison, words: FactWords): Sentence {
  const { areas, facts } = words;
  const { sharedTop, hasTopThree } = comparison;
  if (SEAT_IDS.some((seat) => board.answers[seat].ranking.placed.length === 0)) return facts.noTopThree;
  if (sharedTop.length === 0) return facts.noneOfTopThree(hasTopThree);
  const names = sharedTop.map((area) => areas[area].name);
  return facts.someOfTopThree(sharedTop.length, listed(names, words), hasTopThree);
}

function commonFact({ points: { left, right } }: TalkItem, facts: Messages["facts"]): string {
  if (left === right) return facts.bothGaveTheSame(left);
  const isALot = Math.min(left, right) >= EVEN_SHARE;
  return isALot ? facts.bothGaveALot(left, right) : facts.bothGavePoints(left, right);
}

function differenceFact(
  { points: { left, right }, pointGap, placeGap }: TalkItem,
  bothGave: boolean,
  facts: Messages["facts"],
): string {
  if (bothGave) return facts.apart(left + right === 0 ? null : pointGap, placeGap);
  if (placeGap === null) return facts.notPlacedByBoth;
  return placeGap === 0 ? facts.samePlace : facts.placesApart(placeGap);
}

function openSentence(board: Board, seat: SeatId, who: string, { facts }: Pick<Messages, "facts">): string {
  const { ranking, points } = board.answers[seat];
  const left = remainingPoints(points);
  const placed = ranking.placed.length;
  if (placed === 0 && left === TOTAL_POINTS) return facts.notAnswered(who);
  if (isRanked(ranking)) return facts.pointsLeft(who, left);
  if (left === 0) return facts.placed(who, placed, AREA_COUNT);
  return facts.placedAndPointsLeft(who, placed, AREA_COUNT, left);
}
