/**
 * A long hostile run against the real server, and what honest people notice of it.
 * `npm run bench server-fuzz`, after `npm run build`; `FRAMES=10000` makes it shorter, `SEED` repeats a run. Clients run in
 * this process, so a part of every figure is theirs; the figures before the attack are from the same clients.
 */
import * as Y from "yjs";
import { attack } from "../support/attack.ts";
import { joinHonestPair, type HonestPair, type Latencies } from "../support/honest-pair.ts";
import { FROM_BUILD, newDataDir } from "../support/start-server.ts";
import { startMeasuredServer, type MeasuredServer } from "./measured-server.ts";
import { measureFor, seedSetting, until, wholeSetting } from "./settings.ts";
import { printTable } from "./table.ts";

/** The connections that may write. */
const WRITERS = 'what_matters_connections{access="write"}';

const frames = wholeSetting("FRAMES", 100_000);
const calmSeconds = wholeSetting("CALM_SECONDS", 20);
const seed = seedSetting();

/** Takes the longest stall of the server's event loop, in milliseconds, until it is told to stop. */
function watchStalls(server: MeasuredServer): () => Promise<number> {
  let longest = 0;
  let isWatching = true;
  const watching = (async () => {
    while (isWatching) {
      longest = Math.max(longest, (await server.metric("nodejs_eventloop_lag_max_seconds")) * 1_000);
      await measureFor(1);
    }
  })();
  return async () => {
    isWatching = false;
    await watching;
    return longest;
  };
}

function rows(when: string, where: string, { seen, saved }: Latencies): readonly (readonly string[])[] {
  return [
    [`${when}: ${where}, seen`, ...figures(seen)],
    [`${when}: ${where}, saved`, ...figures(saved)],
  ];
}

function figures(values: readonly number[]): readonly string[] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? NaN).toFixed(1);
  return [String(values.length), at(0.5), at(0.95), at(0.99), at(1)];
}

function countsOf(counts: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([name, count]) => [name, String(count)]);
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
}

const folder = await newDataDir();
const server = await startMeasuredServer(folder.path, FROM_BUILD);
console.log(`seed ${seed}, ${frames} frames`);
try {
  const board = await server.createBoard();
  const other = await server.createBoard();
  const here = await joinHonestPair(server.syncUrl, board.editKey, ["203.0.113.1", "203.0.113.2"], 25);
  const there = await joinHonestPair(server.syncUrl, other.editKey, ["203.0.113.3", "203.0.113.4"], 25);
  // What is compiled and opened on the way to the first figures is not theirs.
  await measureFor(3);
  const pairs: readonly (readonly [string, HonestPair])[] = [
    ["same board", here],
    ["another board", there],
  ];
  for (const [, pair] of pairs) pair.takeLatencies();
  const calmStalls = watchStalls(server);
  await measureFor(calmSeconds);
  const before = pairs.flatMap(([where, pair]) => rows("before", where, pair.takeLatencies()));
  const stallBefore = await calmStalls();
  const warmUp = await attack({ ...server, ...board, victim: here.docs[0] }, seed + 1_000, frames / 20);
  await until("the warm-up's sockets to be gone", async () => (await server.metric(WRITERS)) === 4);
  const heapBefore = (await server.memory("collected")).used / 1_048_576;
  for (const [, pair] of pairs) pair.takeLatencies();

  const stalls = watchStalls(server);
  const began = performance.now();
  const { sent, answers } = await attack({ ...server, ...board, victim: here.docs[0] }, seed, frames);
  const seconds = (performance.now() - began) / 1_000;
  const stallDuring = await stalls();
  const during = pairs.flatMap(([where, pair]) => rows("during", where, pair.takeLatencies()));

  await until("the attackers' sockets to be gone", async () => (await server.metric(WRITERS)) === 4);
  const heapAfter = (await server.memory("collected")).used / 1_048_576;
  await Promise.all([here.rest(), there.rest()]);
  const late = await joinHonestPair(server.syncUrl, board.editKey, ["203.0.113.5", "203.0.113.6"], 1_000);
  await late.rest();
  await until("everybody to hold the same", () =>
    [here.docs[1], ...late.docs].every((doc) => isSame(doc, here.docs[0])),
  );
  await until("the other board to be the same", () => isSame(...there.docs));
  const docs = [...here.docs, ...there.docs, ...late.docs];
  const closes = [...here.closes, ...there.closes, ...late.closes];
  const pending = docs.filter((doc) => doc.store.pendingStructs ?? doc.store.pendingDs).length;
  const isAlive = (await fetch(`${server.url}/healthz`)).ok;

  printTable(`Frames sent in ${seconds.toFixed(0)} s`, ["kind", "count"], countsOf(sent));
  printTable("Answers", ["close code", "count"], countsOf(answers));
  printTable(
    "Edits of the honest pairs, ms until",
    ["when and where", "edits", "p50", "p95", "p99", "max"],
    [...before, ...during],
  );
  printTable(
    "The server",
    ["what", "before", "after or during"],
    [
      ["longest stall of the event loop, ms", stallBefore.toFixed(0), stallDuring.toFixed(0)],
      ["memory in use after collection, MB", heapBefore.toFixed(1), heapAfter.toFixed(1)],
    ],
  );
  const total = [...sent.values(), ...warmUp.sent.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `\n${total} frames in all; honest sockets closed: ${closes.length}; documents with pending edits: ${pending}; ` +
      `all converged; the server is ${isAlive ? "alive" : "NOT WELL"}`,
  );
  if (closes.length > 0 || pending > 0 || !isAlive) process.exitCode = 1;
  for (const pair of [here, there, late]) pair.leave();
} finally {
  await server.end("SIGTERM");
  await folder.remove();
}
