import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sweepBoards } from "../../server/board/retention.ts";
import { LIMITS } from "../../server/limits.ts";
import { RoomRegistry } from "../../server/room/room-registry.ts";
import { MemoryUpdateStore } from "../../server/storage/memory-update-store.ts";

const DAY_MS = 86_400_000;

describe("retention", () => {
  const clock = { now: 0 };
  let store: MemoryUpdateStore;
  let rooms: RoomRegistry;

  beforeEach(() => {
    clock.now = 0;
    store = new MemoryUpdateStore(() => clock.now);
    rooms = new RoomRegistry(store, LIMITS, () => {});
  });
  afterEach(() => rooms.stop());

  it("erases what nobody has touched for so long, and nothing else", async () => {
    await store.create("old", Uint8Array.of(0, 0));
    await store.create("visited", Uint8Array.of(0, 0));
    clock.now = 300 * DAY_MS;
    await store.touch("visited");
    await store.create("young", Uint8Array.of(0, 0));
    expect(await sweepBoards(store, rooms, 400, 399 * DAY_MS)).toBe(0);
    expect(await sweepBoards(store, rooms, 400, 400 * DAY_MS)).toBe(1);
    expect(await Promise.all(["old", "visited", "young"].map((name) => store.has(name)))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
