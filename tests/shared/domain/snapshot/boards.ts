import fc from "fast-check";
import { EMPTY_ALLOCATION, type Allocation } from "#shared/domain/allocation.ts";
import { AREA_IDS, perArea, type AreaId } from "#shared/domain/areas.ts";
import type { Answers, Board } from "#shared/domain/board.ts";
import { NO_CONVERSATION, type Conversation } from "#shared/domain/conversation.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import { DEFAULT_OPTIONS, type SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import type { Language } from "#shared/messages/languages.ts";
import type { Messages } from "#shared/messages/messages.ts";
import {
  BOARD_HEIGHT,
  BOARD_MARGIN,
  BOARD_WIDTH,
  type CardName,
  type Spot,
} from "#shared/domain/whiteboard/board-space.ts";
import { NOTE_COLORS, type Note } from "#shared/domain/whiteboard/note.ts";
import type { Stroke } from "#shared/domain/whiteboard/stroke.ts";
import type { Whiteboard } from "#shared/domain/whiteboard/whiteboard.ts";
import { aRanking, aSeat, anAllocation, anArea } from "../../../support/arbitraries.ts";

/** Answers from a short note: the placed areas, and the points that are not 0. */
export function answers(placed: readonly AreaId[], points: Partial<Allocation>): Answers {
  return { ranking: rankingOf(placed), points: { ...EMPTY_ALLOCATION, ...points } };
}

/** The two people of the design sketch. */
export const MAYA = answers(["impact", "learning", "culture", "balance", "compensation", "promotion"], {
  impact: 30,
  learning: 25,
  culture: 20,
  balance: 15,
  compensation: 10,
});
export const SAM = answers(["promotion", "impact", "compensation", "learning", "culture", "balance"], {
  promotion: 34,
  impact: 22,
  compensation: 18,
  learning: 14,
  culture: 8,
  balance: 4,
});

/** The board of the design sketch, or the same with other answers, names or title. */
export function aBoard(changes: Partial<Board> = {}): Board {
  return {
    title: "Maya & Sam · autumn",
    names: { left: "Maya", right: "Sam" },
    mode: "live",
    createdAt: 0,
    answers: { left: MAYA, right: SAM },
    first: null,
    conversation: NO_CONVERSATION,
    ...changes,
  };
}

/** The catalogue of each language. */
export const CATALOGUE: Readonly<Record<Language, Messages>> = { en: english, es: spanish };

/** What a snapshot is like unless its taker decides otherwise, in English. */
export const ENGLISH: Omit<SnapshotOptions, "date"> = { ...DEFAULT_OPTIONS, words: english };

/** Names that somebody might type to see what breaks. */
export const HOSTILE = [
  "</text><script>alert(1)</script>",
  "\"'><img src=x onerror=alert(1)>",
  "]]><!--<![CDATA[",
  "a|b|c",
  "# one\n- two\r\n\u2028three",
  "[x](javascript:alert(1)) `code` **bold** http://x.y &lt;b&gt;",
  "\u202Egnp.exe\u202C",
  "\uD800 half \uFFFE \u0000\u0007",
  "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359\u035Aalgo",
  "W".repeat(60),
  "漢".repeat(60),
  "👩‍👩‍👧‍👦".repeat(20),
  "../../etc/passwd",
  "CON",
  "=1+1",
  " \u200B ",
  "",
];

const aName = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** Any two answers, complete or not. */
export const someAnswers: fc.Arbitrary<Answers> = fc.record({ ranking: aRanking, points: anAllocation });

const someAreas: fc.Arbitrary<readonly AreaId[]> = fc.subarray([...AREA_IDS]);

/** Anything that two people may have pinned, ticked and written. */
const someConversation: fc.Arbitrary<Conversation> = fc.record({
  pins: fc.record({ left: someAreas, right: someAreas }),
  talked: someAreas,
  replies: fc.array(fc.tuple(aName, aName), { minLength: 6, maxLength: 6 }).map((texts) =>
    perArea((area) => {
      const [left = "", right = ""] = texts[AREA_IDS.indexOf(area)] ?? [];
      return { left, right };
    }),
  ),
});

