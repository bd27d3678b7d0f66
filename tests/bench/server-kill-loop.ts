/**
 * Kills the built server with SIGKILL at random moments (while it starts, while people write and logs are compacted,
 * while boards are made and erased) and holds it to every promise that it had given: an edit that was acknowledged is
 * there with all clients gone, a board that was made exists, one that was erased stays gone. At the end the store is
 * verified. After `npm run build`. `ROUNDS=200` for a longer run, `SEED=…` for the same moments again.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as timer } from "node:timers/promises";
import * as decoding from "lib0/decoding";
import * as prng from "lib0/prng";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { encodeWriteBarrier, MESSAGE } from "#shared/protocol/messages.ts";
import {
  FROM_BUILD,
  newDataDir,
  startServerProcess,
  type BoardLinks,
  type ServerProcess,
} from "../support/start-server.ts";
import { seedSetting, until, wholeSetting } from "./settings.ts";

const rounds = wholeSetting("ROUNDS", 60);
const seed = seedSetting();
const random = prng.create(seed);
const between = (least: number, most: number): number => prng.int32(random, least, most);

/** Boards on which people write at one time. */
const BUSY_BOARDS = 5;
/** Bytes of one edit: so large that a log is compacted after a handful of them (`logBytes`). */
const EDIT_BYTES = 20_000;
/** Milliseconds that the server takes to start, about; kills fall between. */
const START_MS = 400;
/** Milliseconds of work before a kill, at most. */
const WORK_MS = 600;

/** What the server has promised about one board. */
type Promised = {
  readonly keys: BoardLinks;
  /** The highest number that was acknowledged to each writer. */
  readonly acknowledged: Map<string, number>;
  /** `in doubt`: it was asked to erase the board and killed before it answered. */
  state: "exists" | "in doubt" | "erased";
};

const boards: Promised[] = [];
const broken: string[] = [];
const counted = { starting: 0, working: 0, edits: 0, made: 0, erased: 0, compactions: 0 };
let addresses = 0;

/** A socket from an address of its own: the server bounds what one address may do, and that is not tried here. */
function freshAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

function open(server: ServerProcess, key: string, doc: Y.Doc): WebsocketProvider {
  class Socket extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { "x-forwarded-for": freshAddress() } });
    }
  }
  const WebSocketPolyfill = Socket as unknown as typeof globalThis.WebSocket;
  return new WebsocketProvider(server.syncUrl, key, doc, { disableBc: true, WebSocketPolyfill });
}

/** Counts upwards in a key of its own as fast as the acknowledgements come, until it is stopped. */
function write(server: ServerProcess, board: Promised, name: string): () => void {
  const doc = new Y.Doc();
  const provider = open(server, board.keys.editKey, doc);
  let written = board.acknowledged.get(name) ?? 0;
  const next = (): void => {
    written += 1;
    doc.getMap("kill").set(name, [written, new Uint8Array(EDIT_BYTES).fill(written)]);
    provider.ws?.send(encodeWriteBarrier(written));
  };
  provider.messageHandlers[MESSAGE.writeBarrier] = (_encoder, decoder) => {
    board.acknowledged.set(name, decoding.readVarUint(decoder));
    counted.edits += 1;
    next();
  };
  provider.messageHandlers[MESSAGE.storageState] = () => {};
  provider.once("sync", next);
  return () => {
    provider.destroy();
    doc.destroy();
  };
}

/** Makes and erases boards, one after the other, until it is stopped or the server is gone. */
function churn(server: ServerProcess): () => Promise<void> {
  let isStopped = false;
  const ask = (method: string, path: string): Promise<Response> =>
    fetch(server.url + path, { method, headers: { "x-forwarded-for": freshAddress() } });
  const work = async (): Promise<void> => {
    while (!isStopped) {
      const made = await ask("POST", "/api/boards");
      if (made.status !== 201) throw new Error(`No board: ${made.status}`);
      const keys = (await made.json()) as BoardLinks;
      boards.push({ keys, acknowledged: new Map(), state: "exists" });
      counted.made += 1;
      const standing = boards.filter(({ state }) => state === "exists");
      if (standing.length <= BUSY_BOARDS) continue;
      // Any of them: people may be writing on it just now.
      const doomed = standing[between(0, standing.length - 1)];
      if (!doomed) continue;
      doomed.state = "in doubt";
      const erased = await ask("DELETE", `/api/boards/${doomed.keys.editKey}`);
      if (erased.status !== 204) throw new Error(`Not erased: ${erased.status}`);
      doomed.state = "erased";
      counted.erased += 1;
    }
  };
  const ended = work().catch((error: unknown) => {
    // What was under way when the server was killed gets no answer, and nothing was promised.
    if (!isStopped) broken.push(String(error));
  });
  return () => {
    isStopped = true;
    return ended;
  };
}

