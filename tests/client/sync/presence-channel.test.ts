import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { PresenceChannel } from "../../../client/sync/presence-channel.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a call is told for a few seconds, each with a count of its own, and ends without a trace", () => {
  const awareness = new Awareness(new Y.Doc());
  const presence = new PresenceChannel(awareness);
  presence.introduce({ seat: "left", step: "rank" });
  presence.call("rank");
  vi.advanceTimersByTime(3000);
  presence.call("compare");
  vi.advanceTimersByTime(3000);
  expect(awareness.getLocalState()?.["call"]).toEqual({ step: "compare", count: 2 });
  vi.advanceTimersByTime(3000);
  expect(awareness.getLocalState()?.["call"]).toBeUndefined();
  expect(awareness.getLocalState()).toMatchObject({ seat: "left", step: "rank" });
  presence.call("points");
  presence.close();
  vi.advanceTimersByTime(10_000);
  expect(awareness.getLocalState()).toBeNull();
  awareness.destroy();
});
