import { expect, test } from "vitest";
import { timeLeft } from "#shared/domain/whiteboard/timer.ts";

test("what is left of a timer is its whole length at first, then less, and negative once it is over", () => {
  const timer = { startedAt: 1_000, lengthMs: 300 };
  expect([1_000, 1_100, 1_300, 1_500].map((now) => timeLeft(timer, now))).toEqual([300, 200, 0, -200]);
});

test("a timer that begins later by another clock has no more left than its length", () => {
  expect(timeLeft({ startedAt: 5_000, lengthMs: 300 }, 1_000)).toBe(300);
});
