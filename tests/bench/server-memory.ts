/**
 * Thousands of boards with two people each on the built server: memory per board, processor time and latencies while
 * people drag, and whether the memory comes back when all have left, three times over; beside `ws` with one stock Y.Doc
 * per board, under the same crowd. After `npm run build`, with `ulimit -n` above twice the number of boards plus 200.
 * `BOARDS=200 DRAGGING=50 SECONDS=5` makes it shorter.
 */
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { editKeyOf } from "#shared/protocol/keys.ts";
import { FROM_BUILD, newDataDir } from "../support/start-server.ts";
import { summon, type Crowd, type Latencies } from "./crowd.ts";
import { startMeasuredServer, type MeasuredServer, type Memory } from "./measured-server.ts";
import { until, wholeSetting } from "./settings.ts";
import { printTable } from "./table.ts";

const count = wholeSetting("BOARDS", 2_000);
/** Boards on which somebody drags at one time. */
const dragging = wholeSetting("DRAGGING", 300);
const seconds = wholeSetting("SECONDS", 15);
const VISITS = 3;
/** Bytes by which the memory in use may differ after a visit: V8's own tables and compiled code move that much. */
const FLAT_BYTES = 2 * 1024 * 1024;

type Visit = {
  readonly before: Memory;
  readonly present: Memory;
  readonly after: Memory;
  readonly cpuShare: number;
  readonly latencies: Latencies;
};

async function visit(
  server: MeasuredServer,
  crowd: Crowd,
  keys: readonly string[],
  isNew: boolean,
): Promise<Visit> {
  const before = await server.memory("collected");
  await crowd.tell({ type: "arrive", syncUrl: server.syncUrl, keys, isNew });
  const cpuBefore = await server.cpuSeconds();
  const latencies = await crowd.tell({ type: "drag", boards: dragging, seconds });
  const cpuShare = ((await server.cpuSeconds()) - cpuBefore) / seconds;
  const present = await server.memory("collected");
  await crowd.tell({ type: "leave" });
  await until("every board is out of memory", async () => (await server.metric("what_matters_rooms")) === 0);
  return { before, present, after: await server.memory("collected"), cpuShare, latencies };
}

async function visits(
  nodeArguments: readonly string[],
  makeKeys: (server: MeasuredServer) => Promise<readonly string[]>,
): Promise<readonly Visit[]> {
  const folder = await newDataDir();
  const server = await startMeasuredServer(folder.path, nodeArguments);
  const crowd = summon();
  try {
    const keys = await makeKeys(server);
    const all: Visit[] = [];
    for (let nth = 0; nth < VISITS; nth += 1) all.push(await visit(server, crowd, keys, nth === 0));
    return all;
  } finally {
    crowd.end();
    await server.end("SIGTERM");
    await folder.remove();
  }
}

/** Makes the boards, from many addresses: each may only start so many in an hour. */
async function createBoards(server: MeasuredServer): Promise<readonly string[]> {
  const keys: string[] = [];
  while (keys.length < count) {
    const address = `10.2.0.${Math.floor(keys.length / 50) + 1}`;
    const some = Array.from({ length: Math.min(50, count - keys.length) }, async () => {
      const answer = await fetch(`${server.url}/api/boards`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": address },
        body: '{"title":"Half a year","names":["Ana","Sam"]}',
      });
      if (answer.status !== 201) throw new Error(`No board: ${answer.status}`);
      return ((await answer.json()) as { editKey: string }).editKey;
    });
    keys.push(...(await Promise.all(some)));
  }
  return keys;
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const perBoard = (from: Memory, to: Memory, kind: keyof Memory): string =>
  `${((to[kind] - from[kind]) / count / 1024).toFixed(1)} KB`;

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)} / ${at(0.99)}`;
}

const ours = await visits(FROM_BUILD, createBoards);
const bare = await visits(
  ["--import", "tsx", fileURLToPath(new URL("bare-server.ts", import.meta.url))],
  async () => Array.from({ length: count }, () => editKeyOf(randomBytes(16))),
);
const cases = [
  ...ours.map((each, nth) => [`ours, visit ${nth + 1}`, each] as const),
  ...bare.map((each, nth) => [`ws and a Y.Doc, visit ${nth + 1}`, each] as const),
];
printTable(
  `${count} boards, two people each: memory in use, after garbage collection`,
  ["what", "before", "all here", "all gone", "per board", "per board, resident"],
  cases.map(([name, { before, present, after }]) => [
    name,
    megabytes(before.used),
    megabytes(present.used),
    megabytes(after.used),
    perBoard(before, present, "used"),
    perBoard(before, present, "resident"),
  ]),
);
printTable(
  `${dragging} people drag at once, ${seconds} s; p50 / p95 / p99 in ms`,
  ["what", "processor", "presence", "update to the other", "acknowledged"],
  cases.map(([name, { cpuShare, latencies }]) => [
    name,
    `${(cpuShare * 100).toFixed(0)} % of a core`,
    percentiles(latencies.presence),
    percentiles(latencies.relay),
    percentiles(latencies.acknowledgement),
  ]),
);
console.log("ours acknowledges what is on disk; the other one at once, and keeps nothing.");

// The first visit also warms the server up: code is compiled, caches fill.
const [, second, third] = ours;
const grown = (third?.after.used ?? Infinity) - (second?.before.used ?? 0);
if (grown > FLAT_BYTES) {
  console.log(`BROKEN: memory is not flat: ${megabytes(grown)} more are in use after the third visit`);
  process.exitCode = 1;
}
