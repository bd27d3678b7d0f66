import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceToSegment } from "../../../../../client/features/whiteboard/ink/hit-test.ts";
import { Thinning } from "../../../../../client/features/whiteboard/ink/thinning.ts";
import { inkRuns } from "#shared/domain/whiteboard/ink-path.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";
import type { InkPoint } from "#shared/domain/whiteboard/stroke.ts";
import { thinned } from "../../../../support/busy-hour.ts";

function line(...corners: readonly (readonly [number, number])[]): readonly InkPoint[] {
  return corners.flatMap(([x, y], index) => {
    const [fromX, fromY] = corners[index - 1] ?? [x, y];
    const steps = Math.max(1, Math.round(Math.hypot(x - fromX, y - fromY) / 3));
    return Array.from({ length: steps }, (_, step) => ({
      x: fromX + ((x - fromX) * (step + 1)) / steps,
      y: fromY + ((y - fromY) * (step + 1)) / steps,
      pressure: 0.5,
    }));
  });
}

/** Points along the smooth path that is painted. */
function painted(points: readonly InkPoint[]): readonly Point[] {
  let from: Point = { x: 0, y: 0 };
  return inkRuns(points, "pen").flatMap(({ commands }) =>
    commands.flatMap((command) => {
      const start = from;
      from = { x: command.x, y: command.y };
      if (command.kind === "move") return [];
      if (command.kind === "line") return [start, from];
      return [0, 0.25, 0.5, 0.75, 1].map((t) => ({
        x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * command.cx + t * t * command.x,
        y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * command.cy + t * t * command.y,
      }));
    }),
  );
}

/** The furthest that any point of one path is from the other. */
function farthest(path: readonly Point[], other: readonly Point[]): number {
  return Math.max(
    ...path.map((point) =>
      Math.min(...other.map((end, index) => distanceToSegment(point, other[index - 1] ?? end, end))),
    ),
  );
}

describe("a line that is drawn", () => {
  it("keeps few points of a long straight one, and its ends exactly", () => {
    const points = thinned(line([0, 0], [300, 0]));
    expect(points.length).toBeLessThan(20);
    expect(points[0]).toMatchObject({ x: 0, y: 0 });
    expect(points.at(-1)).toMatchObject({ x: 300, y: 0 });
  });

  it("keeps a corner sharp: what is kept does not jump away from what was drawn", () => {
    const hand = line([0, 0], [60, 120], [160, -40], [160, 90]);
    const points = thinned(hand);
    expect(points.length).toBeLessThan(40);
    expect(farthest(painted(hand), painted(points))).toBeLessThan(1.5);
    expect(farthest(painted(points), painted(hand))).toBeLessThan(1.5);
  });

  it("keeps round what is round", () => {
    const hand = Array.from({ length: 200 }, (_, index) => ({
      x: 200 + 120 * Math.cos(index / 20),
      y: 200 + 60 * Math.sin(index / 20),
      pressure: 0.5,
    }));
    expect(thinned(hand).length).toBeLessThan(90);
    expect(farthest(painted(hand), painted(thinned(hand)))).toBeLessThan(1.5);
  });

  it("keeps where it is pressed", () => {
    const hand = line([0, 0], [200, 0]).map((point) => ({
      ...point,
      pressure: point.x > 80 && point.x < 120 ? 0.9 : 0.3,
    }));
    expect(Math.max(...thinned(hand).map(({ pressure }) => pressure))).toBeCloseTo(0.9);
    expect(Math.min(...thinned(hand).map(({ pressure }) => pressure))).toBeCloseTo(0.3);
  });

  it("gives out, in order, only what the hand has given, and forgets neither beginning nor end", () => {
    const coordinate = fc.integer({ min: -600, max: 1860 });
    const pressure = fc.constantFrom(0.2, 0.5, 0.8);
    const point = fc.record({ x: coordinate, y: coordinate, pressure });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (hand) => {
        const thinning = new Thinning();
        const seen: InkPoint[] = [];
        for (const each of hand) {
          seen.push(...thinning.add(each));
          const [last] = [...seen, ...thinning.tail].slice(-1);
          expect(last).toMatchObject({ x: each.x, y: each.y });
        }
        const all = [...seen, ...thinning.flush()];
        let from = 0;
        for (const { x, y } of all) {
          from = hand.findIndex((each, index) => index >= from && each.x === x && each.y === y);
          expect(from).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
