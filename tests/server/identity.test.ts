import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebSocket } from "ws";
import * as Y from "yjs";
import { certifiedIdsOf } from "#shared/protocol/certified-ids.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import {
  encodeAwareness,
  encodeContinuity,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
} from "#shared/protocol/messages.ts";
import { MemoryUpdateStore } from "../../server/storage/memory-update-store.ts";
import { rawStreamOf } from "../support/attack.ts";
import { idOfPage, joinAsPage, newPage, type PageProof } from "../support/certified-peers.ts";
import { clockPoison } from "../support/hostile-frames.ts";
import { converged, joinAsPeer, leaveAll, openRawSocket, type Peer } from "../support/peers.ts";
import {
  newDataDir,
  startServerProcess,
  startTestServer,
  type BoardLinks,
  type ServerProcess,
  type TestServer,
} from "../support/start-server.ts";
import { until } from "../support/until.ts";

/** Somebody who says and writes all that may be tried in the name of these ids, for as long as the server lets them. */
async function attack(server: TestServer, key: string, victims: readonly number[]): Promise<void> {
  for (const clientId of victims) {
    for (const length of [1, 1_000, 2 ** 31 - 1 - 100]) {
      for (const encode of [encodeUpdate, encodeSyncStep2]) {
        const mallory = await openRawSocket(server, key);
        await mallory.greeted();
        mallory.send(encodeContinuity(newPage().secret, [newPage().nonce]));
        mallory.send(encodeAwareness([{ clientId, clock: 1_000, state: '{"name":"Mallory"}' }]));
        mallory.send(encodeAwareness([{ clientId, clock: 1_001, state: "null" }]));
        for (const clock of [0, 1, 2, 3]) mallory.send(encode(clockPoison(clientId, clock, length)));
        await Promise.race([mallory.settled().catch(() => {}), mallory.closed]);
        mallory.socket.terminate();
      }
    }
    const trudy = new Y.Doc();
    trudy.clientID = clientId;
    const asIfShe = joinAsPeer(server, key, trudy);
    asIfShe.map.set("trudy", 1);
    await asIfShe.synced();
    asIfShe.provider.awareness.setLocalState({ name: "Mallory" });
    await asIfShe.saved();
    asIfShe.leave();
  }
}

const namesSeenBy = (peer: Peer): readonly unknown[] =>
  [...peer.provider.awareness.getStates().values()].flatMap((state) => state["name"] ?? []);

