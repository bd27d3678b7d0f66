import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_ALLOCATION, type Allocation } from "#shared/domain/allocation.ts";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { NO_ANSWERS, type Answers } from "#shared/domain/board.ts";
import { compare } from "#shared/domain/comparison.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import type { PerSeat } from "#shared/domain/seats.ts";
import { anAllocation, aRanking } from "../../support/arbitraries.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

const answers = (placed: readonly AreaId[], some: Partial<Allocation>): Answers => ({
  ranking: rankingOf(placed),
  points: { ...EMPTY_ALLOCATION, ...some },
});

/** The example of the design's sketch; the figures below are worked out by hand. */
const SKETCH: PerSeat<Answers> = {
  left: answers(["impact", "learning", "culture", "balance", "compensation", "promotion"], {
    impact: 30,
    learning: 25,
    culture: 20,
    balance: 15,
    compensation: 10,
    promotion: 0,
  }),
  right: answers(["promotion", "impact", "compensation", "learning", "culture", "balance"], {
    promotion: 34,
    impact: 22,
    compensation: 18,
    learning: 14,
    culture: 8,
    balance: 4,
  }),
};

describe("comparing two complete answers", () => {
  test("finds 58 shared points, 7 of 15 pairs in the same order and Impact in both top threes", () => {
    const comparison = compare(SKETCH);
    // 22 impact + 0 promotion + 10 compensation + 14 learning + 4 balance + 8 culture.
    expect(comparison.sharedPoints).toBe(58);
    expect(comparison.comparablePairs).toBe(15);
    // Impact before each of learning, culture, balance, compensation; learning before culture and balance; culture before balance.
    expect(comparison.samePairs).toBe(7);
    expect(comparison.sharedTop).toEqual(["impact"]);
    expect(comparison.hasTopThree).toBe(true);
    expect(comparison.rows.map((row) => [row.area, row.pointGap, row.placeGap])).toEqual([
      ["impact", 8, 1],
      ["promotion", 34, 5],
      ["compensation", 8, 2],
      ["learning", 11, 2],
      ["balance", 11, 2],
      ["culture", 12, 2],
    ]);
  });

  test("talks about common ground first, then the widest difference in points", () => {
    expect(compare(SKETCH).talk.map(({ area, kind }) => `${area} ${kind}`)).toEqual([
      "impact common",
      "promotion difference",
      "culture difference",
      // Both 11 points and 2 places apart: the one that weighs more for somebody (25) comes first.
      "learning difference",
      "balance difference",
      "compensation difference",
    ]);
  });

  test("talks about pinned areas before everything else, in the same order among themselves", () => {
    const order = (...pinned: readonly AreaId[]): readonly string[] =>
      compare(SKETCH, pinned).talk.map(({ area, kind }) => `${area} ${kind}`);
    expect(order("balance", "culture")).toEqual([
      "culture difference",
      "balance difference",
      "impact common",
      "promotion difference",
      "learning difference",
      "compensation difference",
    ]);
    expect(order("compensation", "impact").slice(0, 3)).toEqual([
      "impact common",
      "compensation difference",
      "promotion difference",
    ]);
  });

  test("lets the difference in places decide between equal differences in points", () => {
    const left = answers(["impact", "promotion", "compensation", "learning", "balance", "culture"], {
      impact: 40,
      culture: 20,
      promotion: 10,
    });
    const right = answers(["impact", "compensation", "promotion", "culture", "learning", "balance"], {
      impact: 40,
      culture: 10,
      promotion: 20,
    });
    // Culture and promotion are both 10 points apart; culture is 2 places apart, promotion 1.
    const order = compare({ left, right }).talk.map(({ area }) => area);
    expect(order.slice(0, 3)).toEqual(["impact", "culture", "promotion"]);
  });

  test("calls nothing common ground that only one of the two gave a real share", () => {
    const left = answers([], { impact: 99, learning: 1 });
    const right = answers([], { impact: 1, learning: 99 });
    // Nobody placed or gave anything to the other four.
    expect(compare({ left, right }).talk.map(({ area, kind }) => `${area} ${kind}`)).toEqual([
      "impact difference",
      "learning difference",
    ]);
    const common = (impact: number, other: number): boolean =>
      compare({ left: answers([], { impact }), right: answers([], { impact: other }) }).talk[0]?.kind ===
      "common";
    expect([common(100, 17), common(100, 16), common(12, 6), common(13, 6)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test("finds everything in common when both say the same", () => {
    const comparison = compare({ left: SKETCH.left, right: SKETCH.left });
    expect([comparison.sharedPoints, comparison.samePairs, comparison.sharedTop.length]).toEqual([
      100, 15, 3,
    ]);
    expect(comparison.rows.every((row) => row.pointGap === 0 && row.placeGap === 0)).toBe(true);
  });
});

describe("comparing unfinished answers", () => {
  test("says nothing while nobody has answered", () => {
    expect(compare({ left: NO_ANSWERS, right: NO_ANSWERS })).toMatchObject({
      sharedPoints: 0,
      comparablePairs: 0,
      samePairs: 0,
      sharedTop: [],
      hasTopThree: false,
      talk: [],
    });
  });

  test("never calls an area different because one person has not answered yet", () => {
    expect(compare({ left: SKETCH.left, right: NO_ANSWERS }).talk).toEqual([]);
    // What somebody wants to talk about is talked about, whoever has answered.
    expect(compare({ left: SKETCH.left, right: NO_ANSWERS }, ["culture", "promotion"]).talk).toMatchObject([
      { area: "promotion", kind: "difference", placeGap: null },
      { area: "culture", kind: "difference", placeGap: null },
    ]);
    const onlyRanked = answers(["learning", "impact"], {});
    const { talk, comparablePairs, samePairs, sharedTop, hasTopThree } = compare({
      left: SKETCH.left,
      right: onlyRanked,
    });
    expect(talk.map(({ area }) => area)).toEqual(["impact", "learning"]);
    expect({ comparablePairs, samePairs, sharedTop, hasTopThree }).toEqual({
      comparablePairs: 1,
      samePairs: 0,
      sharedTop: ["impact", "learning"],
      hasTopThree: false,
    });
  });
});

test("every comparison agrees with counting it out by hand, for any two answers", PROPERTY_TIMEOUT, () => {
  const anAnswer = fc
    .record({ ranking: aRanking, points: anAllocation, given: fc.boolean() })
    .map(({ ranking, points, given }): Answers => ({ ranking, points: given ? points : EMPTY_ALLOCATION }));
  const property = fc.property(anAnswer, anAnswer, (left, right) => {
    const comparison = compare({ left, right });
    let shared = 0;
    for (let point = 1; point <= 100; point += 1)
      for (const area of AREA_IDS) if (left.points[area] >= point && right.points[area] >= point) shared += 1;
    demand(comparison.sharedPoints === shared, `shared ${comparison.sharedPoints}, by hand ${shared}`);

    const ranks = left.ranking.placed.filter((area) => right.ranking.placed.includes(area));
    const [l, r] = [left.ranking.placed, right.ranking.placed];
    let [pairs, same] = [0, 0];
    for (const a of ranks)
      for (const b of ranks) {
        if (l.indexOf(a) >= l.indexOf(b)) continue;
        pairs += 1;
        if (r.indexOf(a) < r.indexOf(b)) same += 1;
      }
    demandSame([comparison.comparablePairs, comparison.samePairs], [pairs, same], "pairs");
    demandSame(
      [...comparison.sharedTop].toSorted(),
      AREA_IDS.filter((area) => l.indexOf(area) in [0, 1, 2] && r.indexOf(area) in [0, 1, 2]).toSorted(),
      "top three",
    );

    const gave = (answer: Answers): boolean => AREA_IDS.some((area) => answer.points[area] > 0);
    const both = gave(left) && gave(right);
    const { talk } = comparison;
    demand(new Set(talk.map(({ area }) => area)).size === talk.length, "an area twice");
    const shares = AREA_IDS.map((area) => {
      const [less = 0, more = 0] = [left.points[area], right.points[area]].toSorted((a, b) => a - b);
      return less >= 17 || more <= 2 * less ? less : 0;
    });
    const most = Math.max(...shares);
    const common = talk.filter(({ kind }) => kind === "common");
    demandSame(
      common.map(({ area }) => area),
      most > 0 ? [AREA_IDS[shares.indexOf(most)]] : [],
      "common ground",
    );
    demand(common.length === 0 || talk[0]?.kind === "common", "common ground is not first");
    const differences = talk.filter(({ kind }) => kind === "difference");
    const expected = AREA_IDS.filter(
      (area) =>
        area !== common[0]?.area &&
        ((l.includes(area) && r.includes(area)) ||
          (both && (left.points[area] > 0 || right.points[area] > 0))),
    );
    demandSame(differences.map(({ area }) => area).toSorted(), [...expected].toSorted(), "differences");
    const weight = (area: AreaId): readonly number[] => [
      both ? Math.abs(left.points[area] - right.points[area]) : 0,
      l.includes(area) && r.includes(area) ? Math.abs(l.indexOf(area) - r.indexOf(area)) : 0,
      Math.max(left.points[area], right.points[area]),
      -AREA_IDS.indexOf(area),
    ];
    for (const [at, later] of differences.entries()) {
      const earlier = differences[at - 1];
      if (earlier === undefined) continue;
      const [a, b] = [weight(earlier.area), weight(later.area)];
      const decides = a.findIndex((value, index) => value !== b[index]);
      demand((a[decides] ?? 0) > (b[decides] ?? 0), `${earlier.area} before ${later.area}`);
    }
    const mirrored = compare({ left: right, right: left });
    demandSame(
      mirrored.talk.map(({ area }) => area),
      talk.map(({ area }) => area),
      "seen from the other seat",
    );
    demandSame([mirrored.sharedPoints, mirrored.samePairs], [shared, same], "figures from the other seat");
  });
  expect(failureOf(property, 500)).toBeNull();
});
