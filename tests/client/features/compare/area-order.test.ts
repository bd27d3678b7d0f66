import fc from "fast-check";
import { expect, test } from "vitest";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { areasSortedBy, SORT_KEYS } from "../../../../client/features/compare/area-order.ts";
import { aBoard, answers, anyBoard, MAYA, SAM } from "../../../shared/domain/snapshot/boards.ts";

const { answers: SKETCH } = aBoard({ answers: { left: MAYA, right: SAM } });

test("the sketch’s areas in each order, worked out by hand", () => {
  expect(areasSortedBy("cards", SKETCH)).toEqual(AREA_IDS);
  // 34 promotion, 12 culture, then 11 learning and 11 balance (both two places), then 8 compensation (two places), 8 impact (one).
  expect(areasSortedBy("difference", SKETCH)).toEqual([
    "promotion",
    "culture",
    "learning",
    "balance",
    "compensation",
    "impact",
  ]);
  expect(areasSortedBy("left", SKETCH)).toEqual(MAYA.ranking.placed);
  expect(areasSortedBy("right", SKETCH)).toEqual(SAM.ranking.placed);
});

test("what a person has not placed comes last, in card order", () => {
  const left = answers(["culture", "learning"], { culture: 10 });
  expect(areasSortedBy("left", { left, right: SAM })).toEqual([
    "culture",
    "learning",
    "impact",
    "promotion",
    "compensation",
    "balance",
  ]);
});

test("every order of any board has each area once, and no smaller difference stands above a larger one", () => {
  fc.assert(
    fc.property(anyBoard, ({ answers: both }) => {
      for (const key of SORT_KEYS) expect(areasSortedBy(key, both).toSorted()).toEqual(AREA_IDS.toSorted());
      const gaps = areasSortedBy("difference", both).map((area) =>
        Math.abs(both.left.points[area] - both.right.points[area]),
      );
      expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
    }),
  );
});
