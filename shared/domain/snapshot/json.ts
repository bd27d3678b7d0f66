import type { Language } from "../../messages/languages.ts";
import type { SnapshotMessages } from "../../messages/messages.ts";
import { remainingPoints, type Allocation } from "../allocation.ts";
import { AREA_IDS, perArea, type AreaId, type PerArea } from "../areas.ts";
import type { Answers, Board, BoardMode } from "../board.ts";
import { compare } from "../comparison.ts";
import type { Conversation } from "../conversation.ts";
import { isMoment } from "../moment.ts";
import type { PerSeat, SeatId } from "../seats.ts";
import { cardOf, type Spot } from "../whiteboard/board-space.ts";
import type { NoteColor } from "../whiteboard/note.ts";
import type { InkTool } from "../whiteboard/stroke.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import type { CalendarDay } from "./calendar-day.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLine, plainLines, plainTitle } from "./plain-line.ts";
import { incompleteNote, sentencesOf, talkLinesOf, type TalkLine } from "./sentences.ts";
import { showsTalk, shownBoard } from "./shown-board.ts";

/** What a JSON snapshot calls itself. */
export const SNAPSHOT_FORMAT = "what-matters-snapshot";

/**
 * The version of the JSON form. A change that an older reader would misread gets a new number; a field more, or one that
 * is missing because it was left out, does not: whoever looks for no more than it knows reads everything else as before.
 */
export const SNAPSHOT_VERSION = 1;

/** A ranking and points in a JSON snapshot. */
type SnapshotRanking = {
  /** Most first; areas that are missing here are not placed yet. */
  readonly ranking: readonly AreaId[];
  readonly points: Allocation;
};

/** One seat's answers in a JSON snapshot. */
type SnapshotAnswers = SnapshotRanking & {
  /** As typed, or its initials; empty where nobody gave one. */
  readonly name: string;
  readonly role: string;
  readonly leftToGive: number;
};

/** One note in a JSON snapshot. */
type SnapshotNote = {
  /** As typed, on as many lines as it was. */
  readonly text: string;
  readonly by: SeatId;
  readonly name: string;
  readonly color: NoteColor;
  readonly spot: Spot;
  /** The name of the area whose card it is attached to; null where it lies on the board. */
  readonly area: string | null;
};

/** One line of ink in a JSON snapshot. */
type SnapshotStroke = {
  readonly by: SeatId;
  readonly name: string;
  readonly tool: InkTool;
  /** `[x, y, pressure]` in board space. */
  readonly points: readonly (readonly [number, number, number])[];
};

/** A JSON snapshot: what both people answered and what was said about it, enough to open it again as a past board. */
export type SnapshotJson = {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly version: typeof SNAPSHOT_VERSION;
  /** Of what the file says by itself; a file without it is English. */
  readonly language: Language;
  readonly about: string;
  readonly date: CalendarDay;
  /** As typed, empty where the board has none. */
  readonly title: string;
  readonly heading: string;
  readonly mode: BoardMode;
  /** Milliseconds since 1970, or 0 when unknown. */
  readonly createdAt: number;
  readonly areas: PerArea<string>;
  readonly answers: PerSeat<SnapshotAnswers>;
  /** Both answers as they were when both were first complete; null while they never were. */
  readonly first: { readonly at: number; readonly answers: PerSeat<SnapshotRanking> } | null;
  readonly stillOpen: string | null;
  /** Missing where the comparison was left out, and then everything below is, except notes and ink. */
  readonly comparison?: {
    readonly sharedPoints: number;
    readonly samePairs: number;
    readonly comparablePairs: number;
    readonly sharedTop: readonly AreaId[];
  };
  readonly sentences?: readonly string[];
  /** What to talk about first; missing where it was left out, and with it what was pinned, ticked and written. */
  readonly talk?: readonly TalkLine[];
  readonly conversation?: Conversation;
  /** Only where it was asked for. */
  readonly whiteboard?: {
    readonly notes: readonly SnapshotNote[];
    readonly strokes: readonly SnapshotStroke[];
  };
};

