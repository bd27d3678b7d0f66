import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeUpdate, encodeWriteBarrier } from "#shared/protocol/messages.ts";
import { HeldStore } from "../support/held-store.ts";
import { updateOf } from "../support/hostile-frames.ts";
import { joinAsPeer, leaveAll, openRawSocket } from "../support/peers.ts";
import { startTestServer, type BoardLinks, type TestServer } from "../support/start-server.ts";
import { until } from "../support/until.ts";

describe("the write barrier", () => {
  let store: HeldStore;
  let server: TestServer;
  let board: BoardLinks;

  beforeEach(async () => {
    store = new HeldStore();
    server = await startTestServer({ store, limits: { retryMs: 5, retryMaxMs: 10 } });
    board = await server.createBoard();
  });
  afterEach(async () => {
    store.breakWith(null);
    leaveAll();
    await server.stop();
  });

  it("is answered at once when nothing waits for the disk", async () => {
    const ana = await openRawSocket(server, board.editKey);
    await ana.greeted();
    ana.send(encodeWriteBarrier(3));
    expect(await ana.received("writeBarrier")).toEqual({ type: "writeBarrier", number: 3 });
  });

  it("is not answered while the disk holds what came before it, though others have seen it", async () => {
    const release = store.holdWrites();
    const ana = await openRawSocket(server, board.editKey);
    const sam = await openRawSocket(server, board.editKey);
    await Promise.all([ana.greeted(), sam.greeted()]);
    const doc = new Y.Doc();
    ana.send(encodeUpdate(updateOf(doc, () => doc.getMap("test").set("a", 1))));
    ana.send(encodeWriteBarrier(1));
    await sam.received("update");
    await ana.settled();
    expect(ana.messages.some((message) => message.type === "writeBarrier")).toBe(false);
    expect((await store.load(board.boardId))?.updates).toHaveLength(1);
    release();
    await ana.received("writeBarrier");
    expect((await store.load(board.boardId))?.updates).toHaveLength(2);
  });

  it("is not answered while the disk fails; all are told, and told again when it works", async () => {
    const ana = await openRawSocket(server, board.editKey);
    const sam = await openRawSocket(server, board.viewKey);
    await Promise.all([ana.greeted(), sam.greeted()]);
    store.breakWith(new Error("ENOSPC: no space left on device"));
    const doc = new Y.Doc();
    ana.send(encodeUpdate(updateOf(doc, () => doc.getMap("test").set("a", 1))));
    ana.send(encodeWriteBarrier(1));
    for (const person of [ana, sam]) expect((await person.received("storageState")).reachesDisk).toBe(false);
    const late = await openRawSocket(server, board.editKey);
    expect((await late.received("storageState")).reachesDisk).toBe(false);
    await ana.settled();
    expect(ana.messages.some((message) => message.type === "writeBarrier")).toBe(false);
    const from = ana.messages.length;
    store.breakWith(null);
    await ana.received("writeBarrier", from);
    expect((await ana.received("storageState", from)).reachesDisk).toBe(true);
    expect((await store.load(board.boardId))?.updates.length).toBeGreaterThan(1);
  });

  it("keeps the board in memory while it is not on disk, however long, and loses nothing", async () => {
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    store.breakWith(new Error("EIO: i/o error"));
    for (let index = 0; index < 300; index += 1) ana.map.set("n", index);
    ana.map.set("last", true);
    const watcher = joinAsPeer(server, board.viewKey);
    await until(() => watcher.map.get("last") === true);
    watcher.leave();
    ana.leave();
    const sam = joinAsPeer(server, board.editKey);
    await sam.synced();
    expect(sam.map.toJSON()).toEqual({ n: 299, last: true });
    store.breakWith(null);
    await sam.saved();
    const stored = await store.load(board.boardId);
    const doc = new Y.Doc();
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
    expect(doc.getMap("test").toJSON()).toEqual({ n: 299, last: true });
  });

  it("says on /readyz whether the disk takes writes", async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    store.breakWith(new Error("EIO"));
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it("a long log is compacted to a few hundred bytes while people work", async () => {
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    for (let index = 0; index < 600; index += 1) ana.map.set("n", index);
    await ana.saved();
    await until(async () => ((await store.load(board.boardId))?.updates.length ?? 0) < 256);
    ana.leave();
    await until(async () => (await store.load(board.boardId))?.updates.length === 1);
    expect((await store.load(board.boardId))?.updates[0]?.length).toBeLessThan(400);
  });
});
