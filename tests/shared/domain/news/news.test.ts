import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AREA_IDS, perArea, type AreaId } from "#shared/domain/areas.ts";
import { NO_ANSWERS, type Board } from "#shared/domain/board.ts";
import { factsOf, withOwnChange, type BoardState } from "#shared/domain/news/facts.ts";
import { newsOf } from "#shared/domain/news/news.ts";
import { newsInWords } from "#shared/domain/news/news-words.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { STEP_IDS } from "#shared/domain/steps.ts";
import { timersOf } from "#shared/domain/whiteboard/timer.ts";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import { aRanking, anAllocation, someAreas } from "../../../support/arbitraries.ts";
import { failureOf } from "../../../support/property.ts";

const NAMES = { left: "Maya", right: "Sam" };

const EMPTY: BoardState = {
  board: {
    title: "Autumn talk",
    names: NAMES,
    mode: "live",
    createdAt: 1,
    answers: { left: NO_ANSWERS, right: NO_ANSWERS },
    first: null,
    conversation: {
      pins: { left: [], right: [] },
      talked: [],
      replies: perArea(() => ({ left: "", right: "" })),
    },
  },
  notes: [],
  strokes: [],
  timers: timersOf(() => null),
  steps: { left: null, right: "rank" },
};

type Change = Partial<Board["answers"]["right"]> & Partial<Pick<BoardState, "notes" | "timers" | "steps">>;

/** A state in which Sam has done something. */
function after({ ranking, points, ...rest }: Change, from = EMPTY): BoardState {
  const right = from.board.answers.right;
  const answers = {
    ...from.board.answers,
    right: { ranking: ranking ?? right.ranking, points: points ?? right.points },
  };
  return { ...from, ...rest, board: { ...from.board, answers } };
}

function told(from: BoardState, to: BoardState, words = english): string {
  return newsInWords(newsOf(factsOf(from), factsOf(to)), NAMES, words).join(" ");
}

const order = (...areas: readonly AreaId[]) => rankingOf(areas);
const points = (some: Partial<Record<AreaId, number>>) => perArea((area) => some[area] ?? 0);

describe("the summary of what others did", () => {
  test("one sentence for one person, whatever it took to get there", () => {
    const before = after({ ranking: order("impact", "compensation", "learning") });
    const now = after({
      ranking: order("impact", "learning", "compensation"),
      points: points({ compensation: 30 }),
    });
    expect(told(before, now)).toBe("Sam moved Learning to place 2 and gave Compensation 30 points.");
    expect(told(before, now, spanish)).toBe(
      "Sam movió Aprendizaje al puesto 2 y dio 30 puntos a Remuneración.",
    );
    expect(told(now, now)).toBe("");
  });

  test("many moves are the order that came of them; what left the ranking is in the tray", () => {
    const before = after({ ranking: order(...AREA_IDS) });
    expect(told(before, after({ ranking: order(...AREA_IDS.toReversed()) }))).toBe(
      "Sam put Culture / Team, Work-life Balance, Learning, Compensation, Promotion / Title and Impact in this order.",
    );
    const shorter = after({ ranking: order("promotion", "compensation", "learning", "balance") });
    expect(told(before, shorter)).toBe("Sam put Impact and Culture / Team back into the tray.");
  });

  test("who came, left and went elsewhere", () => {
    const away = after({ steps: { left: null, right: null } });
    expect(told(away, EMPTY)).toBe("Sam has come.");
    expect(told(EMPTY, away)).toBe("Sam has left.");
    expect(told(EMPTY, after({ steps: { left: null, right: "compare" } }))).toBe("Sam went to Compare.");
  });

  test("notes, timers, pins, ticks, replies, names and the title", () => {
    const note = {
      id: "n1",
      by: "right",
      color: "sun",
      text: "",
      spot: { on: "board", x: 1, y: 2 },
    } as const;
    const withNote = after({
      notes: [note],
      timers: timersOf((key) => (key === "rank" ? { startedAt: 1, lengthMs: 2 } : null)),
    });
    expect(told(EMPTY, withNote)).toBe("Sam added a note. The timer for Rank was set.");
    expect(told(withNote, { ...withNote, notes: [{ ...note, text: "words" }] })).toBe("A note was changed.");
    expect(told(withNote, EMPTY)).toBe("A note was removed. The timer for Rank was stopped.");
    const talking: BoardState = {
      ...EMPTY,
      board: {
        ...EMPTY.board,
        title: "",
        names: { left: "Maya", right: "Samir" },
        conversation: {
          pins: { left: [], right: ["impact", "learning"] },
          talked: ["culture"],
          replies: { ...EMPTY.board.conversation.replies, balance: { left: "", right: "Fridays" } },
        },
      },
    };
    expect(told(EMPTY, talking)).toBe(
      "Sam wants to talk about Impact and Learning and wrote about Work-life Balance. Talked about: Culture / Team. The manager is called Samir now. The board has no title now.",
    );
    expect(told(talking, EMPTY)).toBe(
      "Sam took the pin off Impact and Learning and wrote about Work-life Balance. Still to talk about: Culture / Team. The manager is called Sam now. The board is called “Autumn talk” now.",
    );
  });
});

