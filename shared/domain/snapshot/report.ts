import type { Messages, SnapshotMessages } from "../../messages/messages.ts";
import { remainingPoints } from "../allocation.ts";
import { AREA_IDS, type AreaId } from "../areas.ts";
import type { Board } from "../board.ts";
import { changesSinceFirst } from "../changes.ts";
import { placeOf, rowOrder } from "../ranking.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import type { Note } from "../whiteboard/note.ts";
import { dayInWords } from "./calendar-day.ts";
import { listed } from "./listed.ts";
import type { SnapshotOptions } from "./options.ts";
import { carriesRole } from "./initials.ts";
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
  readonly words: SnapshotMessages;
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

/** Gathers what a snapshot says. */
export function reportOf(whole: Board, options: SnapshotOptions): Report {
  const board = shownBoard(whole, options);
  const { words } = options;
  return {
    words,
    board,
    title: plainTitle(board, words),
    day: dayInWords(options.date, words),
    people: SEAT_IDS.map((seat) => personOf(board, seat, words)),
    stillOpen: incompleteNote(board, words),
    sentences: options.withComparison ? sentencesOf(board, words) : [],
    firstComplete: firstCompleteNote(board, words),
    talk: showsTalk(options) ? talkEntriesOf(board, words) : [],
    notes: options.whiteboard?.notes ?? [],
  };
}

/** The day on which both answers were first complete, or null while they never were. */
export function firstCompleteDay({ first }: Board, words: Pick<Messages, "writing">): string | null {
  // By universal time: a snapshot of one board is the same wherever it is made.
  return first === null ? null : dayInWords(new Date(first.at).toISOString().slice(0, 10), words);
}

/** When both answers were first complete, in one sentence, or null while they never were. */
export function firstCompleteNote(
  board: Board,
  words: Pick<Messages, "snapshot" | "writing">,
): string | null {
  const day = firstCompleteDay(board, words);
  if (day === null) return null;
  const { firstComplete, firstCompleteAndChanged } = words.snapshot;
  return changesSinceFirst(board) === null ? firstComplete(day) : firstCompleteAndChanged(day);
}

/** *Talk about this first* with what was added to it; an area that somebody wrote to or ticked is never left out. */
export function talkEntriesOf(board: Board, words: SnapshotMessages): readonly TalkEntry[] {
  const { pins, talked } = board.conversation;
  const lines = talkLinesOf(board, words);
  const entries = lines.map((line): TalkEntry => {
    const pinners = SEAT_IDS.filter((seat) => pins[seat].includes(line.area));
    const names = pinners.map((seat) => plainName(board, seat, words));
    return {
      ...line,
      pinned: names.length === 0 ? null : words.snapshot.pinnedBy(listed(names, words)),
      isTalkedAbout: talked.includes(line.area),
      replies: repliesTo(board, line.area, words),
    };
  });
  const others = AREA_IDS.filter(
    (area) =>
      lines.every((line) => line.area !== area) &&
      (talked.includes(area) || repliesTo(board, area, words).length > 0),
  );
  return [
    ...entries,
    ...others.map((area): TalkEntry => ({
      area,
      kind: "difference",
      heading: words.areas[area].name,
      fact: words.facts.notPlacedByBoth,
      prompt: words.areas[area].prompt,
      pinned: null,
      isTalkedAbout: talked.includes(area),
      replies: repliesTo(board, area, words),
    })),
  ];
}

/** Who has pinned it and whether it was talked about. */
export function marksOf(
  { pinned, isTalkedAbout }: TalkEntry,
  { snapshot }: Pick<Messages, "snapshot">,
): readonly string[] {
  return [...(pinned === null ? [] : [pinned]), ...(isTalkedAbout ? [snapshot.talkedAbout] : [])];
}

/** "30 points", "1 point", with what they were where they have changed. */
export function pointsInWords({ points, wasPoints }: AreaAnswer, words: Pick<Messages, "snapshot">): string {
  return words.snapshot.points(points) + was(wasPoints, words);
}

/** " (was 20)", or nothing where a number is what it was. */
export function was(number: number | null, { snapshot }: Pick<Messages, "snapshot">): string {
  return number === null ? "" : ` (${snapshot.was(number)})`;
}

/** The name with the role behind it: "Maya (employee)". */
export function nameWithRole({ name, role }: PersonAnswers): string {
  return role === "" ? name : `${name} (${role})`;
}

function repliesTo(board: Board, area: AreaId, words: Pick<Messages, "seats">): readonly Reply[] {
  return SEAT_IDS.map((seat) => ({
    seat,
    name: plainName(board, seat, words),
    text: plainLines(board.conversation.replies[area][seat]),
  })).filter(({ text }) => text !== "");
}

/** One person's answers, with what they were at first. */
export function personOf(
  board: Board,
  seat: SeatId,
  words: Pick<Messages, "areas" | "seats">,
): PersonAnswers {
  const { ranking, points } = board.answers[seat];
  const name = plainLine(board.names[seat]);
  const role = words.seats.roleInText[seat];
  const changes = changesSinceFirst(board);
  return {
    seat,
    name: plainName(board, seat, words),
    // Equal initials carry their roles already.
    role: name === "" || carriesRole(name, seat) ? "" : role,
    answers: rowOrder(ranking).map((area) => ({
      area,
      name: words.areas[area].name,
      place: placeOf(ranking, area),
      points: points[area],
      wasPlace: changes?.was[area].places[seat] ?? null,
      wasPoints: changes?.was[area].points[seat] ?? null,
    })),
    leftToGive: remainingPoints(points),
  };
}