/** Any board: whatever names and title, whatever answers, whatever was said about them. */
export const anyBoard: fc.Arbitrary<Board> = fc.record({
  title: fc.oneof(aName, fc.string({ minLength: 80, maxLength: 120 })),
  names: fc.record({ left: aName, right: aName }),
  mode: fc.constantFrom("live", "reveal"),
  createdAt: fc.nat(),
  answers: fc.record({ left: someAnswers, right: someAnswers }),
  first: fc.option(
    fc.record({ at: fc.nat(), answers: fc.record({ left: someAnswers, right: someAnswers }) }),
  ),
  conversation: someConversation,
});

/** One note of Maya's, or the same with other words, colour, spot or author. */
export function aNote(changes: Partial<Note> = {}): Note {
  return {
    id: "n1",
    by: "left",
    color: "sun",
    spot: { on: "board", x: 560, y: 470 },
    text: "“Two years from now I want to run a team.”",
    ...changes,
  };
}

/** One line of Maya's pen, or the same with another tool, author or other points. */
export function aStroke(changes: Partial<Stroke> = {}): Stroke {
  const points = [0, 40, 80, 120].map((x) => ({ x, y: 50 + x / 4, pressure: 0.5 }));
  return { id: "s1", by: "left", tool: "pen", points, ...changes };
}

/** What somebody might write on a note to see what breaks. */
const HOSTILE_NOTES = [
  ...HOSTILE,
  "two\nlines",
  "\r\n\n\n\u2028gaps\n\n\n\n\n\nbelow\n",
  "# one\n- two\n1. three\n===\n---\n> four\n+ five\n    six",
  "W".repeat(600),
  "word ".repeat(120),
  "漢字".repeat(300),
  "ภาษาไทยไม่มีช่องว่างระหว่างคำ".repeat(15),
  "שלום, מה שלומך?\nמריםAbc مرحبا",
];

const anX = fc.double({ min: -BOARD_MARGIN, max: BOARD_WIDTH + BOARD_MARGIN, noNaN: true });
const aY = fc.double({ min: -BOARD_MARGIN, max: BOARD_HEIGHT + BOARD_MARGIN, noNaN: true });
const aShare = fc.double({ min: -1, max: 2, noNaN: true });
const aCard = fc.tuple(aSeat, anArea).map(([seat, area]): CardName => `${seat}/${area}`);
const aSpot: fc.Arbitrary<Spot> = fc.oneof(
  fc.record({ on: fc.constant("board" as const), x: anX, y: aY }),
  fc.record({ on: aCard, x: aShare, y: aShare }),
);
const anyNote: fc.Arbitrary<Note> = fc.record({
  id: fc.uuid(),
  by: aSeat,
  color: fc.constantFrom(...NOTE_COLORS),
  spot: aSpot,
  text: fc.oneof(fc.constantFrom(...HOSTILE_NOTES), fc.string({ unit: "binary", maxLength: 600 })),
});
const anyStroke: fc.Arbitrary<Stroke> = fc.record({
  id: fc.uuid(),
  by: aSeat,
  tool: fc.constantFrom("pen", "marker"),
  points: fc.array(fc.record({ x: anX, y: aY, pressure: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 1,
    maxLength: 30,
  }),
});

/** Any notes and ink: whatever words, wherever. */
export const anyWhiteboard: fc.Arbitrary<Whiteboard> = fc.record({
  notes: fc.array(anyNote, { maxLength: 6 }),
  strokes: fc.array(anyStroke, { maxLength: 6 }),
});

/** Any choice of what is in a snapshot, in English. */
export const anyOptions: fc.Arbitrary<SnapshotOptions> = anyOptionsIn(english);

/** Any choice of what is in a snapshot, and in which language. */
export const anyOptionsAnywhere: fc.Arbitrary<SnapshotOptions> = anyOptionsIn(english, spanish);

function anyOptionsIn(...catalogues: readonly Messages[]): fc.Arbitrary<SnapshotOptions> {
  return fc.record({
    date: fc.constantFrom("2026-11-23", "2024-02-29", "2027-01-01"),
    names: fc.constantFrom("full", "initials"),
    withComparison: fc.boolean(),
    withTalk: fc.boolean(),
    whiteboard: fc.option(anyWhiteboard, { nil: undefined }),
    words: fc.constantFrom(...catalogues),
  });
}