describe("nobody writes or speaks as somebody else", () => {
  let server: TestServer;
  let board: BoardLinks;
  let eve: PageProof;
  let sam: Peer;
  /** Every name that Sam has ever seen. */
  let heard: Set<unknown>;

  beforeEach(async () => {
    // No pause of the machine makes a page look dead, and nobody gets in by waiting until one does.
    server = await startTestServer({ limits: { probeMs: 3_600_000 } });
    board = await server.createBoard();
    eve = newPage();
    sam = joinAsPage(server, board.editKey, newPage());
    heard = new Set();
    sam.provider.awareness.on("change", () => {
      for (const name of namesSeenBy(sam)) heard.add(name);
    });
    await sam.synced();
  });
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  /** Eve's page writes once, goes away, and writes again where nobody hears it. */
  async function writeAndGo(): Promise<Peer> {
    const page = joinAsPage(server, board.editKey, eve);
    page.provider.awareness.setLocalState({ name: "Eve" });
    await page.synced();
    page.map.set("eve", 1);
    await page.saved();
    await until(() => sam.map.get("eve") === 1 && heard.has("Eve"));
    page.provider.disconnect();
    page.map.set("eve", 2);
    page.doc.getArray("list").push(["offline"]);
    await until(() => namesSeenBy(sam).length === 0);
    return page;
  }

  /** Eve's page is back, and everybody has what it did and knows who it is. */
  async function comesBack(page: Peer): Promise<boolean> {
    page.provider.connect();
    await page.synced();
    await page.saved();
    const late = joinAsPeer(server, board.editKey);
    await late.synced();
    await converged(page, late);
    expect(late.map.get("eve")).toBe(2);
    expect(late.doc.getArray("list").toArray()).toEqual(["offline"]);
    expect(late.map.get("trudy")).toBeUndefined();
    expect(late.doc.store.pendingStructs).toBeNull();
    expect(page.closes.filter((code) => code >= 4400)).toEqual([]);
    await until(() => namesSeenBy(late).includes("Eve"));
    expect(namesSeenBy(late)).not.toContain("Mallory");
    expect(heard).not.toContain("Mallory");
    late.leave();
    return true;
  }

  it("while a page is here", async () => {
    const page = joinAsPage(server, board.editKey, eve);
    page.provider.awareness.setLocalState({ name: "Eve" });
    await page.synced();
    page.map.set("eve", 1);
    await page.saved();
    await attack(server, board.editKey, [idOfPage(eve)]);
    page.map.set("eve", 2);
    page.doc.getArray("list").push(["offline"]);
    expect(namesSeenBy(sam)).toContain("Eve");
    expect(await comesBack(page)).toBe(true);
    await converged(page, sam);
  });

  it("while it is away", async () => {
    const page = await writeAndGo();
    await attack(server, board.editKey, [idOfPage(eve)]);
    expect(namesSeenBy(sam)).toEqual([]);
    expect(await comesBack(page)).toBe(true);
    await converged(page, sam);
  });

  it("after the board has been out of memory", async () => {
    const page = await writeAndGo();
    sam.provider.disconnect();
    await until(async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return text.includes("what_matters_rooms 0\n");
    });
    await attack(server, board.editKey, [idOfPage(eve)]);
    expect(await comesBack(page)).toBe(true);
  });

  it("with ids that the victim has not used yet", async () => {
    const ids = certifiedIdsOf(eve.secret, eve.nonce);
    await attack(server, board.editKey, ids.slice(1, 3));
    const doc = new Y.Doc();
    const page = joinAsPage(server, board.editKey, eve, doc);
    await page.synced();
    for (const [index, id] of ids.entries()) {
      doc.clientID = id;
      page.map.set(String(index), id);
    }
    doc.clientID = idOfPage(eve);
    await page.saved();
    await converged(page, sam);
    expect(sam.map.toJSON()).toEqual(Object.fromEntries(ids.entries()));
    expect(heard).not.toContain("Mallory");
  });

  it("by naming the nonce of another device, or the secret with another nonce", async () => {
    const page = await writeAndGo();
    for (const [secret, nonce] of [
      [newPage().secret, eve.nonce],
      [eve.secret, newPage().nonce],
    ] as const) {
      const mallory = await openRawSocket(server, board.editKey);
      mallory.send(encodeContinuity(secret, [nonce]));
      // Only the first proof on a connection counts, and this one may not be tried again.
      mallory.send(encodeContinuity(eve.secret, [eve.nonce]));
      mallory.send(encodeUpdate(clockPoison(idOfPage(eve), 1, 5)));
      mallory.send(encodeAwareness([{ clientId: idOfPage(eve), clock: 9, state: '{"name":"Mallory"}' }]));
      await mallory.settled();
    }
    expect(await comesBack(page)).toBe(true);
  });

  it("as a watcher, even when it proves itself", async () => {
    const page = await writeAndGo();
    const watcher = await openRawSocket(server, board.viewKey);
    watcher.send(encodeContinuity(eve.secret, [eve.nonce]));
    watcher.send(encodeSyncStep2(clockPoison(idOfPage(eve), 1, 5)));
    watcher.send(encodeUpdate(clockPoison(idOfPage(eve), 1, 5)));
    expect(await watcher.closed).toBe(CLOSE.readOnly);
    expect(await comesBack(page)).toBe(true);
  });

  it("and a stock client that is connected is not written for either", async () => {
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    ana.map.set("ana", 0);
    await until(() => sam.map.get("ana") === 0);
    const clock = Y.getState(ana.doc.store, ana.doc.clientID);
    for (const length of [1, 1_000, 2 ** 31 - 1 - clock]) {
      const mallory = await openRawSocket(server, board.editKey);
      mallory.send(encodeUpdate(clockPoison(ana.doc.clientID, clock, length)));
      mallory.send(encodeSyncStep2(clockPoison(ana.doc.clientID, clock, length)));
      expect(await mallory.closed).toBe(CLOSE.unavailable);
    }
    ana.map.set("ana", 1);
    await ana.saved();
    await converged(ana, sam);
    expect(sam.map.get("ana")).toBe(1);
    expect(ana.closes).toEqual([]);
  });

  it("and what was left out is counted, answered as saved, and closes nobody", async () => {
    const mallory = await openRawSocket(server, board.editKey);
    await mallory.greeted();
    mallory.send(encodeUpdate(clockPoison(idOfPage(eve), 0, 5)));
    mallory.send(encodeWriteBarrier(3));
    await mallory.received("writeBarrier");
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('what_matters_frames_refused_total{reason="foreign"} 1');
    expect(Y.getState(sam.doc.store, idOfPage(eve))).toBe(0);
  });

  it("and a page whose old socket is not known to be dead is seen at once, as itself and once", async () => {
    const old = joinAsPage(server, board.editKey, eve);
    old.provider.awareness.setLocalState({ name: "Eve" });
    await old.synced();
    await until(() => namesSeenBy(sam).includes("Eve"));
    // The other end of a dead socket neither closes nor answers.
    const stream = rawStreamOf(old.provider.ws as unknown as WebSocket);
    stream.pause();
    const again = await openRawSocket(server, board.editKey);
    again.send(encodeContinuity(eve.secret, [eve.nonce]));
    again.send(encodeAwareness([{ clientId: idOfPage(eve), clock: 50, state: '{"name":"Eve again"}' }]));
    await until(() => namesSeenBy(sam).includes("Eve again"));
    expect(namesSeenBy(sam).filter((name) => name === "Eve")).toEqual([]);
    // So that nobody has to wait for it to close.
    stream.resume();
  });

  it("and two tabs of one device are two, who both write and are both seen", async () => {
    const first = joinAsPage(server, board.editKey, eve);
    const other = newPage(eve.secret);
    const second = joinAsPage(server, board.editKey, other, new Y.Doc(), [eve]);
    first.provider.awareness.setLocalState({ name: "first" });
    second.provider.awareness.setLocalState({ name: "second" });
    await Promise.all([first.synced(), second.synced()]);
    first.map.set("first", 1);
    second.map.set("second", 2);
    await Promise.all([first.saved(), second.saved()]);
    await converged(first, second, sam);
    expect(sam.map.toJSON()).toEqual({ first: 1, second: 2 });
    await until(() => namesSeenBy(sam).length === 2);
    expect(first.closes).toEqual([]);
    expect(second.closes).toEqual([]);
    expect([first.doc.clientID, second.doc.clientID]).toEqual([idOfPage(eve), idOfPage(other)]);
  });

  it("and what an earlier page of the device could not send arrives with a later one", async () => {
    const earlier = await writeAndGo();
    const kept = Y.encodeStateAsUpdate(earlier.doc);
    earlier.leave();
    await attack(server, board.editKey, [idOfPage(eve)]);
    const later = new Y.Doc();
    Y.applyUpdate(later, kept);
    const page = joinAsPage(server, board.editKey, newPage(eve.secret), later, [eve]);
    page.map.set("later", 1);
    await page.synced();
    await page.saved();
    await converged(page, sam);
    expect(sam.map.toJSON()).toEqual({ eve: 2, later: 1 });
    expect(sam.doc.getArray("list").toArray()).toEqual(["offline"]);
    expect(page.closes).toEqual([]);
  });
});

