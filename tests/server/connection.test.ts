import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { viewKeyOf, type EditKey } from "#shared/protocol/keys.ts";
import { MAX_SERVER_SILENCE_MS } from "#shared/protocol/limits.ts";
import { encodeSyncStep1, encodeUpdate } from "#shared/protocol/messages.ts";
import { LIMITS, type Limits } from "../../server/limits.ts";
import { updateOf } from "../support/hostile-frames.ts";
import { converged, joinAsPeer, leaveAll, openRawSocket } from "../support/peers.ts";
import { startTestServer, type TestServer } from "../support/start-server.ts";
import { until } from "../support/until.ts";

describe("a connection", () => {
  let server: TestServer;

  const start = async (limits: Partial<Limits>): Promise<string> => {
    server = await startTestServer({ limits });
    return (await server.createBoard()).editKey;
  };
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  it("that is idle is pinged and hears a message, so that no client gives up on it", async () => {
    const key = await start({ sweepMs: 10, idleMs: 30, pingMs: 30 });
    const ana = await openRawSocket(server, key);
    await ana.greeted();
    let pings = 0;
    ana.socket.on("ping", () => (pings += 1));
    const questions = (): number => ana.messages.filter(({ type }) => type === "syncStep1").length;
    await expect.poll(() => Math.min(pings, questions())).toBeGreaterThan(3);
  });

  it("that does not answer pings is dropped", async () => {
    const key = await start({ sweepMs: 10, idleMs: 1_000, pingMs: 20 });
    const ana = await openRawSocket(server, key);
    await ana.greeted();
    ana.socket.pause();
    await expect
      .poll(async () => (await fetch(`${server.url}/metrics`)).text())
      .toContain('what_matters_connections{access="write"} 0');
  });

  it("that stops reading costs bounded memory, loses nothing, and gets one difference when it reads again", async () => {
    const key = await start({
      readerBufferBytes: 20_000,
      // However long the writing below takes on a busy machine, it is not closed for it.
      slowReaderMs: 3_600_000,
      sweepMs: 20,
      bytesPerSecond: 1e9,
      workMsPerSecond: 1e6,
    });
    const slow = await openRawSocket(server, key);
    await slow.greeted();
    slow.socket.pause();
    const ana = joinAsPeer(server, key);
    await ana.synced();
    const doc = new Y.Doc();
    slow.send(encodeSyncStep1(Y.encodeStateVector(doc)));
    // Far more than every buffer of the system holds.
    for (let index = 0; index < 400; index += 1) {
      ana.map.set("blob", new Uint8Array(100_000).fill(index));
      if (index % 20 === 0) await ana.saved();
    }
    ana.map.set("last", true);
    await ana.saved();
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/^what_matters_readers_behind_total [1-9]/m);
    slow.socket.resume();
    let read = 0;
    await until(() => {
      for (const message of slow.messages.slice(read)) {
        read += 1;
        if (message.type === "update" || message.type === "syncStep2") Y.applyUpdate(doc, message.update);
      }
      return doc.getMap("test").get("last") === true;
    });
    expect(doc.store.pendingStructs).toBeNull();
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(ana.doc))).toBe(true);
    expect(slow.messages.filter(({ type }) => type === "update").length).toBeLessThan(400);
  });

  it("that does not read for too long is closed with 4508", async () => {
    const key = await start({ readerBufferBytes: 1_000, sweepMs: 20, slowReaderMs: 100, closeMs: 50 });
    const slow = await openRawSocket(server, key);
    await slow.greeted();
    slow.socket.pause();
    const ana = joinAsPeer(server, key);
    await ana.synced();
    const closed = async (): Promise<boolean> => {
      ana.map.set("blob", new Uint8Array(200_000));
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return /connections_closed_total/.test(text);
    };
    await until(closed);
    expect(ana.closes).toEqual([]);
  });

  it("that sends more than its share is read later, not closed, and loses nothing", async () => {
    const key = await start({ messagesPerSecond: 200 });
    const ana = joinAsPeer(server, key);
    const sam = joinAsPeer(server, key);
    await Promise.all([ana.synced(), sam.synced()]);
    for (let index = 0; index < 700; index += 1) ana.map.set("n", index);
    const started = performance.now();
    await ana.saved();
    await ana.saved();
    expect(performance.now() - started).toBeGreaterThan(1_000);
    await converged(ana, sam);
    expect(sam.map.get("n")).toBe(699);
    expect(ana.closes).toEqual([]);
  });

  it("beyond the number that a board takes is closed with 4529", async () => {
    const key = await start({ connectionsPerBoard: 3 });
    const people = [];
    for (let count = 0; count < 3; count += 1) {
      const person = await openRawSocket(server, key);
      await person.greeted();
      people.push(person);
    }
    const one = await openRawSocket(server, key);
    expect(await one.closed).toBe(CLOSE.tooMany);
    people[0]?.socket.close();
    await people[0]?.closed;
    const next = await openRawSocket(server, key);
    await next.greeted();
  });

  it("of one watcher too many is closed with 4529, and those who may edit still get in", async () => {
    const key = await start({ connectionsPerBoard: 3, watchersPerBoard: 1 });
    const viewKey = viewKeyOf(key as EditKey);
    const watcher = await openRawSocket(server, viewKey);
    await watcher.greeted();
    expect(await (await openRawSocket(server, viewKey)).closed).toBe(CLOSE.tooMany);
    for (const _ of ["Ana", "Sam"]) await (await openRawSocket(server, key)).greeted();
  });

  it("beyond the number that an address may open is turned away", async () => {
    const key = await start({ connectionsPerAddress: 2 });
    await openRawSocket(server, key);
    await openRawSocket(server, key);
    await expect(openRawSocket(server, key)).rejects.toThrow("429");
  });

  it("of the same page takes over from one that died without a word", async () => {
    const key = await start({ probeMs: 100 });
    const ana = joinAsPeer(server, key);
    const sam = joinAsPeer(server, key);
    await Promise.all([ana.synced(), sam.synced()]);
    ana.provider.awareness.setLocalState({ name: "Ana" });
    const seen = (): unknown => sam.provider.awareness.getStates().get(ana.doc.clientID);
    await until(() => seen() !== undefined);
    // The old socket stays open and silent, as when a laptop changes its network.
    const old = ana.provider.ws as unknown as { pause(): void; onclose: unknown; onmessage: unknown };
    old.pause();
    old.onclose = null;
    old.onmessage = null;
    ana.provider.ws = null;
    ana.provider.wsconnected = false;
    ana.map.set("meanwhile", 1);
    ana.provider.disconnect();
    ana.provider.connect();
    await ana.synced();
    await ana.saved();
    await until(() => sam.map.get("meanwhile") === 1);
    ana.provider.awareness.setLocalState({ name: "Ana", back: true });
    expect(ana.closes).toEqual([]);
    await expect.poll(seen).toEqual({ name: "Ana", back: true });
  });

  it("is closed with 1012 when the server stops, and what it wrote is stored", async () => {
    const key = await start({});
    const ana = await openRawSocket(server, key);
    await ana.greeted();
    const doc = new Y.Doc();
    ana.send(encodeUpdate(updateOf(doc, () => doc.getMap("test").set("a", 1))));
    await ana.settled();
    const [isStored, code] = await Promise.all([server.stop(), ana.closed]);
    expect(isStored).toBe(true);
    expect(code).toBe(CLOSE.restart);
  });
});

describe("the limits in force", () => {
  it("leave no client in silence for as long as it takes to give up", () => {
    expect(LIMITS.idleMs + LIMITS.sweepMs).toBeLessThan(MAX_SERVER_SILENCE_MS);
  });
});
