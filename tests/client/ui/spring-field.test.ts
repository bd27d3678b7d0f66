// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SpringField } from "../../../client/ui/spring-field.ts";

let frames: FrameRequestCallback[] = [];
let now = 0;

beforeEach(() => {
  frames = [];
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => (frames = []));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Lets some frames pass, and gives what was drawn of `a` in each. */
function pass(count: number, drawn: number[]): readonly number[] {
  const before = drawn.length;
  for (let frame = 0; frame < count; frame += 1) {
    now += 16;
    for (const each of frames.splice(0)) each(now);
  }
  return drawn.slice(before);
}

function fieldOf(drawn: number[]): SpringField {
  return new SpringField((at) => drawn.push(at("a")));
}

test("a new number is there at once; a changed one glides, once drawn in each frame, and then comes to rest", () => {
  const drawn: number[] = [];
  const field = fieldOf(drawn);
  field.aim(new Map([["a", 10]]));
  expect(drawn).toEqual([10]);
  expect(frames).toHaveLength(0);

  field.aim(new Map([["a", 110]]));
  expect(drawn.at(-1)).toBe(10);
  const way = pass(5, drawn);
  expect(way).toHaveLength(5);
  expect(way.every((at, index) => at > (way[index - 1] ?? 10) && at < 110)).toBe(true);
  pass(100, drawn);
  expect(drawn.at(-1)).toBe(110);
  expect(frames).toHaveLength(0);
});

test("another target on the way is followed from where the number is, without a jump", () => {
  const drawn: number[] = [];
  const field = fieldOf(drawn);
  field.aim(new Map([["a", 0]]));
  field.aim(new Map([["a", 100]]));
  const before = pass(4, drawn).at(-1);
  field.aim(new Map([["a", 0]]));
  expect(drawn.at(-1)).toBe(before);
  expect(frames).toHaveLength(1);
  pass(100, drawn);
  expect(drawn.at(-1)).toBe(0);
});

test("what the layout moves is moved at once, at rest and on the way", () => {
  const drawn: number[] = [];
  const field = fieldOf(drawn);
  field.aim(new Map([["a", 0]]));
  field.shift(new Map([["a", 50]]));
  expect(drawn.at(-1)).toBe(50);
  expect(frames).toHaveLength(0);
  field.aim(new Map([["a", 150]]));
  const before = pass(3, drawn).at(-1) ?? 0;
  field.shift(new Map([["a", 250]]));
  expect(drawn.at(-1)).toBeCloseTo(before + 100, 9);
  pass(100, drawn);
  expect(drawn.at(-1)).toBe(250);
});

test("nothing is drawn any more once it has been stopped", () => {
  const drawn: number[] = [];
  const field = fieldOf(drawn);
  field.aim(new Map([["a", 0]]));
  field.aim(new Map([["a", 100]]));
  field.stop();
  expect(pass(3, drawn)).toEqual([]);
});
