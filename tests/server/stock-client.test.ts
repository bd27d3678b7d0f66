import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebsocketProvider } from "y-websocket";
import { WebsocketProvider as WebsocketProvider30 } from "y-websocket-3.0";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { encodeUpdate } from "#shared/protocol/messages.ts";
import {
  converged,
  joinAsPeer as joinWithProvider,
  leaveAll,
  openRawSocket,
  type Peer,
} from "../support/peers.ts";
import { startTestServer, type BoardLinks, type TestServer } from "../support/start-server.ts";
import { until } from "../support/until.ts";

const VERSIONS = [
  { version: "3.1", Provider: WebsocketProvider, stopsWhenRefused: true },
  // Its client is 2.1's too, but for one comment. It knows no final close codes and tries for ever.
  {
    version: "3.0",
    Provider: WebsocketProvider30 as unknown as typeof WebsocketProvider,
    stopsWhenRefused: false,
  },
];

describe.each(VERSIONS)("a stock y-websocket client $version", ({ Provider, stopsWhenRefused }) => {
  let server: TestServer;
  let board: BoardLinks;
  const joinAsPeer = (at: TestServer, key: string, doc = new Y.Doc()): Peer =>
    joinWithProvider(at, key, doc, Provider);

  beforeEach(async () => {
    server = await startTestServer();
    board = await server.createBoard({ title: "Half a year", names: ["Ana", "Sam"] });
  });
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  it("with the edit key finds the new board, reads and writes it", async () => {
    const ana = joinAsPeer(server, board.editKey);
    const sam = joinAsPeer(server, board.editKey);
    await Promise.all([ana.synced(), sam.synced()]);
    expect(ana.doc.getMap("meta").toJSON()).toMatchObject({
      title: "Half a year",
      "name:left": "Ana",
      mode: "live",
    });
    ana.map.set("a", 1);
    sam.map.set("b", 2);
    await converged(ana, sam);
    expect(ana.map.toJSON()).toEqual({ a: 1, b: 2 });
  });

  it("with the view key reads and cannot write", async () => {
    const ana = joinAsPeer(server, board.editKey);
    const watcher = joinAsPeer(server, board.viewKey);
    await Promise.all([ana.synced(), watcher.synced()]);
    ana.map.set("a", 1);
    await until(() => watcher.map.get("a") === 1);
    watcher.map.set("a", 2);
    await until(() => watcher.closes.includes(CLOSE.readOnly));
    expect(watcher.provider.shouldConnect).toBe(!stopsWhenRefused);
    // One that comes back all the same goes on watching.
    if (!stopsWhenRefused) await watcher.synced();
    await ana.saved();
    expect(ana.map.get("a")).toBe(1);
  });

  it("with the view key cannot write by the answer to our question either", async () => {
    const doc = new Y.Doc();
    doc.getMap("test").set("smuggled", true);
    const watcher = joinAsPeer(server, board.viewKey, doc);
    await watcher.synced();
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    expect(ana.map.get("smuggled")).toBeUndefined();
    expect(watcher.closes).toEqual([]);
  });

  it("with an unknown or malformed key is closed with 4404 and, if it knows what that means, stops trying", async () => {
    for (const key of ["AAAAAAAAAAAAAAAAAAAAAA", "nonsense", "%E0%A4%A"]) {
      const stranger = joinAsPeer(server, key);
      await until(() => stranger.closes.length > 0);
      expect(stranger.closes[0]).toBe(CLOSE.unknownBoard);
      expect(stranger.provider.shouldConnect).toBe(!stopsWhenRefused);
      stranger.leave();
    }
  });

  it("keeps what it did while offline", async () => {
    const ana = joinAsPeer(server, board.editKey);
    const sam = joinAsPeer(server, board.editKey);
    await Promise.all([ana.synced(), sam.synced()]);
    ana.provider.disconnect();
    ana.map.set("offline", "ana");
    sam.map.set("online", "sam");
    await sam.saved();
    ana.provider.connect();
    await converged(ana, sam);
    expect(sam.map.toJSON()).toEqual({ offline: "ana", online: "sam" });
  });

  it("brings the edits of an earlier visit that never reached the server", async () => {
    const earlier = new Y.Doc();
    earlier.getMap("test").set("earlier", 1);
    const later = new Y.Doc();
    Y.applyUpdate(later, Y.encodeStateAsUpdate(earlier));
    later.getMap("test").set("later", 2);
    const ana = joinAsPeer(server, board.editKey, later);
    await ana.synced();
    await ana.saved();
    const sam = joinAsPeer(server, board.editKey);
    await sam.synced();
    expect(sam.map.toJSON()).toEqual({ earlier: 1, later: 2 });
  });

  it("finds everything again after all have left", async () => {
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    for (let index = 0; index < 600; index += 1) ana.map.set("n", index);
    await ana.saved();
    ana.leave();
    const sam = joinAsPeer(server, board.editKey);
    await sam.synced();
    expect(sam.map.get("n")).toBe(599);
  });

  it("is sent the very bytes that the other one sent", async () => {
    const reader = await openRawSocket(server, board.editKey);
    const writer = await openRawSocket(server, board.editKey);
    await Promise.all([reader.greeted(), writer.greeted()]);
    const doc = new Y.Doc();
    doc.getMap("test").set("a", 1);
    const update = Y.encodeStateAsUpdate(doc);
    writer.send(encodeUpdate(update));
    expect((await reader.received("update")).update).toEqual(update);
    expect(writer.messages.some((message) => message.type === "update")).toBe(false);
  });

  it("sees presence at once, also after the other one comes back, and not after it has left", async () => {
    const ana = joinAsPeer(server, board.editKey);
    const sam = joinAsPeer(server, board.editKey);
    await Promise.all([ana.synced(), sam.synced()]);
    // The package tells an empty state by itself first, and it may be seen alone.
    const sees = (state: object | undefined): boolean =>
      isDeepStrictEqual(sam.provider.awareness.getStates().get(ana.doc.clientID), state);
    ana.provider.awareness.setLocalState({ name: "Ana" });
    await until(() => sees({ name: "Ana" }));
    ana.provider.disconnect();
    await until(() => sees(undefined));
    ana.provider.connect();
    await until(() => sees({ name: "Ana" }));
    expect(sees({ name: "Ana" })).toBe(true);
  });

  it("sees of a watcher only that somebody watches", async () => {
    const ana = joinAsPeer(server, board.editKey);
    const watcher = joinAsPeer(server, board.viewKey);
    await Promise.all([ana.synced(), watcher.synced()]);
    watcher.provider.awareness.setLocalState({ seat: "left", name: "Ana" });
    const seen = (): unknown => ana.provider.awareness.getStates().get(watcher.doc.clientID);
    await until(() => seen() !== undefined);
    expect(seen()).toEqual({ watching: true });
    watcher.provider.awareness.setLocalState(null);
    await until(() => seen() === undefined);
  });
});