/** The board as a JSON file. Every field is named here one by one, so that nothing else can ever slip into it. */
export function jsonOf(whole: Board, options: SnapshotOptions): string {
  const board = shownBoard(whole, options);
  const { words } = options;
  const snapshot: SnapshotJson = {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    language: words.writing.language,
    about: words.snapshot.aid,
    date: options.date,
    title: plainLine(board.title),
    heading: plainTitle(board, words),
    mode: board.mode,
    createdAt: isMoment(board.createdAt) ? board.createdAt : 0,
    areas: perArea((area) => words.areas[area].name),
    answers: { left: answersOf(board, "left", words), right: answersOf(board, "right", words) },
    first: firstOf(board),
    stillOpen: incompleteNote(board, words),
    ...(options.withComparison ? comparisonOf(board, words) : {}),
    ...(showsTalk(options) ? { talk: talkLinesOf(board, words), conversation: conversationOf(board) } : {}),
    ...(options.whiteboard === undefined
      ? {}
      : { whiteboard: whiteboardOf(board, options.whiteboard, words) }),
  };
  return `${onOneLine(JSON.stringify(snapshot, null, 2))}\n`;
}

function comparisonOf(board: Board, words: SnapshotMessages): Pick<SnapshotJson, "comparison" | "sentences"> {
  const { sharedPoints, samePairs, comparablePairs, sharedTop } = compare(board.answers);
  return {
    comparison: { sharedPoints, samePairs, comparablePairs, sharedTop },
    sentences: sentencesOf(board, words).map(({ figure, rest }) => `${figure} ${rest}`),
  };
}

function firstOf({ first }: Board): SnapshotJson["first"] {
  if (first === null) return null;
  const { left, right } = first.answers;
  return { at: first.at, answers: { left: rankingOf(left), right: rankingOf(right) } };
}

function conversationOf({ conversation: { pins, talked, replies } }: Board): Conversation {
  const inCardOrder = (areas: readonly AreaId[]): readonly AreaId[] =>
    AREA_IDS.filter((area) => areas.includes(area));
  return {
    pins: { left: inCardOrder(pins.left), right: inCardOrder(pins.right) },
    talked: inCardOrder(talked),
    replies: perArea((area) => ({
      left: plainLines(replies[area].left),
      right: plainLines(replies[area].right),
    })),
  };
}

/** Three numbers of a point on one line. No text is touched: inside of one, a line break is written as an escape. */
function onOneLine(json: string): string {
  return json.replace(/\[\n\s+(-?[\d.e-]+),\n\s+(-?[\d.e-]+),\n\s+(-?[\d.e-]+)\n\s+\]/g, "[$1, $2, $3]");
}

function whiteboardOf(
  board: Board,
  { notes, strokes }: Whiteboard,
  { areas }: SnapshotMessages,
): NonNullable<SnapshotJson["whiteboard"]> {
  return {
    notes: notes.map(({ text, by, color, spot }) => ({
      text: plainLines(text),
      by,
      name: plainLine(board.names[by]),
      color,
      spot: { on: spot.on, x: rounded(spot.x), y: rounded(spot.y) },
      area: spot.on === "board" ? null : areas[cardOf(spot.on).area].name,
    })),
    strokes: strokes.map(({ by, tool, points }) => ({
      by,
      name: plainLine(board.names[by]),
      tool,
      points: points.map(({ x, y, pressure }) => [rounded(x), rounded(y), rounded(pressure)] as const),
    })),
  };
}

/** Four digits are a fraction of a card that no eye tells apart. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0;
}

function answersOf(board: Board, seat: SeatId, { seats }: SnapshotMessages): SnapshotAnswers {
  const answers = board.answers[seat];
  return {
    name: plainLine(board.names[seat]),
    role: seats.role[seat],
    ...rankingOf(answers),
    leftToGive: remainingPoints(answers.points),
  };
}

function rankingOf({ ranking, points }: Answers): SnapshotRanking {
  // Rebuilt in card order: equal boards give equal bytes, however their fields were set.
  return { ranking: ranking.placed, points: perArea((area) => points[area]) };
}
