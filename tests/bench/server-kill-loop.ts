/**
 * Kills the real server with SIGKILL at random moments while people write, and looks for every edit that had been
 * acknowledged, with all clients gone. `npx tsx tests/bench/server-kill-loop.ts [rounds] [seed]`, after `npm run build`.
 */
import { randomInt } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as prng from "lib0/prng";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { encodeWriteBarrier, MESSAGE } from "#shared/protocol/messages.ts";
import { FROM_BUILD, newDataDir, startServerProcess, type TestServer } from "../support/start-server.ts";

const rounds = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? randomInt(2 ** 31));
const random = prng.create(seed);
const BOARDS = 5;

type Writer = {
  readonly name: string;
  readonly board: number;
  readonly acknowledged: () => number;
  readonly stop: () => void;
};

/** Counts upwards in a key of its own as fast as the acknowledgements come. */
function write(server: TestServer, key: string, board: number, name: string, from: number): Writer {
  const doc = new Y.Doc();
  const provider = open(server, key, doc);
  let written = from;
  let acknowledged = from;
  let isStopped = false;
  const next = (): void => {
    if (isStopped) return;
    written += 1;
    doc.getMap("kill").set(name, written);
    provider.ws?.send(encodeWriteBarrier(written));
  };
  provider.messageHandlers[MESSAGE.writeBarrier] = (_encoder, decoder) => {
    acknowledged = decoding.readVarUint(decoder);
    next();
  };
  provider.once("sync", next);
  return {
    name,
    board,
    acknowledged: () => acknowledged,
    stop: () => {
      isStopped = true;
      provider.destroy();
      doc.destroy();
    },
  };
}

async function read(server: TestServer, key: string): Promise<Y.Map<unknown>> {
  const doc = new Y.Doc();
  const provider = open(server, key, doc);
  await new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  provider.destroy();
  return doc.getMap("kill");
}

function open(server: TestServer, key: string, doc: Y.Doc): WebsocketProvider {
  const WebSocketPolyfill = WebSocket as unknown as typeof globalThis.WebSocket;
  return new WebsocketProvider(server.syncUrl, key, doc, { disableBc: true, WebSocketPolyfill });
}

const folder = await newDataDir();
let server = await startServerProcess(folder.path, {}, FROM_BUILD);
const keys: string[] = [];
for (let board = 0; board < BOARDS; board += 1) keys.push((await server.createBoard()).editKey);
const counts = new Map<string, number>();
let lost = 0;
let acknowledged = 0;
const started = performance.now();
for (let round = 0; round < rounds; round += 1) {
  const current = server;
  const writers = keys.flatMap((key, board) =>
    ["ana", "sam"].map((name) => write(current, key, board, name, counts.get(`${board}/${name}`) ?? 0)),
  );
  await new Promise((resolve) => {
    setTimeout(resolve, 100 + prng.int32(random, 0, 500));
  });
  await server.end("SIGKILL");
  const promised = writers.map((writer) => ({ writer, count: writer.acknowledged() }));
  for (const writer of writers) writer.stop();
  server = await startServerProcess(folder.path, {}, FROM_BUILD);
  for (const { writer, count } of promised) {
    const found = Number((await read(server, keys[writer.board] ?? "")).get(writer.name) ?? 0);
    const before = counts.get(`${writer.board}/${writer.name}`) ?? 0;
    if (found < count) lost += 1;
    acknowledged += Math.max(0, count - before);
    counts.set(`${writer.board}/${writer.name}`, found);
  }
}
await server.end("SIGTERM");
await folder.remove();
console.log(
  `seed ${seed}: ${rounds} kills, ${acknowledged} acknowledged edits, ${lost} lost, ${((performance.now() - started) / 1_000).toFixed(0)} s`,
);
process.exit(lost === 0 ? 0 : 1);
