import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { encodeUpdate } from "#shared/protocol/messages.ts";
import { LIMITS } from "../../../server/limits.ts";
import type { Connection } from "../../../server/room/connection.ts";
import { RoomRegistry } from "../../../server/room/room-registry.ts";
import { DamagedDocument } from "../../../server/storage/update-store.ts";
import * as Y from "yjs";
import { HeldStore } from "../../support/held-store.ts";
import { updateOf } from "../../support/hostile-frames.ts";
import { joinAsPeer, leaveAll, openRawSocket } from "../../support/peers.ts";
import { startTestServer, type BoardLinks, type TestServer } from "../../support/start-server.ts";
import { until } from "../../support/until.ts";

describe("a board's way into and out of memory", () => {
  let store: HeldStore;
  let server: TestServer;
  let board: BoardLinks;

  beforeEach(async () => {
    store = new HeldStore();
    server = await startTestServer({ store, limits: { retryMs: 5, retryMaxMs: 10, waitingFrames: 8 } });
    board = await server.createBoard();
  });
  afterEach(async () => {
    store.breakWith(null);
    leaveAll();
    await server.stop();
  });

  const roomCount = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^what_matters_rooms (\d+)$/m.exec(text)?.[1]);
  };

  it("is loaded once, however many come at once, and handles what they sent meanwhile in order", async () => {
    const release = store.holdLoads();
    const people = await Promise.all(Array.from({ length: 5 }, () => openRawSocket(server, board.editKey)));
    const doc = new Y.Doc();
    for (const n of [1, 2, 3])
      people[0]?.send(encodeUpdate(updateOf(doc, () => doc.getMap("test").set("n", n))));
    await until(() => store.loads > 0);
    release();
    for (const person of people) await person.greeted();
    expect(store.loads).toBe(1);
    const ana = joinAsPeer(server, board.editKey);
    await until(() => ana.map.get("n") === 3);
  });

  it("does not hold without bound what is sent while it loads", async () => {
    const release = store.holdLoads();
    const flood = await openRawSocket(server, board.editKey);
    for (let count = 0; count < 20; count += 1) flood.send(Uint8Array.of(3));
    expect(await flood.closed).toBe(CLOSE.unavailable);
    release();
  });

  it.each([
    ["damaged", CLOSE.damaged, () => new DamagedDocument("Record 2 is missing.")],
    ["unreachable", CLOSE.unavailable, () => new Error("EIO")],
  ])(
    "is refused while it is %s, with %i, is never served empty, and comes back when it can",
    async (_word, code, error) => {
      const ana = joinAsPeer(server, board.editKey);
      await ana.synced();
      ana.map.set("a", 1);
      await ana.saved();
      ana.leave();
      await until(async () => (await roomCount()) === 0);
      store.breakWith(error());
      const early = await openRawSocket(server, board.editKey);
      expect(await early.closed).toBe(code);
      expect(early.messages).toEqual([]);
      const sam = joinAsPeer(server, board.editKey);
      await until(() => sam.closes.length > 1);
      expect(new Set(sam.closes)).toEqual(new Set([code]));
      store.breakWith(null);
      await sam.synced();
      expect(sam.map.get("a")).toBe(1);
    },
  );

  it("is refused when what is stored is not a whole document", async () => {
    const doc = new Y.Doc();
    updateOf(doc, () => doc.getMap("test").set("lost", 1));
    await store.append(board.boardId, [updateOf(doc, () => doc.getMap("test").set("next", 1))]);
    const ana = await openRawSocket(server, board.editKey);
    expect(await ana.closed).toBe(CLOSE.damaged);
  });

  it("is refused when an update that is stored cannot be read", async () => {
    await store.append(board.boardId, [Uint8Array.of(1, 200, 3)]);
    const ana = await openRawSocket(server, board.editKey);
    expect(await ana.closed).toBe(CLOSE.damaged);
    expect(ana.messages).toEqual([]);
  });

  it("stays whole when somebody comes while it is closing", async () => {
    for (let round = 0; round < 10; round += 1) {
      const ana = joinAsPeer(server, board.editKey);
      await ana.synced();
      expect(ana.map.get("n")).toBe(round === 0 ? undefined : round - 1);
      ana.map.set("n", round);
      await ana.saved();
      const release = store.holdWrites();
      ana.leave();
      const sam = joinAsPeer(server, board.editKey);
      const eve = joinAsPeer(server, board.editKey);
      await Promise.all([sam.synced(), eve.synced()]);
      sam.map.set(`sam${round}`, 1);
      await until(() => eve.map.get(`sam${round}`) === 1);
      expect(await roomCount()).toBe(1);
      release();
      await sam.saved();
      sam.leave();
      eve.leave();
    }
  });

  it("leaves memory when everybody has left and everything is stored", async () => {
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    ana.map.set("a", 1);
    ana.leave();
    await until(async () => (await roomCount()) === 0);
    const loads = store.loads;
    const sam = joinAsPeer(server, board.editKey);
    await sam.synced();
    expect(store.loads).toBe(loads + 1);
    expect(sam.map.get("a")).toBe(1);
  });
});

describe("reading a document without opening it", () => {
  let store: HeldStore;
  let registry: RoomRegistry;
  let events: string[];
  /** It joins, and has gone by the time that the document is there. */
  const visitor = { ended: true, close: () => {} } as unknown as Connection;
  const read = async (): Promise<unknown> => {
    const updates = await registry.read("board");
    const doc = new Y.Doc();
    for (const update of updates ?? []) Y.applyUpdate(doc, update);
    return updates && doc.getMap("test").toJSON();
  };

  beforeEach(async () => {
    store = new HeldStore();
    events = [];
    registry = new RoomRegistry(store, { ...LIMITS, lingerMs: 1_000_000 }, ({ type }) => events.push(type));
    const doc = new Y.Doc();
    await store.create(
      "board",
      updateOf(doc, () => doc.getMap("test").set("a", 1)),
    );
  });
  afterEach(async () => {
    registry.evict("board", CLOSE.deleted);
    await registry.stop();
  });

  it("gives what is stored and leaves it closed", async () => {
    expect(await read()).toEqual({ a: 1 });
    expect(registry.has("board")).toBe(false);
    expect(events).toEqual([]);
    await store.delete("board");
    expect(await read()).toBeNull();
  });

  it("waits for a load that is under way, and loads nothing itself", async () => {
    const release = store.holdLoads();
    registry.join("board", visitor, true);
    const reading = read();
    release();
    expect(await reading).toEqual({ a: 1 });
    // Nobody was in it when it had loaded, so it is closing: it is read from memory all the same.
    expect(await read()).toEqual({ a: 1 });
    expect(store.loads).toBe(1);
    expect(events).toEqual(["roomOpened"]);
  });

  it("gives nothing of a document that is deleted while it loads", async () => {
    const release = store.holdLoads();
    registry.join("board", visitor, true);
    const reading = read();
    await store.delete("board");
    registry.evict("board", CLOSE.deleted);
    release();
    expect(await reading).toBeNull();
  });

  it("rejects as loading does, each time that it is asked", async () => {
    store.breakWith(new DamagedDocument("Record 2 is missing."));
    await expect(read()).rejects.toThrow(DamagedDocument);
    await expect(read()).rejects.toThrow(DamagedDocument);
    expect(events).toEqual(["loadFailed", "loadFailed"]);
  });
});
