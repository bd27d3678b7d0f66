import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Throttle } from "../../../client/sync/throttle.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("lets the first value through at once and the newest one after each pause", () => {
  const passed: number[] = [];
  const throttle = new Throttle<number>(50, (value) => passed.push(value));
  for (const value of [1, 2, 3]) throttle.offer(value);
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(50);
  expect(passed).toEqual([1, 3]);
  vi.advanceTimersByTime(50);
  throttle.offer(4);
  expect(passed).toEqual([1, 3, 4]);
});

test("drops what is waiting when it is stopped", () => {
  const passed: number[] = [];
  const throttle = new Throttle<number>(50, (value) => passed.push(value));
  throttle.offer(1);
  throttle.offer(2);
  throttle.stop();
  vi.advanceTimersByTime(200);
  expect(passed).toEqual([1]);
  expect(vi.getTimerCount()).toBe(0);
});
