import fc from "fast-check";
import { EMPTY_ALLOCATION, type Allocation } from "#shared/domain/allocation.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Answers, Board } from "#shared/domain/board.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import { aRanking, anAllocation } from "../../../support/arbitraries.ts";

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
    ...changes,
  };
}

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
const someAnswers: fc.Arbitrary<Answers> = fc.record({ ranking: aRanking, points: anAllocation });

/** Any board: whatever names and title, whatever answers. */
export const anyBoard: fc.Arbitrary<Board> = fc.record({
  title: fc.oneof(aName, fc.string({ minLength: 80, maxLength: 120 })),
  names: fc.record({ left: aName, right: aName }),
  mode: fc.constantFrom("live", "reveal"),
  createdAt: fc.nat(),
  answers: fc.record({ left: someAnswers, right: someAnswers }),
});
