import { describe, expect, it } from "vitest";
import { GrowingLine } from "../../../../../client/features/whiteboard/ink/growing-line.ts";
import { Trail, TRAIL_MS } from "../../../../../client/features/whiteboard/ink/trail.ts";

const FRAME_S = 1 / 60;

function straight(length: number) {
  return Array.from({ length: length / 10 + 1 }, (_, index) => ({ x: 10 * index, y: 0, pressure: 0.5 }));
}

describe("a line that others draw", () => {
  it("grows on without a jump or a step back while pieces of it come, and arrives", () => {
    const line = new GrowingLine();
    const ends: number[] = [];
    for (let frame = 0; frame < 60; frame += 1) {
      // A piece of 40 units every 50 ms.
      if (frame % 3 === 0) line.points = straight(40 * (1 + frame / 3));
      line.grow(FRAME_S);
      ends.push(line.shown.at(-1)?.x ?? 0);
    }
    const steps = ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThan(30);
    let frames = 0;
    while (line.grow(FRAME_S)) frames += 1;
    expect(frames).toBeLessThan(30);
    expect(line.shown).toEqual(straight(800));
  });

  it("is about a tenth of a second behind, not more", () => {
    const line = new GrowingLine();
    line.points = straight(300);
    let milliseconds = 0;
    while ((line.shown.at(-1)?.x ?? 0) < 250) {
      line.grow(FRAME_S);
      milliseconds += 1000 * FRAME_S;
    }
    expect(milliseconds).toBeLessThan(140);
  });

  it("ends between two points where it has got to, and is a dot at first", () => {
    const line = new GrowingLine();
    line.points = straight(100);
    expect(line.shown.every(({ x, y }) => x === 0 && y === 0)).toBe(true);
    line.grow(FRAME_S);
    const { shown } = line;
    expect(shown.at(-1)?.x).toBeGreaterThan(0);
    expect(shown.at(-1)?.x).toBeLessThan(100);
    line.finish();
    expect(line.shown).toEqual(straight(100));
    line.points = [{ x: 5, y: 5, pressure: 0.5 }];
    expect(line.grow(FRAME_S)).toBe(true);
    line.points = [];
    expect(line.shown).toEqual([]);
  });
});

describe("a laser’s trail", () => {
  it("is strong at the laser, fades with age, and is gone within a second", () => {
    const trail = new Trail();
    for (let time = 0; time <= 500; time += 100) trail.add({ x: time, y: 0 }, time);
    const shown = trail.shown(500);
    expect(shown.at(-1)).toEqual({ x: 500, y: 0, strength: 1 });
    expect(shown.map(({ strength }) => strength)).toEqual(
      shown.map(({ strength }) => strength).toSorted((a, b) => a - b),
    );
    expect(trail.shown(TRAIL_MS + 250).map(({ x }) => x)).toEqual([300, 400, 500]);
    expect(trail.shown(TRAIL_MS + 500)).toEqual([]);
    expect(TRAIL_MS).toBeLessThanOrEqual(1_000);
  });

  it("stays one spot while the laser rests, as fresh as it is", () => {
    const trail = new Trail();
    for (let time = 0; time <= 5_000; time += 16) trail.add({ x: 7, y: 7 }, time);
    expect(trail.shown(5_000)).toHaveLength(1);
    expect(trail.shown(5_000)[0]?.strength).toBeCloseTo(1, 1);
  });
});
