/**
 * What the real server costs: memory per board of two, CPU per update, and how long a relay and an acknowledgement take.
 * `npx tsx tests/bench/server-load.ts [boards] [seconds]`, after `npm run build`. Clients run in this process, so on a
 * machine with few cores they slow the server down; the CPU figures are the server's own.
 */
import { WebSocket } from "ws";
import * as Y from "yjs";
import {
  decodeMessage,
  encodeAwareness,
  encodeUpdate,
  encodeWriteBarrier,
  type Message,
} from "#shared/protocol/messages.ts";
import { FROM_BUILD, newDataDir, startServerProcess, type ServerProcess } from "../support/start-server.ts";

const boards = Number(process.argv[2] ?? 50);
const seconds = Number(process.argv[3] ?? 10);

type Person = { readonly socket: WebSocket; hear: (message: Message) => void };

async function arrive(server: ServerProcess, key: string): Promise<Person> {
  const socket = new WebSocket(`${server.syncUrl}/${key}`, { perMessageDeflate: false });
  const person: Person = { socket, hear: () => {} };
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (bytes: Buffer) => {
      const message = decodeMessage(new Uint8Array(bytes));
      if (message?.type === "syncStep1") resolve();
      if (message) person.hear(message);
    });
  });
  return person;
}

async function metric(server: ServerProcess, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? 0);
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
}

const folder = await newDataDir();
const server = await startServerProcess(folder.path, {}, FROM_BUILD);
const keys: string[] = [];
for (let index = 0; index < Math.min(boards, 60); index += 1) keys.push((await server.createBoard()).editKey);
const before = await metric(server, "process_resident_memory_bytes");
const pairs: (readonly [Person, Person])[] = [];
for (const key of keys) pairs.push([await arrive(server, key), await arrive(server, key)]);

const relays: number[] = [];
const acknowledgements: number[] = [];
const timers: NodeJS.Timeout[] = [];
for (const [index, [writer, reader]] of pairs.entries()) {
  const doc = new Y.Doc();
  const sent = new Map<string, number>();
  const waiting = new Map<number, number>();
  let barrier = 0;
  let clock = 0;
  doc.on("update", (update) => writer.socket.send(encodeUpdate(update)));
  reader.hear = (message) => {
    if (message.type !== "update") return;
    const [key] = [...sent.keys()];
    if (key !== undefined) relays.push(performance.now() - (sent.get(key) ?? 0));
    sent.delete(key ?? "");
  };
  writer.hear = (message) => {
    if (message.type !== "writeBarrier") return;
    acknowledgements.push(performance.now() - (waiting.get(message.number) ?? 0));
    waiting.delete(message.number);
  };
  // 20 document writes a second (ten times our client's rate) and 20 presence states.
  const tick = (): void => {
    clock += 1;
    sent.set(String(clock), performance.now());
    doc.getMap("load").set("value", clock);
    barrier += 1;
    waiting.set(barrier, performance.now());
    writer.socket.send(encodeWriteBarrier(barrier));
    writer.socket.send(
      encodeAwareness([{ clientId: doc.clientID, clock, state: JSON.stringify({ at: clock }) }]),
    );
  };
  setTimeout(() => timers.push(setInterval(tick, 50)), (index * 50) / pairs.length);
}
const cpuBefore = await metric(server, "process_cpu_seconds_total");
await new Promise((resolve) => {
  setTimeout(resolve, seconds * 1_000);
});
const cpu = (await metric(server, "process_cpu_seconds_total")) - cpuBefore;
const updates = await metric(server, "what_matters_updates_total");
const memory = (await metric(server, "process_resident_memory_bytes")) - before;
for (const timer of timers) clearInterval(timer);
for (const [writer, reader] of pairs) {
  writer.socket.terminate();
  reader.socket.terminate();
}
await server.end("SIGTERM");
await folder.remove();
console.log(
  `${pairs.length} boards of two, ${seconds} s, ${updates} updates and as many presence states and barriers`,
);
console.log(`relay            ${percentiles(relays)}`);
console.log(`acknowledgement  ${percentiles(acknowledgements)} (on disk)`);
console.log(
  `server CPU       ${((cpu / updates) * 1e6).toFixed(0)} µs per update, with its presence state and barrier`,
);
console.log(
  `server memory    ${(memory / pairs.length / 1024).toFixed(0)} KiB per board of two (resident, while writing)`,
);
