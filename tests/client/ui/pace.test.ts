import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "../../../client/ui/pace.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

/** A pace whose tellings are written down as seconds since the start. */
function watched(isBusy: () => boolean = () => false, hasNews: () => boolean = () => true) {
  const start = Date.now();
  const told: number[] = [];
  const pace = new Pace(() => {
    if (hasNews()) told.push((Date.now() - start) / 1000);
    return hasNews();
  }, isBusy);
  return { pace, told };
}

test("one change is told once it is quiet, and several at once are one telling", () => {
  const { pace, told } = watched();
  pace.changed();
  vi.advanceTimersByTime(400);
  pace.changed();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([1.4]);
});

test("what never becomes quiet is told every 5 s, not more often and not less", () => {
  const { pace, told } = watched();
  for (let tick = 0; tick < 400; tick += 1) {
    pace.changed();
    vi.advanceTimersByTime(50);
  }
  expect(told).toEqual([5, 10, 15, 20]);
});

test("a change right after a telling waits for the 5 s, and one long after it does not", () => {
  const { pace, told } = watched();
  pace.changed();
  vi.advanceTimersByTime(1500);
  pace.changed();
  vi.advanceTimersByTime(30_000);
  pace.changed();
  vi.advanceTimersByTime(30_000);
  expect(told).toEqual([1, 6, 32.5]);
});

test("nothing is told in the middle of one's own gesture, and all of it at its end", () => {
  let isBusy = true;
  const { pace, told } = watched(() => isBusy);
  pace.changed();
  vi.advanceTimersByTime(20_000);
  expect(told).toEqual([]);
  isBusy = false;
  vi.advanceTimersByTime(400);
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveLength(1);
});

test("what has been taken back meanwhile is not told, and delays nothing", () => {
  let hasNews = false;
  const { pace, told } = watched(
    () => false,
    () => hasNews,
  );
  pace.changed();
  vi.advanceTimersByTime(1200);
  expect(told).toEqual([]);
  hasNews = true;
  pace.changed();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([2.2]);
});

test("after its end it tells nothing", () => {
  const { pace, told } = watched();
  pace.changed();
  pace.stop();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});