/** The number that a newcomer finds under each name; null when there is no board. */
async function read(server: ServerProcess, key: string): Promise<ReadonlyMap<string, number> | null> {
  const doc = new Y.Doc();
  const provider = open(server, key, doc);
  let code: number | null = null;
  provider.on("connection-close", (event) => void (code = event?.code ?? null));
  await until("a board opens or is refused", () => provider.synced || code !== null);
  provider.destroy();
  if (code !== null && code !== CLOSE.unknownBoard) broken.push(`a board was closed with ${String(code)}`);
  if (doc.store.pendingStructs !== null) broken.push("a board came with a gap");
  const numbers = [...doc.getMap<[number]>("kill")].map(([name, [number]]) => [name, number] as const);
  doc.destroy();
  return code === null ? new Map(numbers) : null;
}

async function check(server: ServerProcess, some: readonly Promised[]): Promise<void> {
  await Promise.all(
    some.map(async (board) => {
      const found = await read(server, board.keys.editKey);
      if (board.state === "in doubt") board.state = found ? "exists" : "erased";
      if (board.state === "erased" && found)
        broken.push(`${board.keys.boardId} came back after it was erased`);
      if (board.state === "exists" && !found) broken.push(`${board.keys.boardId} is gone`);
      for (const [name, number] of found ? board.acknowledged : []) {
        const there = found?.get(name) ?? 0;
        if (there < number)
          broken.push(`${board.keys.boardId}: ${name} was promised ${number}, but it is ${there}`);
        board.acknowledged.set(name, Math.max(there, number));
      }
    }),
  );
}

async function killWhileStarting(dataDir: string): Promise<void> {
  const env = { ...process.env, PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error" };
  const child = spawn(process.execPath, [...FROM_BUILD], { env, stdio: "ignore" });
  const ended = once(child, "exit");
  await timer(between(0, START_MS));
  child.kill("SIGKILL");
  await ended;
  counted.starting += 1;
}

async function killWhileWorking(server: ServerProcess): Promise<void> {
  const busy = boards.filter(({ state }) => state === "exists").slice(-BUSY_BOARDS);
  const stopWriters = busy.flatMap((board) => ["ana", "sam"].map((name) => write(server, board, name)));
  const stopChurn = churn(server);
  await timer(between(0, WORK_MS));
  // Asked for in the same moment, so that kills are not always at rest.
  const metrics = fetch(`${server.url}/metrics`).then((answer) => answer.text());
  const compactions = metrics.then(
    (text) => Number(/^what_matters_compactions_total (\d+)$/m.exec(text)?.[1] ?? 0),
    () => 0,
  );
  await timer(between(0, 20));
  const stopped = stopChurn();
  await server.end("SIGKILL");
  for (const stop of stopWriters) stop();
  await stopped;
  counted.compactions += await compactions;
  counted.working += 1;
}

const folder = await newDataDir();
const started = performance.now();
console.log(`SEED=${seed}`);
process.setMaxListeners(0);
for (let round = 0; round < rounds && broken.length === 0; round += 1) {
  for (let kills = between(0, 3); kills > 2; kills -= 1) await killWhileStarting(folder.path);
  const server = await startServerProcess(folder.path, { LOG_LEVEL: "error" }, FROM_BUILD);
  const erased = boards.filter(({ state }) => state === "erased").slice(-10);
  await check(server, [...boards.filter(({ state }) => state !== "erased"), ...erased]);
  await killWhileWorking(server);
}
const last = await startServerProcess(folder.path, { LOG_LEVEL: "error" }, FROM_BUILD);
await check(last, boards);
if ((await last.end("SIGTERM")) !== 0) broken.push("the server did not stop calmly");
console.log(
  [
    `${counted.working} kills at work, ${counted.starting} while starting`,
    `${counted.edits} acknowledged edits, ${counted.made} boards made, ${counted.erased} erased`,
    `${counted.compactions} compactions, ${((performance.now() - started) / 1_000).toFixed(0)} s`,
  ].join("\n"),
);
const verified = spawnSync(process.execPath, [...FROM_BUILD, "verify"], {
  env: { ...process.env, DATA_DIR: folder.path },
  encoding: "utf8",
  timeout: 60_000,
});
console.log(verified.stdout.trim());
if (verified.status !== 0) broken.push(`the store does not verify: ${verified.stderr}`);
await folder.remove();
console.log(`${broken.length} promises broken`);
for (const promise of broken) console.log(`BROKEN: ${promise}`);
if (broken.length > 0) process.exitCode = 1;
