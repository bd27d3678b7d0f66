import { connect } from "node:net";
import { performance } from "node:perf_hooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { MAX_MESSAGE_BYTES } from "#shared/protocol/limits.ts";
import {
  encodeAwareness,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
} from "#shared/protocol/messages.ts";
import { rawStreamOf } from "../support/attack.ts";
import { wireFrame } from "../support/frame-fuzzer.ts";
import { deletion, HOSTILE_FRAMES, hostileUpdates, updateOf } from "../support/hostile-frames.ts";
import { converged, joinAsPeer, leaveAll, openRawSocket, type Peer } from "../support/peers.ts";
import { startTestServer, type BoardLinks, type TestServer } from "../support/start-server.ts";
import { until } from "../support/until.ts";

describe("a hostile participant", () => {
  let server: TestServer;
  let board: BoardLinks;
  let ana: Peer;
  let sam: Peer;
  let elsewhere: readonly [Peer, Peer];

  beforeEach(async () => {
    server = await startTestServer();
    board = await server.createBoard();
    const other = await server.createBoard();
    ana = joinAsPeer(server, board.editKey);
    sam = joinAsPeer(server, board.editKey);
    elsewhere = [joinAsPeer(server, other.editKey), joinAsPeer(server, other.editKey)];
    await Promise.all([ana, sam, ...elsewhere].map((peer) => peer.synced()));
    ana.map.set("ana", 0);
    await until(() => sam.map.get("ana") === 0);
  });
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  /** The honest pairs, on this board and on another one, still see each other's edits and were never disconnected. */
  async function honestPairsWork(): Promise<boolean> {
    const n = Math.random();
    ana.map.set("ana", n);
    sam.map.set("sam", n);
    elsewhere[0].map.set("there", n);
    await until(() => sam.map.get("ana") === n && ana.map.get("sam") === n);
    await until(() => elsewhere[1].map.get("there") === n);
    await ana.saved();
    for (const peer of [ana, sam, ...elsewhere]) {
      expect(peer.closes).toEqual([]);
      expect(peer.doc.store.pendingStructs).toBeNull();
    }
    const late = joinAsPeer(server, board.editKey);
    await late.synced();
    await converged(ana, sam, late);
    expect(late.doc.store.pendingStructs).toBeNull();
    late.leave();
    return true;
  }

  it.each(Object.keys(HOSTILE_FRAMES))("who sends %s is closed with 4400, and nobody else", async (name) => {
    const mallory = await openRawSocket(server, board.editKey);
    mallory.send(HOSTILE_FRAMES[name] ?? "");
    expect(await mallory.closed).toBe(CLOSE.badFrame);
    expect(await honestPairsWork()).toBe(true);
  });

  it.each(Object.keys(hostileUpdates()))(
    "who sends %s as an update is closed with 4400, and nobody else",
    async (name) => {
      const update = hostileUpdates()[name] ?? new Uint8Array();
      for (const encode of [encodeUpdate, encodeSyncStep2]) {
        const mallory = await openRawSocket(server, board.editKey);
        mallory.send(encode(update));
        expect(await mallory.closed).toBe(CLOSE.badFrame);
      }
      expect(await honestPairsWork()).toBe(true);
    },
  );

  it("who sends too much is closed with 4413, and nobody else", async () => {
    const mallory = await openRawSocket(server, board.editKey);
    mallory.send(new Uint8Array(MAX_MESSAGE_BYTES + 1));
    expect(await mallory.closed).toBe(CLOSE.tooLarge);
    const trudy = await openRawSocket(server, board.editKey);
    trudy.send(encodeAwareness([{ clientId: 1, clock: 1, state: JSON.stringify("x".repeat(100_000)) }]));
    expect(await trudy.closed).toBe(CLOSE.tooLarge);
    expect(await honestPairsWork()).toBe(true);
  });

  it("who fills the board is closed with 4413, and the others can still edit", async () => {
    const mallory = await openRawSocket(server, board.editKey);
    const doc = new Y.Doc();
    let sent = 0;
    const fill = (): void => {
      if (mallory.socket.readyState !== mallory.socket.OPEN || sent > 8) return;
      sent += 1;
      mallory.send(encodeUpdate(updateOf(doc, () => doc.getArray("test").push([new Uint8Array(400_000)]))));
      setTimeout(fill, 5);
    };
    fill();
    expect(await mallory.closed).toBe(CLOSE.tooLarge);
    expect(await honestPairsWork()).toBe(true);
  });

  it("who leaves gaps is asked, then closed with 4500, and leaves nothing pending", async () => {
    const doc = new Y.Doc();
    updateOf(doc, () => doc.getMap("test").set("first", 1));
    const gap = updateOf(doc, () => doc.getMap("test").set("second", 2));
    const mallory = await openRawSocket(server, board.editKey);
    await mallory.greeted();
    const from = mallory.messages.length;
    for (let count = 0; count < 100; count += 1) mallory.send(encodeUpdate(gap));
    await mallory.received("syncStep1", from);
    mallory.send(encodeSyncStep2(gap));
    expect(await mallory.closed).toBe(CLOSE.unavailable);
    expect(await honestPairsWork()).toBe(true);
  });

  it("an honest client that lost an update is asked, answers, and only then told that it is saved", async () => {
    const doc = new Y.Doc();
    const zoe = await openRawSocket(server, board.editKey);
    await zoe.greeted();
    updateOf(doc, () => doc.getMap("test").set("lost", 1));
    const from = zoe.messages.length;
    zoe.send(encodeUpdate(updateOf(doc, () => doc.getMap("test").set("next", 2))));
    zoe.send(encodeWriteBarrier(7));
    const question = await zoe.received("syncStep1", from);
    await zoe.settled();
    expect(zoe.messages.some((message) => message.type === "writeBarrier")).toBe(false);
    zoe.send(encodeSyncStep2(Y.encodeStateAsUpdate(doc, question.stateVector)));
    expect(await zoe.received("writeBarrier")).toEqual({ type: "writeBarrier", number: 7 });
    await until(() => ana.map.get("lost") === 1 && ana.map.get("next") === 2);
  });

  it("may delete what others wrote, as everybody may, but nothing that is not there", async () => {
    const mallory = await openRawSocket(server, board.editKey);
    await mallory.greeted();
    const from = mallory.messages.length;
    mallory.send(encodeUpdate(deletion(ana.doc.clientID, 0, 1_000_000)));
    await mallory.received("syncStep1", from);
    expect(ana.map.get("ana")).toBe(0);
    mallory.send(encodeUpdate(deletion(ana.doc.clientID, 0, 1)));
    await until(() => ana.map.get("ana") === undefined);
    expect(await honestPairsWork()).toBe(true);
  });

  it("cannot speak as somebody else in presence", async () => {
    ana.provider.awareness.setLocalState({ name: "Ana" });
    const seen = (): unknown => sam.provider.awareness.getStates().get(ana.doc.clientID);
    await until(() => JSON.stringify(seen()) === '{"name":"Ana"}');
    for (const clientId of [ana.doc.clientID, sam.doc.clientID]) {
      const mallory = await openRawSocket(server, board.editKey);
      mallory.send(encodeAwareness([{ clientId, clock: 1_000_000, state: '{"name":"Mallory"}' }]));
      mallory.send(encodeAwareness([{ clientId, clock: 1_000_001, state: "null" }]));
      await mallory.settled();
      mallory.socket.terminate();
    }
    expect(await honestPairsWork()).toBe(true);
    expect(seen()).toEqual({ name: "Ana" });
    expect(
      [...ana.provider.awareness.getStates().values()].filter((state) => state["name"] === "Mallory"),
    ).toEqual([]);
  });

  it("cannot send presence that others could not read", async () => {
    for (const [clientId, state] of ["{", "undefined", "7", `"${"x".repeat(5_000)}"`].entries()) {
      const mallory = await openRawSocket(server, board.editKey);
      mallory.send(encodeAwareness([{ clientId, clock: 1, state }]));
      expect(await mallory.closed).toBe(CLOSE.badFrame);
    }
    expect(await honestPairsWork()).toBe(true);
  });

  it("who floods presence is heard 30 times a second at most, the last word included", async () => {
    const mallory = await openRawSocket(server, board.editKey);
    await mallory.greeted();
    let heard = 0;
    ana.provider.awareness.on("update", () => (heard += 1));
    const started = performance.now();
    for (let clock = 1; clock <= 400; clock += 1) {
      mallory.send(encodeAwareness([{ clientId: 5, clock, state: JSON.stringify({ clock }) }]));
    }
    await until(() => ana.provider.awareness.getStates().get(5)?.["clock"] === 400);
    expect(heard).toBeLessThanOrEqual(3 + (performance.now() - started) / 30);
  });

  it("who asks for the whole document three thousand times in one breath keeps nobody waiting", async () => {
    const filler = await openRawSocket(server, board.editKey);
    await filler.greeted();
    const doc = new Y.Doc();
    filler.send(encodeUpdate(updateOf(doc, () => fillWithKeys(doc.getMap("filler"), 10_000))));
    await filler.settled();
    for (const question of [wireFrame(0x82, [0, 0, 1, 0]), wireFrame(0x82, [3])]) {
      const mallory = await openRawSocket(server, board.editKey);
      await mallory.greeted();
      rawStreamOf(mallory.socket).write(repeated(question, 3_000));
      const began = ownMilliseconds();
      expect(await honestPairsWork()).toBe(true);
      expect(ownMilliseconds() - began).toBeLessThan(4_000);
      expect(await mallory.closed).toBe(CLOSE.tooMany);
    }
  });

  it("who begins huge messages on many sockets and ends none is closed with 4529 when it is too much", async () => {
    await server.stop();
    server = await startTestServer({ limits: { heldBytesPerAddress: 4_000_000 } });
    const { editKey } = await server.createBoard();
    const sockets = await Promise.all(Array.from({ length: 8 }, () => openRawSocket(server, editKey)));
    const beginning = Uint8Array.of(0x82, 0xff, 0, 0, 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0);
    for (const { socket } of sockets) {
      rawStreamOf(socket).write(beginning);
      rawStreamOf(socket).write(new Uint8Array(1_000_000));
    }
    expect(await Promise.race(sockets.map(({ closed }) => closed))).toBe(CLOSE.tooMany);
    const ana = joinAsPeer(server, editKey);
    await ana.synced();
    ana.map.set("n", 1);
    await ana.saved();
    expect(ana.closes).toEqual([]);
  });

  it("who breaks the WebSocket rules loses only the own socket", async () => {
    const breakages: readonly Uint8Array[] = [
      Uint8Array.of(0xf2, 0x80, 0, 0, 0, 0), // reserved bits
      Uint8Array.of(0x82, 0x00), // not masked
      Uint8Array.of(0x8b, 0x80, 0, 0, 0, 0), // unknown opcode
      Uint8Array.of(0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0), // 2^63 bytes
    ];
    for (const breakage of breakages) {
      const { socket, closed } = await openRawSocket(server, board.editKey);
      rawStreamOf(socket).write(breakage);
      await closed;
    }
    expect(await honestPairsWork()).toBe(true);
  });

  it("who breaks off in the middle of everything is no trouble", async () => {
    const { port } = new URL(server.url);
    for (const text of [
      "",
      "GET /sync/",
      `GET /sync/${board.editKey} HTTP/1.1\r\nUpgrade: websocket\r\n`,
      "\0\0\0\r\n\r\n",
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), "127.0.0.1", () => socket.end(text, () => socket.destroy()));
        socket.on("close", () => resolve());
      });
    }
    expect(await honestPairsWork()).toBe(true);
  });
});

/** A clock of the time in which this process worked or had nothing to do: it stands while others have the processor. */
function ownMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + performance.eventLoopUtilization().idle;
}

function repeated(bytes: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from({ length: bytes.length * count }, (_, at) => bytes[at % bytes.length] ?? 0);
}

function fillWithKeys(map: Y.Map<unknown>, count: number): void {
  for (let key = 0; key < count; key += 1) map.set(`key ${key}`, "x".repeat(80));
}
