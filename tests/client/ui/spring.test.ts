import { expect, test } from "vitest";
import { advance, isSettled, type Spring } from "../../../client/ui/spring.ts";

test("comes to its target without ever going past it, whatever the frame rate", () => {
  for (const frames of [30, 60, 144]) {
    const spring: Spring = { position: 0, velocity: 0 };
    let last = 0;
    for (let frame = 0; frame < frames; frame += 1) {
      advance(spring, 100, 1 / frames);
      expect(spring.position).toBeGreaterThanOrEqual(last);
      expect(spring.position).toBeLessThanOrEqual(100);
      last = spring.position;
    }
    expect(isSettled(spring, 100, 0.5)).toBe(true);
  }
});

test("is in the same spot after the same time, in few steps or in many", () => {
  const few: Spring = { position: 0, velocity: 0 };
  const many: Spring = { position: 0, velocity: 0 };
  for (let step = 0; step < 3; step += 1) advance(few, 10, 0.04);
  for (let step = 0; step < 24; step += 1) advance(many, 10, 0.005);
  expect(few.position).toBeCloseTo(many.position, 6);
});
