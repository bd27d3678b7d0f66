import { afterEach, describe, expect, it } from "vitest";
import { joinAsPeer, leaveAll, openRawSocket, type Peer, type RawSocket } from "../support/peers.ts";
import { hostileFrames } from "../support/frame-fuzzer.ts";
import { startTestServer, type TestServer } from "../support/start-server.ts";

/** A failing seed becomes an entry here, with what it found. */
const SEEDS = [1, 20_261_123];

/** A full run: `FUZZ_FRAMES=100000 npx vitest run … tests/server/fuzz.test.ts`. */
const FRAMES = Number(process.env["FUZZ_FRAMES"] ?? 3_000);

describe("while a participant sends nonsense", () => {
  let server: TestServer;
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  it.each(SEEDS)(
    "honest people on the same board and on another one work on and converge (seed %i)",
    async (seed) => {
      // The limits on rate would only make this slow; the ones on size stay.
      server = await startTestServer({
        limits: { messagesPerSecond: 1e9, bytesPerSecond: 1e9, workMsPerSecond: 1e9, connectsAtOnce: 1e6 },
      });
      const board = await server.createBoard();
      const other = await server.createBoard();
      const people = [board, board, other, other].map(({ editKey }) => joinAsPeer(server, editKey));
      const [ana, sam, eve, bob] = people as [Peer, Peer, Peer, Peer];
      await Promise.all(people.map((peer) => peer.synced()));
      ana.map.set("n", -1);
      await ana.saved();

      const frames = hostileFrames(seed, ana.doc);
      let mallory: RawSocket | null = null;
      const codes = new Map<number, number>();
      for (let count = 0; count < FRAMES; count += 1) {
        if (!mallory || mallory.socket.readyState !== mallory.socket.OPEN) {
          mallory = await openRawSocket(server, board.editKey);
          void mallory.closed.then((code) => codes.set(code, (codes.get(code) ?? 0) + 1));
        }
        mallory.send(frames());
        if (count % 20 === 0) {
          ana.map.set("n", count);
          sam.map.set(`sam${count % 7}`, count);
          eve.map.set("n", count);
          await Promise.race([mallory.settled().catch(() => {}), mallory.closed]);
        }
        await new Promise(setImmediate);
      }
      ana.map.set("last", seed);
      eve.map.set("last", seed);
      await Promise.all([ana.saved(), eve.saved()]);
      const late = joinAsPeer(server, board.editKey);
      await late.synced();
      await expectSame([ana, sam, late]);
      await expectSame([eve, bob]);
      for (const peer of [ana, sam, eve, bob, late]) {
        expect(peer.closes).toEqual([]);
        expect(peer.doc.store.pendingStructs).toBeNull();
        expect(peer.map.get("last")).toBe(seed);
      }
      expect(codes.size).toBeGreaterThan(0);
    },
    FRAMES * 20 + 20_000,
  );
});

async function expectSame(peers: readonly Peer[]): Promise<void> {
  await expect.poll(() => new Set(peers.map(({ map }) => map.get("last"))).size, { timeout: 10_000 }).toBe(1);
  const [first, ...others] = peers.map(({ map }) => map.toJSON());
  for (const other of others) expect(other).toEqual(first);
}
