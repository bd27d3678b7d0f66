import { givenPoints, remainingPoints, TOTAL_POINTS } from "../allocation.ts";
import { AREA_COUNT, AREA_TEXT, type AreaId } from "../areas.ts";
import { isComplete, type Board } from "../board.ts";
import { compare, EVEN_SHARE, type Comparison, type TalkItem } from "../comparison.ts";
import { pinnedAreas } from "../conversation.ts";
import { isRanked } from "../ranking.ts";
import { SEAT_IDS, SEAT_ROLE, type SeatId } from "../seats.ts";
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

/** The line that every snapshot ends with. */
export const CONVERSATION_AID = "A conversation aid, not a performance record";

/** What stands behind that line. */
export const CONVERSATION_SPIRIT = "No judgment. There are no right or wrong answers.";

const TOP_PLACES = 3;
const COUNT_WORDS = ["no", "one", "two", "three", "four", "five"];

/** Three facts about both answers, always three and always in this order: shared points, pairs, top three. */
export function sentencesOf(board: Board): readonly Sentence[] {
  const comparison = compare(board.answers);
  return [
    sharedPointsSentence(board, comparison),
    pairsSentence(comparison),
    topThreeSentence(board, comparison),
  ];
}

/** What to talk about first, in order, in words that measure nobody. */
export function talkLinesOf(board: Board): readonly TalkLine[] {
  const bothGave = SEAT_IDS.every((seat) => givenPoints(board.answers[seat].points) > 0);
  return compare(board.answers, pinnedAreas(board.conversation)).talk.map((item) => {
    const { name, prompt } = AREA_TEXT[item.area];
    const isCommon = item.kind === "common";
    return {
      area: item.area,
      kind: item.kind,
      heading: isCommon ? `Common ground: ${name}` : name,
      fact: isCommon ? commonFact(item) : differenceFact(item, bothGave),
      prompt,
    };
  });
}

/** What is still open on either side, in whole sentences, or null when both answers are complete. */
export function incompleteNote(board: Board): string | null {
  const open = SEAT_IDS.filter((seat) => !isComplete(board.answers[seat]));
  return open.length === 0 ? null : open.map((seat) => openSentence(board, seat)).join(" ");
}

function sharedPointsSentence(board: Board, comparison: Comparison): Sentence {
  const { left, right } = board.answers;
  if (givenPoints(left.points) === 0 || givenPoints(right.points) === 0) {
    return { figure: "No points", rest: "to compare yet" };
  }
  const all = remainingPoints(left.points) === 0 && remainingPoints(right.points) === 0;
  const verb = comparison.sharedPoints === 1 ? "sits in the same place" : "sit in the same places";
  return {
    figure: `${comparison.sharedPoints} of ${TOTAL_POINTS}`,
    rest: `points ${verb}${all ? "" : " so far"}`,
  };
}

function pairsSentence({ samePairs, comparablePairs }: Comparison): Sentence {
  if (comparablePairs === 0) return { figure: "No pairs", rest: "to compare yet" };
  const all = (AREA_COUNT * (AREA_COUNT - 1)) / 2;
  const pairs = comparablePairs === 1 ? "pair" : "pairs";
  return {
    figure: `${samePairs} of ${comparablePairs}`,
    rest: `${pairs} you put in the same order${comparablePairs === all ? "" : " so far"}`,
  };
}

function topThreeSentence(board: Board, { sharedTop, hasTopThree }: Comparison): Sentence {
  if (SEAT_IDS.some((seat) => board.answers[seat].ranking.placed.length === 0)) {
    return { figure: "No top 3", rest: "to compare yet" };
  }
  const soFar = hasTopThree ? "" : " so far";
  if (sharedTop.length === 0)
    return { figure: `None of your top ${TOP_PLACES}`, rest: `are the same${soFar}` };
  const verb = sharedTop.length === 1 ? "is" : "are";
  return {
    figure: `${sharedTop.length} of your top ${TOP_PLACES}`,
    rest: `${verb} the same${soFar}: ${listed(sharedTop.map((area) => AREA_TEXT[area].name))}`,
  };
}

function commonFact({ points: { left, right } }: TalkItem): string {
  if (left === right) return `You both gave it the same: ${left}.`;
  const muchOrSome = Math.min(left, right) >= EVEN_SHARE ? "a lot" : "points";
  return `You both gave it ${muchOrSome}: ${left} and ${right}.`;
}

function differenceFact(
  { points: { left, right }, pointGap, placeGap }: TalkItem,
  bothGave: boolean,
): string {
  const places =
    placeGap === null ? null : `${COUNT_WORDS[placeGap] ?? placeGap} ${plural("place", placeGap)}`;
  if (!bothGave) {
    if (places === null) return "Not placed by both yet.";
    return placeGap === 0 ? "The same place." : `${capital(places)} apart.`;
  }
  const points =
    pointGap > 0
      ? `${pointGap} ${plural("point", pointGap)} apart`
      : left + right > 0
        ? "The same points"
        : "No points from either";
  if (places === null) return `${points}, not placed by both yet.`;
  if (placeGap === 0) return `${points}, the same place.`;
  return pointGap === 0 ? `${points}, ${places} apart.` : `${points}, ${places}.`;
}

function openSentence(board: Board, seat: SeatId): string {
  const { ranking, points } = board.answers[seat];
  const who = plainLine(board.names[seat]) || `The ${SEAT_ROLE[seat].toLowerCase()}`;
  const left = remainingPoints(points);
  if (ranking.placed.length === 0 && left === TOTAL_POINTS) return `${who} has not answered yet.`;
  const open: string[] = [];
  if (!isRanked(ranking)) open.push(`has placed ${ranking.placed.length} of ${AREA_COUNT} areas`);
  if (left > 0) open.push(`has ${left} ${plural("point", left)} left to give`);
  return `${who} ${open.join(" and ")}.`;
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "A", "A and B", "A, B and C": as one says it, and the same on every machine, unlike `Intl.ListFormat`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
