import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { attack } from "../support/attack.ts";
import { joinHonestPair, type HonestPair } from "../support/honest-pair.ts";
import { joinAsPeer, leaveAll } from "../support/peers.ts";
import { startTestServer, type TestServer } from "../support/start-server.ts";

/** A failing seed becomes an entry here, with what it found. */
const SEEDS = [1, 20_261_123];

/** A longer run; `npm run bench server-fuzz` does a hundred thousand and measures. */
const FRAMES = Number(process.env["FUZZ_FRAMES"] ?? 2_000);

describe("while participants, watchers and strangers send nonsense", () => {
  let server: TestServer;
  const pairs: HonestPair[] = [];
  afterEach(async () => {
    for (const pair of pairs.splice(0)) pair.leave();
    leaveAll();
    await server.stop();
  });

  it.each(SEEDS)(
    "honest people on the same board and on another one work on and converge (seed %i)",
    async (seed) => {
      server = await startTestServer();
      const board = await server.createBoard();
      const other = await server.createBoard();
      const here = await joinHonestPair(server.syncUrl, board.editKey, ["203.0.113.1", "203.0.113.2"], 20);
      pairs.push(here);
      const there = await joinHonestPair(server.syncUrl, other.editKey, ["203.0.113.3", "203.0.113.4"], 20);
      pairs.push(there);
      const victim = here.docs[0];
      const { sent, answers } = await attack({ ...server, ...board, victim }, seed, FRAMES);
      await Promise.all([here.rest(), there.rest()]);
      const late = joinAsPeer(server, board.editKey);
      await late.synced();
      for (const pair of pairs) {
        expect(pair.closes).toEqual([]);
        expect(pair.takeLatencies().saved.length).toBeGreaterThan(10);
        for (const doc of pair.docs) expect(doc.store.pendingStructs).toBeNull();
        await expect.poll(() => Y.equalSnapshots(...snapshotsOf(pair.docs))).toBe(true);
      }
      await expect.poll(() => Y.equalSnapshots(...snapshotsOf([here.docs[0], late.doc]))).toBe(true);
      expect(sent.size).toBeGreaterThan(30);
      expect([...answers.keys()]).toEqual(expect.arrayContaining(["4400", "4403", "4404", "4500"]));
    },
    FRAMES * 20 + 180_000,
  );
});

function snapshotsOf([one, other]: readonly [Y.Doc, Y.Doc]): [Y.Snapshot, Y.Snapshot] {
  return [Y.snapshot(one), Y.snapshot(other)];
}
