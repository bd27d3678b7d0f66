import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { encodeUpdate, encodeWriteBarrier } from "#shared/protocol/messages.ts";
import type { Limits } from "../../server/limits.ts";
import { updateOf } from "../support/hostile-frames.ts";
import {
  converged,
  joinAsPeer,
  leaveAll,
  openRawSocket,
  type Peer,
  type RawSocket,
} from "../support/peers.ts";
import { startTestServer, type TestServer } from "../support/start-server.ts";
import { until } from "../support/until.ts";

/** Bytes of one edit, and the edits after which all buffers of the system between the two ends are full. */
const EDIT_BYTES = 100_000;
const EDITS = 200;

describe("a reader that stops reading, while two others write and move", () => {
  let server: TestServer;
  let ana: Peer;
  let sam: Peer;
  let stalled: RawSocket;
  let read = 0;
  const doc = new Y.Doc();

  const start = async (limits: Partial<Limits>): Promise<void> => {
    server = await startTestServer({
      limits: {
        sweepMs: 20,
        bytesPerSecond: 1e9,
        workMsPerSecond: 1e6,
        // A busy machine must not make the writers' large edits look costly.
        admitMs: 60_000,
        ...limits,
      },
    });
    const { editKey } = await server.createBoard();
    [ana, sam] = [joinAsPeer(server, editKey), joinAsPeer(server, editKey)];
    stalled = await openRawSocket(server, editKey);
    await Promise.all([ana.synced(), sam.synced(), stalled.settled()]);
    stalled.socket.pause();
  };
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`what_matters_${name} `))
        ?.split(" ")[1] ?? 0,
    );
  };
  const write = async (): Promise<void> => {
    for (let index = 0; index < EDITS; index += 1) {
      const person = index % 2 ? ana : sam;
      person.map.set(person === ana ? "ana" : "sam", new Uint8Array(EDIT_BYTES).fill(index));
      person.provider.awareness.setLocalState({ index });
      // So that the two writers keep to what the server and the disk can take.
      if (index % 10 > 7) await person.saved();
    }
    ana.map.set("last", true);
    await ana.saved();
  };
  /** Takes in what has come since it was last called. */
  const readAll = (): void => {
    for (const message of stalled.messages.slice(read)) {
      read += 1;
      if (message.type === "update" || message.type === "syncStep2") Y.applyUpdate(doc, message.update);
    }
  };

  it("gets one difference when it reads again, has everything, and its own edit is acknowledged", async () => {
    await start({ slowReaderMs: 3_600_000 });
    const own = new Y.Doc();
    await write();
    expect(await metric("readers_behind")).toBe(1);
    stalled.send(encodeUpdate(updateOf(own, () => own.getMap("test").set("stalled", true))));
    stalled.send(encodeWriteBarrier(7));
    stalled.socket.resume();
    expect(await stalled.received("writeBarrier")).toEqual({ type: "writeBarrier", number: 7 });
    await until(() => ana.map.get("stalled") === true);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(own));
    await until(() => (readAll(), doc.getMap("test").get("last") === true));
    expect(doc.store.pendingStructs).toBeNull();
    await until(() => (readAll(), Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(ana.doc))));
    // Most of what was written while it slept was never sent to it, nor kept for it.
    const came = stalled.messages.reduce(
      (sum, message) => sum + ("update" in message ? message.update.length : 0),
      0,
    );
    expect(came).toBeLessThan(EDITS * EDIT_BYTES * 0.7);
    const differences = stalled.messages.filter(({ type }) => type === "syncStep2");
    expect(differences, "what there was at first, and what it had missed").toHaveLength(2);
    // Presence too: whoever is here is told once, as they are now.
    const last = stalled.messages.findLast(({ type }) => type === "awareness");
    expect(JSON.stringify(last)).toContain(`index\\":${EDITS - 1}`);
    expect(await metric("readers_behind")).toBe(0);
  });

  it("is closed with 4508 when it does not, and the others notice nothing", async () => {
    await start({ slowReaderMs: 1_500, closeMs: 60_000 });
    await write();
    await until(async () => (await metric('frames_refused_total{reason="slow"}')) === 1);
    stalled.socket.resume();
    expect(await stalled.closed).toBe(CLOSE.tooSlow);
    await until(async () => (await metric("readers_behind")) === 0);
    expect([...ana.closes, ...sam.closes]).toEqual([]);
    await converged(ana, sam);
  });
});
