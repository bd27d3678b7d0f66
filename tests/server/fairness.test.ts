import { afterEach, expect, it } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { encodeUpdate } from "#shared/protocol/messages.ts";
import { LIMITS } from "../../server/limits.ts";
import { loneItems } from "../support/hostile-frames.ts";
import { joinHonestPair } from "../support/honest-pair.ts";
import { leaveAll, openRawSocket } from "../support/peers.ts";
import { newDataDir, startServerProcess, type ServerProcess } from "../support/start-server.ts";
import { until } from "../support/until.ts";

/** Milliseconds of the test's burning: long enough for what an address may spend at once to be gone. */
const BURN_MS = 6_000;

let end = async (): Promise<void> => {};
afterEach(() => end());

it("fifty who burn all the time that their address has leave a pair behind the same address at work, and delay no other address", async () => {
  // A process of its own: what fifty clients cost in this one must not delay the server.
  const folder = await newDataDir();
  const server: ServerProcess = await startServerProcess(folder.path);
  end = async () => {
    leaveAll();
    await server.stop();
    await folder.remove();
  };
  const targets = [await server.createBoard(), await server.createBoard()];
  const board = await server.createBoard();
  const other = await server.createBoard();
  const office = "203.0.113.7";
  const pairs = await Promise.all([
    joinHonestPair(server.syncUrl, board.editKey, [office, office], 20),
    joinHonestPair(server.syncUrl, other.editKey, ["203.0.113.8", "203.0.113.9"], 20),
  ]);
  // What a connection is like is known after a few messages.
  await until(() => pairs.every((pair) => pair.takeLatencies().seen.length > 0));
  const items = Array.from({ length: 5_000 }, () => ({ key: "k" }));
  const frame = encodeUpdate(loneItems(1, 0, items));
  let refused = 0;
  let stop = (): void => {};
  const stopped = new Promise<"stopped">((resolve) => {
    stop = () => resolve("stopped");
  });
  const burn = async (key: string): Promise<void> => {
    for (;;) {
      const mallory = await openRawSocket(server, key, { "x-forwarded-for": office });
      mallory.send(frame);
      const code = await Promise.race([mallory.closed, stopped]);
      if (code === "stopped") return;
      if (code === CLOSE.tooCostly) refused += 1;
    }
  };
  const began = performance.now();
  const burning = Promise.all(
    targets.flatMap(({ editKey }) => Array.from({ length: 25 }, () => burn(editKey))),
  );
  // As long as that, and on a busy machine until each has had its turns.
  const seen = pairs.map(() => 0);
  const haveAllHadTurns = (): boolean => {
    for (const [index, pair] of pairs.entries()) {
      seen[index] = (seen[index] ?? 0) + pair.takeLatencies().seen.length;
    }
    return refused > 5 && seen.every((edits) => edits > 2);
  };
  await until(() => haveAllHadTurns() && performance.now() - began > BURN_MS, 60_000);
  stop();
  await burning;
  const burned = performance.now() - began;
  for (const pair of pairs) {
    await pair.rest();
    expect(pair.closes).toEqual([]);
    pair.leave();
  }
  // What each refusal cost is at least what an update may take.
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(
    ((LIMITS.workMsPerAddressAtOnce + (burned * LIMITS.workMsPerAddressPerSecond) / 1_000) / LIMITS.admitMs) *
      2,
  );
  // Both go on; how fast, on a quiet machine, `npm run bench server-fuzz` tells.
  for (const edits of seen) expect(edits).toBeGreaterThan(2);
});
