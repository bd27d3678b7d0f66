import fc from "fast-check";
import { expect, test } from "vitest";
import { dumbbellSpots, MARK_SIZE } from "../../../../client/features/compare/dumbbell-layout.ts";

test("marks stand at their values, and the numbers outside of both", () => {
  expect(dumbbellSpots({ left: 30, right: 22 }, 500)).toEqual({
    x: { left: 150, right: 110 },
    side: { left: 1, right: -1 },
  });
});

test("equal values are shown side by side, the left person’s first", () => {
  const { x, side } = dumbbellSpots({ left: 20, right: 20 }, 500);
  expect(x.left).toBe(92);
  expect(x.right).toBe(108);
  expect(side).toEqual({ left: -1, right: 1 });
  expect(dumbbellSpots({ left: 0, right: 0 }, 500).x).toEqual({ left: 0, right: 16 });
  expect(dumbbellSpots({ left: 100, right: 100 }, 500).x).toEqual({ left: 484, right: 500 });
});

test("whatever the values and the width, both marks are seen, on the axis, near their values, in their order", () => {
  const points = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(points, points, fc.integer({ min: 60, max: 1200 }), (left, right, width) => {
      const { x, side } = dumbbellSpots({ left, right }, width);
      expect(Math.abs(x.left - x.right)).toBeGreaterThanOrEqual(MARK_SIZE * 0.8 - 1e-9);
      expect(Math.sign(x.right - x.left)).toBe(left <= right ? 1 : -1);
      expect(side.left).toBe(left <= right ? -1 : 1);
      expect(side.right).toBe(-side.left);
      for (const [at, value] of [
        [x.left, left],
        [x.right, right],
      ] as const) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(width);
        expect(Math.abs(at - (value / 100) * width)).toBeLessThanOrEqual(MARK_SIZE * 0.8 + 1e-9);
      }
    }),
  );
});
