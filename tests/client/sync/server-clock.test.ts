import { afterEach, beforeEach, expect, test, vi } from "vitest";

const NOW = 1_800_000_000_000;
let answer: () => Promise<Response>;
let asked = 0;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: NOW });
  asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return await answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Answers after a second on the way there and back, by a clock that is so far off. */
function clockAheadBy(ms: number): () => Promise<Response> {
  return async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    const seconds = Math.floor((NOW + 500 + ms) / 1_000);
    return new Response(null, { headers: { date: new Date(seconds * 1_000).toUTCString() } });
  };
}

test("the server's time is known to within a second, and asked for only once", async () => {
  const { askServerClock, serverNow } = await import("../../../client/sync/server-clock.ts");
  expect(serverNow()).toBe(NOW);
  answer = clockAheadBy(-90_250);
  await Promise.all([askServerClock(), askServerClock()]);
  await askServerClock();
  expect(asked).toBe(1);
  expect(Math.abs(serverNow() - (Date.now() - 90_250))).toBeLessThanOrEqual(1_000);
});

test("of two clocks that hardly differ the device's own is kept", async () => {
  const { askServerClock, serverNow } = await import("../../../client/sync/server-clock.ts");
  answer = clockAheadBy(700);
  await askServerClock();
  expect(serverNow()).toBe(Date.now());
});

test("where no answer comes, or one without a date, the device's own clock is kept and the next call asks again", async () => {
  const { askServerClock, serverNow } = await import("../../../client/sync/server-clock.ts");
  answer = () => Promise.reject(new TypeError("offline"));
  await askServerClock();
  answer = () => Promise.resolve(new Response());
  await askServerClock();
  expect(serverNow()).toBe(Date.now());
  answer = clockAheadBy(60_000);
  await askServerClock();
  expect(asked).toBe(3);
  expect(serverNow()).toBeGreaterThan(Date.now() + 58_000);
});
