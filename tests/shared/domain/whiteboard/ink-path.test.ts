import { expect, test } from "vitest";
import { inkRuns, type InkRun } from "#shared/domain/whiteboard/ink-path.ts";
import type { InkPoint } from "#shared/domain/whiteboard/stroke.ts";

const point = (x: number, y: number, pressure = 0.5): InkPoint => ({ x, y, pressure });
const ZIGZAG = [point(0, 0), point(10, 0), point(10, 10), point(20, 10)];

const startsOf = (runs: readonly InkRun[]) => runs.map(({ commands }) => commands[0]);
const endsOf = (runs: readonly InkRun[]) => runs.map(({ commands }) => commands.at(-1));

test("a line goes from the first point to the last, bending at those between", () => {
  expect(inkRuns(ZIGZAG, "pen")).toEqual([
    {
      width: 4,
      commands: [
        { kind: "move", x: 0, y: 0 },
        { kind: "line", x: 5, y: 0 },
        { kind: "bend", cx: 10, cy: 0, x: 10, y: 5 },
        { kind: "bend", cx: 10, cy: 10, x: 15, y: 10 },
        { kind: "line", x: 20, y: 10 },
      ],
    },
  ]);
});

test("nothing, a touch and a held touch: no line, and dots that canvas draws too", () => {
  expect(inkRuns([], "pen")).toEqual([]);
  for (const points of [[point(3, 4)], [point(3, 4), point(3, 4)]]) {
    const [run, ...rest] = inkRuns(points, "pen");
    expect(rest).toEqual([]);
    expect(run?.commands[0]).toEqual({ kind: "move", x: 3, y: 4 });
    expect(run?.commands[1]).not.toMatchObject({ x: 3, y: 4 });
  }
});

test("a pen grows with the pressure, in parts that join without a gap", () => {
  const points = Array.from({ length: 40 }, (_, index) => point(index * 5, (index % 3) * 4, index / 39));
  const runs = inkRuns(points, "pen");
  const widths = runs.map(({ width }) => width);
  expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  expect(widths.at(0)).toBe(2);
  expect(widths.at(-1)).toBe(6);
  const ends = endsOf(runs).slice(0, -1);
  expect(startsOf(runs).slice(1)).toEqual(ends.map((end) => ({ kind: "move", x: end?.x, y: end?.y })));
});

test("a marker is one part of one width, however it is pressed", () => {
  const runs = inkRuns([point(0, 0, 0), point(9, 9, 1), point(20, 0, 0.2)], "marker");
  expect(runs).toHaveLength(1);
  expect(runs[0]?.width).toBe(20);
});

test("on a screen at half the size the line is half as wide", () => {
  const half = ZIGZAG.map(({ x, y, pressure }) => point(x / 2, y / 2, pressure));
  expect(inkRuns(half, "pen", 0.5)[0]?.width).toBe(2);
});

test("while a line is drawn, what is there keeps still", () => {
  const points = Array.from({ length: 30 }, (_, index) =>
    point(index * 4, 20 * Math.sin(index), (index % 7) / 7),
  );
  const flat = (count: number) => inkRuns(points.slice(0, count), "pen").flatMap(({ commands }) => commands);
  for (let count = 2; count < points.length; count += 1) {
    const before = flat(count).slice(0, -1);
    const after = flat(count + 1);
    expect(after.slice(0, before.length).filter((_, at) => before[at]?.kind !== "move")).toEqual(
      before.filter(({ kind }) => kind !== "move"),
    );
  }
});
