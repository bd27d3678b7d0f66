import { remainingPoints, type Allocation } from "../allocation.ts";
import { AREA_TEXT, perArea, type AreaId, type PerArea } from "../areas.ts";
import type { Board, BoardMode } from "../board.ts";
import { compare } from "../comparison.ts";
import { SEAT_ROLE, type PerSeat, type SeatId } from "../seats.ts";
import { cardOf, type Spot } from "../whiteboard/board-space.ts";
import type { NoteColor } from "../whiteboard/note.ts";
import type { InkTool } from "../whiteboard/stroke.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import type { CalendarDay } from "./calendar-day.ts";
import { plainLine, plainLines, plainTitle } from "./plain-line.ts";
import { CONVERSATION_AID, incompleteNote, sentencesOf, talkLinesOf, type TalkLine } from "./sentences.ts";

/** The version of the JSON form; a change that an older reader would misread gets a new number. */
const SNAPSHOT_VERSION = 1;

/** One seat's answers in a JSON snapshot. */
type SnapshotAnswers = {
  /** As typed, empty where nobody gave one. */
  readonly name: string;
  readonly role: string;
  /** Most first; areas that are missing here are not placed yet. */
  readonly ranking: readonly AreaId[];
  readonly points: Allocation;
  readonly leftToGive: number;
};

/** One note in a JSON snapshot. */
type SnapshotNote = {
  /** As typed, on as many lines as it was. */
  readonly text: string;
  readonly by: SeatId;
  /** As typed, empty where nobody gave one. */
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
  readonly format: "what-matters-snapshot";
  readonly version: typeof SNAPSHOT_VERSION;
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
  readonly comparison: {
    readonly sharedPoints: number;
    readonly samePairs: number;
    readonly comparablePairs: number;
    readonly sharedTop: readonly AreaId[];
  };
  readonly sentences: readonly string[];
  readonly stillOpen: string | null;
  readonly talk: readonly TalkLine[];
  /** Only where it was asked for. */
  readonly whiteboard?: {
    readonly notes: readonly SnapshotNote[];
    readonly strokes: readonly SnapshotStroke[];
  };
};

/** The board as a JSON file. Every field is named here one by one, so that nothing else can ever slip into it. */
export function jsonOf(board: Board, date: CalendarDay, whiteboard?: Whiteboard): string {
  const { sharedPoints, samePairs, comparablePairs, sharedTop } = compare(board.answers);
  const snapshot: SnapshotJson = {
    format: "what-matters-snapshot",
    version: SNAPSHOT_VERSION,
    about: CONVERSATION_AID,
    date,
    title: plainLine(board.title),
    heading: plainTitle(board),
    mode: board.mode,
    createdAt: board.createdAt,
    areas: perArea((area) => AREA_TEXT[area].name),
    answers: { left: answersOf(board, "left"), right: answersOf(board, "right") },
    comparison: { sharedPoints, samePairs, comparablePairs, sharedTop },
    sentences: sentencesOf(board).map(({ figure, rest }) => `${figure} ${rest}`),
    stillOpen: incompleteNote(board),
    talk: talkLinesOf(board),
    ...(whiteboard === undefined ? {} : { whiteboard: whiteboardOf(board, whiteboard) }),
  };
  return `${onOneLine(JSON.stringify(snapshot, null, 2))}\n`;
}

/** Three numbers of a point on one line. No text is touched: inside of one, a line break is written as an escape. */
function onOneLine(json: string): string {
  return json.replace(/\[\n\s+(-?[\d.e-]+),\n\s+(-?[\d.e-]+),\n\s+(-?[\d.e-]+)\n\s+\]/g, "[$1, $2, $3]");
}

function whiteboardOf(board: Board, { notes, strokes }: Whiteboard): NonNullable<SnapshotJson["whiteboard"]> {
  return {
    notes: notes.map(({ text, by, color, spot }) => ({
      text: plainLines(text),
      by,
      name: plainLine(board.names[by]),
      color,
      spot: { on: spot.on, x: rounded(spot.x), y: rounded(spot.y) },
      area: spot.on === "board" ? null : AREA_TEXT[cardOf(spot.on).area].name,
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

function answersOf(board: Board, seat: SeatId): SnapshotAnswers {
  const { ranking, points } = board.answers[seat];
  return {
    name: plainLine(board.names[seat]),
    role: SEAT_ROLE[seat],
    ranking: ranking.placed,
    // Rebuilt in card order: equal boards give equal bytes, however their fields were set.
    points: perArea((area) => points[area]),
    leftToGive: remainingPoints(points),
  };
}
