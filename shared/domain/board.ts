import { EMPTY_ALLOCATION, remainingPoints, type Allocation } from "./allocation.ts";
import type { Conversation } from "./conversation.ts";
import { isRanked, rankingOf, type Ranking } from "./ranking.ts";
import type { PerSeat, SeatId } from "./seats.ts";

/** How a board is played: `live` shows every movement; `reveal` keeps each side private until both reveal. */
export type BoardMode = "live" | "reveal";

/** One seat's ranking and points. */
export type Answers = {
  readonly ranking: Ranking;
  readonly points: Allocation;
};

/** Both answers as they were at the first moment when both were complete, whatever became of them later. */
export type FirstAnswers = {
  /** Milliseconds since 1970, by the clock of whoever wrote it down. */
  readonly at: number;
  readonly answers: PerSeat<Answers>;
};

/** A whole board as a plain value: what every screen and every snapshot is made from. */
export type Board = {
  readonly title: string;
  /** Empty where nobody has given a name. */
  readonly names: PerSeat<string>;
  readonly mode: BoardMode;
  /** Milliseconds since 1970, or 0 when unknown. */
  readonly createdAt: number;
  readonly answers: PerSeat<Answers>;
  /** Null until both answers have been complete at once. */
  readonly first: FirstAnswers | null;
  readonly conversation: Conversation;
};

/** What a seat holds before anybody has touched it. */
export const NO_ANSWERS: Answers = { ranking: rankingOf([]), points: EMPTY_ALLOCATION };

/** The person's name, or the role of the seat while it has none. */
export function nameOf(
  board: Pick<Board, "names">,
  seat: SeatId,
  words: { readonly role: PerSeat<string> },
): string {
  return board.names[seat] || words.role[seat];
}

/** Has this seat placed all six areas and given all 100 points? */
export function isComplete(answers: Answers): boolean {
  return isRanked(answers.ranking) && remainingPoints(answers.points) === 0;
}