describe("after the server was set back to an older backup", () => {
  let store: MemoryUpdateStore;
  let server: TestServer;
  let board: BoardLinks;
  const start = async (port = "0"): Promise<TestServer> =>
    startTestServer({ store, env: { PORT: port }, limits: { stopSpreadMs: 0 } });

  beforeEach(async () => {
    store = new MemoryUpdateStore();
    server = await start();
    board = await server.createBoard();
  });
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  /** Ends the server, forgets all that was stored after the backup, and starts again at the same address. */
  async function setBack(backup: readonly Uint8Array[]): Promise<void> {
    const { port } = new URL(server.url);
    await server.stop();
    store = new MemoryUpdateStore();
    const [first, ...others] = backup;
    await store.create(board.boardId, first ?? new Uint8Array());
    if (others.length > 0) await store.append(board.boardId, others);
    server = await start(port);
  }

  /** Ana and Sam write, a backup is taken, and Ana writes on while Sam sees it; then Ana goes and the server is set back. */
  async function loseAnasTail(
    samGoesOn: (sam: Peer) => void = () => {},
  ): Promise<{ readonly ana: Peer; readonly sam: Peer }> {
    const ana = joinAsPage(server, board.editKey, newPage());
    const sam = joinAsPage(server, board.editKey, newPage());
    await Promise.all([ana.synced(), sam.synced()]);
    ana.doc.getArray("anas").push(["one"]);
    sam.doc.getArray("sams").push(["one"]);
    await Promise.all([ana.saved(), sam.saved()]);
    await converged(ana, sam);
    const backup = (await store.load(board.boardId))?.updates ?? [];
    ana.doc.getArray("anas").push(["two", "three"]);
    await ana.saved();
    await converged(ana, sam);
    ana.provider.disconnect();
    samGoesOn(sam);
    await sam.saved();
    await setBack(backup);
    await until(() => !sam.provider.synced || sam.closes.length > 0);
    return { ana, sam };
  }

  it("Sam works on although Ana's edits are lost, and when she comes back all is there again", async () => {
    const { ana, sam } = await loseAnasTail((before) => {
      before.doc.getArray("sams").push(["two"]);
      // A deletion of what the server does not have any more.
      before.doc.getArray("anas").delete(1, 1);
    });
    await sam.synced();
    await sam.saved();
    sam.doc.getArray("sams").push(["three"]);
    await sam.saved();
    const late = joinAsPeer(server, board.editKey);
    await late.synced();
    expect(late.doc.getArray("sams").toArray()).toEqual(["one", "two", "three"]);
    expect(late.doc.getArray("anas").toArray()).toEqual(["one"]);
    expect(sam.closes.filter((code) => code >= 4400)).toEqual([]);

    ana.provider.connect();
    await ana.synced();
    await ana.saved();
    await converged(ana, sam, late);
    for (const peer of [ana, sam, late]) {
      expect(peer.doc.getArray("anas").toArray()).toEqual(["one", "three"]);
      expect(peer.doc.getArray("sams").toArray()).toEqual(["one", "two", "three"]);
    }
  });

  it("an edit that builds on a lost one waits, unsaved and whole, until its owner has brought that", async () => {
    const { ana, sam } = await loseAnasTail((before) => before.doc.getArray("anas").push(["sam's"]));
    await until(() => sam.closes.includes(CLOSE.unavailable));
    const late = joinAsPeer(server, board.editKey);
    await late.synced();
    expect(late.doc.getArray("anas").toArray()).toEqual(["one"]);
    expect(late.doc.store.pendingStructs).toBeNull();
    ana.provider.connect();
    await ana.synced();
    await until(() => late.doc.getArray("anas").length === 4);
    await sam.synced();
    await converged(ana, sam, late);
    expect(late.doc.getArray("anas").toArray()).toEqual(["one", "two", "three", "sam's"]);
  });
});

describe("after a restart of the real server on its data folder", () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  let server: ServerProcess;

  beforeEach(async () => {
    folder = await newDataDir();
    server = await startServerProcess(folder.path);
  });
  afterEach(async () => {
    leaveAll();
    await server.end("SIGKILL");
    await folder.remove();
  });

  async function restart(): Promise<void> {
    const { port } = new URL(server.url);
    await server.end("SIGKILL");
    server = await startServerProcess(folder.path, { PORT: port });
  }

  it("nobody writes or speaks as a page that is away", async () => {
    const board = await server.createBoard();
    const proof = newPage();
    const page = joinAsPage(server, board.editKey, proof);
    await page.synced();
    page.map.set("eve", 1);
    await page.saved();
    page.provider.disconnect();
    page.map.set("eve", 2);
    await restart();
    await attack(server, board.editKey, [idOfPage(proof)]);
    page.provider.connect();
    await page.synced();
    await page.saved();
    page.leave();
    // It is on disk, too.
    await restart();
    const late = joinAsPeer(server, board.editKey);
    await late.synced();
    expect(late.map.toJSON()).toEqual({ eve: 2 });
  });
});