const aState = fc
  .record({
    rankings: fc.tuple(aRanking, aRanking),
    points: fc.tuple(anAllocation, anAllocation),
    pins: fc.tuple(someAreas, someAreas),
    talked: someAreas,
    wrote: fc.tuple(someAreas, someAreas),
    steps: fc.tuple(fc.constantFrom(null, ...STEP_IDS), fc.constantFrom(null, ...STEP_IDS)),
  })
  .map(({ rankings, points: given, pins, talked, wrote, steps }): BoardState => {
    const replies = perArea((area) => ({
      left: wrote[0].includes(area) ? "words" : "",
      right: wrote[1].includes(area) ? "words" : "",
    }));
    return {
      ...EMPTY,
      steps: { left: steps[0], right: steps[1] },
      board: {
        ...EMPTY.board,
        answers: {
          left: { ranking: rankings[0], points: given[0] },
          right: { ranking: rankings[1], points: given[1] },
        },
        conversation: { pins: { left: pins[0], right: pins[1] }, talked, replies },
      },
    };
  });

describe("of any two states", () => {
  test("the news is all of the difference: what was told and the news make what is so now", () => {
    const failure = failureOf(
      fc.property(aState, aState, (before, now) => {
        const news = newsOf(factsOf(before), factsOf(now));
        for (const seat of SEAT_IDS) {
          const { moved, unplaced, points: given, pinned, unpinned, wrote } = news.of[seat];
          const [was, is] = [before.board.answers[seat], now.board.answers[seat]];
          const gone = new Set([...unplaced, ...moved.map(({ area }) => area)]);
          const placed = was.ranking.placed.filter((area) => !gone.has(area));
          for (const { area, place } of moved) placed.splice(place - 1, 0, area);
          expect(placed).toEqual(is.ranking.placed);
          expect({
            ...was.points,
            ...Object.fromEntries(given.map((each) => [each.area, each.points])),
          }).toEqual(is.points);
          expect(given.map(({ area }) => area)).toEqual(
            AREA_IDS.filter((area) => was.points[area] !== is.points[area]),
          );
          const [hadPins, hasPins] = [
            before.board.conversation.pins[seat],
            now.board.conversation.pins[seat],
          ];
          expect(pinned).toEqual(
            AREA_IDS.filter((area) => hasPins.includes(area) && !hadPins.includes(area)),
          );
          expect(unpinned).toEqual(
            AREA_IDS.filter((area) => hadPins.includes(area) && !hasPins.includes(area)),
          );
          expect(wrote).toEqual(
            AREA_IDS.filter(
              (area) =>
                before.board.conversation.replies[area][seat] !== now.board.conversation.replies[area][seat],
            ),
          );
        }
      }),
      500,
    );
    expect(failure).toBeNull();
  });

  test("the summary names exactly the areas that differ, in both languages; none where nothing differs", () => {
    const failure = failureOf(
      fc.property(aState, aState, fc.boolean(), (before, now, isSpanish) => {
        const words = isSpanish ? spanish : english;
        const news = newsOf(factsOf(before), factsOf(now));
        const differing = new Set<AreaId>([...news.talked, ...news.untalked]);
        for (const seat of SEAT_IDS) {
          const { moved, order: whole, unplaced, points: given, pinned, unpinned, wrote } = news.of[seat];
          const places = moved.length > 2 ? whole : moved.map(({ area }) => area);
          const areas = [places, unplaced, given.map(({ area }) => area), pinned, unpinned, wrote].flat();
          for (const area of areas) differing.add(area);
        }
        const summary = newsInWords(news, NAMES, words).join(" ");
        const named = AREA_IDS.filter((area) => summary.includes(words.areas[area].name));
        expect(named).toEqual(AREA_IDS.filter((area) => differing.has(area)));
        expect(told(now, now, words)).toBe("");
      }),
      500,
    );
    expect(failure).toBeNull();
  });

  test("what I do myself is no news, and what others do beside it stays news", () => {
    const failure = failureOf(
      fc.property(aState, aState, (before, now) => {
        // My hand is the left one's: of all that differs, that is mine.
        const mine: BoardState = {
          ...before,
          board: { ...before.board, answers: { ...before.board.answers, left: now.board.answers.left } },
        };
        const toldOf = withOwnChange(factsOf(before), factsOf(before), factsOf(mine));
        expect(toldOf).toEqual(factsOf(mine));
        const others: BoardState = {
          ...now,
          board: { ...now.board, answers: { ...now.board.answers, left: before.board.answers.left } },
        };
        // Theirs came first and has not been told; mine came on top of it.
        const both = withOwnChange(factsOf(before), factsOf(others), factsOf(now));
        expect(newsOf(both, factsOf(now))).toEqual(newsOf(factsOf(mine), factsOf(now)));
      }),
      500,
    );
    expect(failure).toBeNull();
  });
});
