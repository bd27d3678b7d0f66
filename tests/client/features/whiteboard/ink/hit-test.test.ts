import { describe, expect, it } from "vitest";
import {
  distanceToSegment,
  extentOf,
  segmentDistance,
  touchedStrokes,
} from "../../../../../client/features/whiteboard/ink/hit-test.ts";
import type { InkTool, Stroke } from "#shared/domain/whiteboard/stroke.ts";

const at = (x: number, y: number) => ({ x, y, pressure: 0.5 });

function stroke(id: string, tool: InkTool, ...points: readonly (readonly [number, number])[]): Stroke {
  return { id, by: "left", tool, points: points.map(([x, y]) => at(x, y)) };
}

describe("distances", () => {
  it("of a point to a segment end at its ends", () => {
    expect(distanceToSegment(at(5, 3), at(0, 0), at(10, 0))).toBe(3);
    expect(distanceToSegment(at(13, 4), at(0, 0), at(10, 0))).toBe(5);
    expect(distanceToSegment(at(3, 4), at(0, 0), at(0, 0))).toBe(5);
  });

  it("of two segments are 0 where they cross, though all four ends are far away", () => {
    expect(segmentDistance(at(-50, 0), at(50, 0), at(0, -50), at(0, 50))).toBe(0);
    expect(segmentDistance(at(0, 0), at(10, 0), at(0, 7), at(10, 7))).toBe(7);
    expect(segmentDistance(at(0, 0), at(10, 0), at(12, 0), at(20, 0))).toBe(2);
  });
});

describe("the eraser", () => {
  const line = stroke("line", "pen", [0, 0], [100, 0]);
  const dot = stroke("dot", "pen", [200, 200]);
  const marker = stroke("marker", "marker", [0, 50], [100, 50]);
  const all = [line, dot, marker];
  const touched = (...path: readonly [number, number, number, number]): readonly string[] =>
    touchedStrokes(all, at(path[0], path[1]), at(path[2], path[3]), 8).map(({ id }) => id);

  it("takes whole strokes that it touches, however fast it passes", () => {
    expect(touched(50, -300, 50, 20)).toEqual(["line"]);
    expect(touched(50, -300, 50, 300)).toEqual(["line", "marker"]);
  });

  it("feels the width of what it touches", () => {
    // 8 of the eraser and half of 4 of the pen, or half of 20 of the marker.
    expect(touched(50, -9.9, 50, -9.9)).toEqual(["line"]);
    expect(touched(50, -10.1, 50, -10.1)).toEqual([]);
    expect(touched(50, 67.9, 50, 67.9)).toEqual(["marker"]);
    expect(touched(50, 68.1, 50, 68.1)).toEqual([]);
  });

  it("takes a dot", () => {
    expect(touched(195, 195, 195, 195)).toEqual(["dot"]);
    expect(touched(150, 150, 190, 190)).toEqual([]);
    expect(touched(150, 200, 260, 200)).toEqual(["dot"]);
  });

  it("leaves what only shares its box with it", () => {
    const corner = stroke("corner", "pen", [0, 0], [0, 400], [400, 400]);
    expect(touchedStrokes([corner], at(200, 200), at(300, 100), 8)).toEqual([]);
  });
});

it("what a stroke covers has room for its width", () => {
  const { minX, minY, maxX, maxY } = extentOf(stroke("a", "marker", [10, 20], [30, -40]));
  expect([minX, minY, maxX, maxY]).toEqual([-10, -60, 50, 40]);
});
