import { remainingPoints } from "../allocation.ts";
import { AREA_IDS, AREA_TEXT, type AreaId } from "../areas.ts";
import type { Board } from "../board.ts";
import { changesSinceFirst } from "../changes.ts";
import { placeOf, rowOrder } from "../ranking.ts";
import { SEAT_IDS, SEAT_ROLE, type SeatId } from "../seats.ts";
import type { Note } from "../whiteboard/note.ts";
import { dayInWords } from "./calendar-day.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLine, plainLines, plainName, plainTitle } from "./plain-line.ts";
import { incompleteNote, sentencesOf, talkLinesOf, type Sentence, type TalkLine } from "./sentences.ts";
import { showsTalk, shownBoard } from "./shown-board.ts";

/** One area in one person's answers; `was…` is what it was when both were first complete, null where it still is. */
export type AreaAnswer = {
  readonly area: AreaId;
  readonly name: string;
  /** Null while it is not placed. */
  readonly place: number | null;
  readonly points: number;
  readonly wasPlace: number | null;
  readonly wasPoints: number | null;
};

/** One person's answers in words' reach: placed areas first, in their order. */
export type PersonAnswers = {
  readonly seat: SeatId;
  readonly name: string;
  /** "employee" behind a name that does not say so itself, else empty. */
  readonly role: string;
  readonly answers: readonly AreaAnswer[];
  readonly leftToGive: number;
};

/** What somebody wrote to an area's question. */
type Reply = { readonly seat: SeatId; readonly name: string; readonly text: string };

/** One line of *Talk about this first* with what was pinned, ticked and written there. */
export type TalkEntry = TalkLine & {
  /** "Pinned by Maya and Sam", or null. */
  readonly pinned: string | null;
  readonly isTalkedAbout: boolean;
  readonly replies: readonly Reply[];
};

/** Everything a snapshot in words says, in order, as its options have it: each format only sets it in its own way. */
export type Report = {
  readonly board: Board;
  readonly title: string;
  readonly day: string;
  readonly people: readonly PersonAnswers[];
  readonly stillOpen: string | null;
  /** Empty without a comparison. */
  readonly sentences: readonly Sentence[];
  readonly firstComplete: string | null;
  /** Empty where it was left out, or where there is nothing to talk about yet. */
  readonly talk: readonly TalkEntry[];
  /** Empty where notes were left out, or where there are none. */
  readonly notes: readonly Note[];
};

/** What is ticked in *Talk about this first*. */
export const TALKED_ABOUT = "Talked about";

/** Gathers what a snapshot says. */
export function reportOf(whole: Board, options: SnapshotOptions): Report {
  const board = shownBoard(whole, options);
  return {
    board,
    title: plainTitle(board),
    day: dayInWords(options.date),
    people: SEAT_IDS.map((seat) => personOf(board, seat)),
    stillOpen: incompleteNote(board),
    sentences: options.withComparison ? sentencesOf(board) : [],
    firstComplete: firstCompleteNote(board),
    talk: showsTalk(options) ? talkEntriesOf(board) : [],
    notes: options.whiteboard?.notes ?? [],
  };
}

/** The day on which both answers were first complete, or null while they never were. */
export function firstCompleteDay({ first }: Board): string | null {
  // By universal time: a snapshot of one board is the same wherever it is made.
  return first === null ? null : dayInWords(new Date(first.at).toISOString().slice(0, 10));
}

/** When both answers were first complete, in one sentence, or null while they never were. */
export function firstCompleteNote(board: Board): string | null {
  const day = firstCompleteDay(board);
  if (day === null) return null;
  const isChanged = changesSinceFirst(board) !== null;
  return `Both answers were first complete on ${day}${isChanged ? "; what has changed since says what it was" : ""}.`;
}

/** *Talk about this first* with what was added to it; an area that somebody wrote to or ticked is never left out. */
export function talkEntriesOf(board: Board): readonly TalkEntry[] {
  const { pins, talked } = board.conversation;
  const lines = talkLinesOf(board);
  const entries = lines.map((line): TalkEntry => {
    const pinners = SEAT_IDS.filter((seat) => pins[seat].includes(line.area));
    const names = pinners.map((seat) => plainName(board, seat));
    return {
      ...line,
      pinned: names.length === 0 ? null : `Pinned by ${names.join(" and ")}`,
      isTalkedAbout: talked.includes(line.area),
      replies: repliesTo(board, line.area),
    };
  });
  const others = AREA_IDS.filter(
    (area) =>
      lines.every((line) => line.area !== area) &&
      (talked.includes(area) || repliesTo(board, area).length > 0),
  );
  return [
    ...entries,
    ...others.map((area): TalkEntry => ({
      area,
      kind: "difference",
      heading: AREA_TEXT[area].name,
      fact: "Not placed by both yet.",
      prompt: AREA_TEXT[area].prompt,
      pinned: null,
      isTalkedAbout: talked.includes(area),
      replies: repliesTo(board, area),
    })),
  ];
}

/** "30 points", "1 point", with what they were where they have changed. */
export function pointsInWords({ points, wasPoints }: AreaAnswer): string {
  return `${points} ${points === 1 ? "point" : "points"}${was(wasPoints)}`;
}

/** " (was 20)", or nothing where a number is what it was. */
export function was(number: number | null): string {
  return number === null ? "" : ` (was ${number})`;
}

/** The name with the role behind it: "Maya (employee)". */
export function nameWithRole({ name, role }: PersonAnswers): string {
  return role === "" ? name : `${name} (${role})`;
}

function repliesTo(board: Board, area: AreaId): readonly Reply[] {
  return SEAT_IDS.map((seat) => ({
    seat,
    name: plainName(board, seat),
    text: plainLines(board.conversation.replies[area][seat]),
  })).filter(({ text }) => text !== "");
}

/** One person's answers, with what they were at first. */
export function personOf(board: Board, seat: SeatId): PersonAnswers {
  const { ranking, points } = board.answers[seat];
  const name = plainLine(board.names[seat]);
  const role = SEAT_ROLE[seat].toLowerCase();
  const changes = changesSinceFirst(board);
  return {
    seat,
    name: plainName(board, seat),
    // Equal initials carry their roles already.
    role: name === "" || name.endsWith(`(${role})`) ? "" : role,
    answers: rowOrder(ranking).map((area) => ({
      area,
      name: AREA_TEXT[area].name,
      place: placeOf(ranking, area),
      points: points[area],
      wasPlace: changes?.was[area].places[seat] ?? null,
      wasPoints: changes?.was[area].points[seat] ?? null,
    })),
    leftToGive: remainingPoints(points),
  };
}
