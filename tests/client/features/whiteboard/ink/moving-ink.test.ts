// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { MovingInk, type LiveLine } from "../../../../../client/features/whiteboard/ink/moving-ink.ts";
import type { BoardView } from "../../../../../client/features/whiteboard/ink/board-view.ts";
import type { Stroke } from "#shared/domain/whiteboard/stroke.ts";

const COLORS = { left: "#000", right: "#000", edge: "#000" };
/** A screen that shows no column: lines live on it, but nothing of them is painted. */
const NOWHERE: BoardView = { boxes: { left: null, right: null }, width: 1, height: 1, ratio: 1, scale: 1 };
const LINE: LiveLine = {
  id: "line",
  by: "right",
  tool: "pen",
  points: [
    { x: 0, y: 0, pressure: 0.5 },
    { x: 90, y: 0, pressure: 0.5 },
  ],
};
const FINISHED: Stroke = LINE;

function emptyInk(): MovingInk {
  const canvas = document.createElement("canvas");
  canvas.getContext = () => ({ clearRect: () => undefined, setTransform: () => undefined }) as never;
  return new MovingInk(canvas, COLORS);
}

/** Paints frames from one time to another; tells whether a line has left for the finished ones or is forgotten. */
function paint(ink: MovingInk, from: number, to: number): boolean {
  let hasLeft = false;
  for (let now = from; now <= to; now += 16) hasLeft = ink.paint(NOWHERE, now, 0.016).arrived || hasLeft;
  return hasLeft;
}

test("a line stays as long as a hand holds it, even at rest, and a while longer when it is let go", () => {
  const ink = emptyInk();
  expect(ink.hear([LINE], new Set(["line"]), 0)).toBe(true);
  expect(paint(ink, 0, 2_000)).toBe(false);
  expect(ink.hear([], new Set(["line"]), 60_000)).toBe(false);
  expect(ink.lingering(60_000)).toBeNull();
  expect(paint(ink, 60_000, 60_100)).toBe(false);
  expect(ink.hear([], new Set(), 61_000)).toBe(true);
  expect(ink.hear([], new Set(), 61_500)).toBe(false);
  expect(ink.lingering(61_500)).toBe(2_500);
  expect(paint(ink, 61_500, 63_900)).toBe(false);
  expect(paint(ink, 64_001, 64_001)).toBe(true);
  expect(ink.lingering(64_001)).toBeNull();
});

test("a finished line is left out of the others until it has grown to its end here", () => {
  const ink = emptyInk();
  ink.hear([LINE], new Set(["line"]), 0);
  ink.paint(NOWHERE, 0, 0.016);
  const other: Stroke = { ...FINISHED, id: "other" };
  expect(ink.settle([FINISHED, other])).toEqual([other]);
  expect(paint(ink, 16, 3_000)).toBe(true);
  expect(ink.settle([FINISHED, other])).toEqual([FINISHED, other]);
});
