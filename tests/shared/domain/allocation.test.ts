import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EMPTY_ALLOCATION,
  givenPoints,
  isAllocation,
  POINTS_BY_PLACE,
  reachablePoints,
  remainingPoints,
  sameAllocation,
  setPoints,
  setPointsTakingFrom,
  spreadRest,
  startFromOrder,
  type Allocation,
} from "#shared/domain/allocation.ts";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { anAllocation, anArea, someAreas, somePoints } from "../../support/arbitraries.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

const points = (some: Partial<Allocation>): Allocation => ({ ...EMPTY_ALLOCATION, ...some });

describe("giving points", () => {
  test("starts with 100 left to give", () => {
    expect(remainingPoints(EMPTY_ALLOCATION)).toBe(100);
    expect(givenPoints(EMPTY_ALLOCATION)).toBe(0);
    expect(isAllocation(EMPTY_ALLOCATION)).toBe(true);
  });

  test("stops at what is left and never touches another area", () => {
    const start = points({ impact: 40, culture: 30 });
    expect(reachablePoints(start, "impact")).toBe(70);
    expect(setPoints(start, "impact", 90)).toEqual(points({ impact: 70, culture: 30 }));
    expect(setPoints(start, "learning", 31)).toEqual(points({ impact: 40, culture: 30, learning: 30 }));
    expect(setPoints(start, "impact", -5)).toEqual(points({ culture: 30 }));
    expect(setPoints(start, "impact", 12.5)).toEqual(points({ impact: 13, culture: 30 }));
    expect(setPoints(start, "impact", Number.NaN)).toBe(start);
    expect(setPoints(start, "impact", 40)).toBe(start);
  });

  test("takes from the pool first, then from the lenders in their order, one for one", () => {
    const start = points({ impact: 20, learning: 10, culture: 50 });
    expect(setPointsTakingFrom(start, "impact", 40, ["learning", "culture"])).toEqual(
      points({ impact: 40, learning: 10, culture: 50 }),
    );
    expect(setPointsTakingFrom(start, "impact", 55, ["learning", "culture"])).toEqual(
      points({ impact: 55, culture: 45 }),
    );
    expect(setPointsTakingFrom(start, "impact", 200, ["learning"])).toEqual(
      points({ impact: 50, culture: 50 }),
    );
    expect(setPointsTakingFrom(start, "impact", 45, ["impact", "impact"])).toEqual(
      points({ impact: 40, learning: 10, culture: 50 }),
    );
  });

  test("takes as little as it must from lenders, and nothing from anybody else", PROPERTY_TIMEOUT, () => {
    const property = fc.property(
      anAllocation,
      anArea,
      somePoints,
      someAreas,
      (start, area, wanted, donors) => {
        const next = setPointsTakingFrom(start, area, wanted, donors);
        demand(isAllocation(next), `not an allocation: ${JSON.stringify(next)}`);
        const givers = donors.filter((donor) => donor !== area);
        const most = givers.reduce((sum, donor) => sum + start[donor], reachablePoints(start, area));
        demand(next[area] === Math.min(Math.max(Math.round(wanted), 0), most), "the asked area");
        const lent = givers.reduce((sum, donor) => sum + start[donor] - next[donor], 0);
        demand(lent === Math.max(0, next[area] - reachablePoints(start, area)), `lent ${lent}`);
        let nextMayGive = true;
        for (const donor of givers) {
          demand(
            nextMayGive || next[donor] === start[donor],
            "a later lender gave before an earlier one was empty",
          );
          nextMayGive = nextMayGive && next[donor] === 0;
        }
        for (const other of AREA_IDS)
          if (other !== area && !givers.includes(other))
            demand(next[other] === start[other], `${other} changed`);
      },
    );
    expect(failureOf(property, 500)).toBeNull();
  });
});

describe("the menu of the points step", () => {
  test("spreads the rest evenly over the areas that are not locked, odd points to the upper rows", () => {
    const start = points({ impact: 50, culture: 10 });
    const spread = spreadRest(start, AREA_IDS, new Set(["impact", "balance"]));
    expect(spread).toEqual({
      impact: 50,
      promotion: 10,
      compensation: 10,
      learning: 10,
      balance: 0,
      culture: 20,
    });
    expect(spreadRest(points({ impact: 90 }), AREA_IDS, new Set())).toEqual({
      impact: 92,
      promotion: 2,
      compensation: 2,
      learning: 2,
      balance: 1,
      culture: 1,
    });
    expect(spreadRest(start, AREA_IDS, new Set(AREA_IDS))).toBe(start);
  });

  test(
    "spreading gives everything away, lowers nothing and differs by at most one point",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(
        anAllocation,
        fc.shuffledSubarray([...AREA_IDS], { minLength: 6 }),
        someAreas,
        (start, rows, locked) => {
          const next = spreadRest(start, rows, new Set(locked));
          if (locked.length === AREA_IDS.length) return demandSame(next, start, "all locked");
          demand(isAllocation(next) && remainingPoints(next) === 0, "not everything was given");
          const gains = rows.filter((area) => !locked.includes(area)).map((area) => next[area] - start[area]);
          demand(Math.max(...gains) - Math.min(...gains) <= 1, `unequal gains ${gains.join(" ")}`);
          demandSame(
            gains.toSorted((a, b) => b - a),
            gains,
            "the gains from top to bottom",
          );
          for (const area of locked) demand(next[area] === start[area], "a locked area changed");
        },
      );
      expect(failureOf(property, 300)).toBeNull();
    },
  );

  test("starts from a complete order with 100 points that fall from place to place", () => {
    expect(POINTS_BY_PLACE.reduce((sum, each) => sum + each, 0)).toBe(100);
    // Rank-sum weights by hand: 600/21 500/21 400/21 300/21 200/21 100/21, largest remainders up.
    expect(POINTS_BY_PLACE).toEqual([29, 24, 19, 14, 9, 5]);
    const order = ["culture", "learning", "impact", "balance", "promotion", "compensation"] as const;
    expect(startFromOrder(order)).toEqual({
      culture: 29,
      learning: 24,
      impact: 19,
      balance: 14,
      promotion: 9,
      compensation: 5,
    });
    expect(startFromOrder([])).toEqual(EMPTY_ALLOCATION);
  });

  test("tells equal columns from unequal ones", () => {
    expect(sameAllocation(points({ impact: 3 }), points({ impact: 3 }))).toBe(true);
    expect(sameAllocation(points({ impact: 3 }), points({ culture: 3 }))).toBe(false);
  });
});
