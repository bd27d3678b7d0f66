/**
 * What one reader that stops reading costs the built server, while two others write as fast as they may and move: the
 * most memory that was in use, what came of the reader, and whether it lost anything. Beside the same without it.
 * After `npm run build`. `SECONDS=10` makes it shorter.
 */
import { once } from "node:events";
import { setTimeout as timer } from "node:timers/promises";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import {
  decodeMessage,
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
} from "#shared/protocol/messages.ts";
import { FROM_BUILD, newDataDir } from "../support/start-server.ts";
import { startMeasuredServer, type MeasuredServer } from "./measured-server.ts";
import { until, wholeSetting } from "./settings.ts";
import { bytes, printTable } from "./table.ts";

const seconds = wholeSetting("SECONDS", 45);
const EDIT_BYTES = 20_000;
const PRESENCE_BYTES = 2_000;
/** Milliseconds of writing between two looks at the server's memory. */
const LOOK_MS = 1_000;
/** Edits that are on their way at one time. */
const PIPELINE = 10;
/** Bytes that one reader may cost: what waits for it, what is in its socket's hands, and as much for the measuring. */
const MAX_COST_BYTES = 8 * 1024 * 1024;

type Client = {
  readonly socket: WebSocket;
  readonly doc: Y.Doc;
  /** The code with which its socket was closed. */
  code: number | null;
  /** Resolves when everything it wrote so far is on the server's disk. */
  readonly saved: () => Promise<void>;
  readonly announce: (state: object) => void;
};

type Reader = {
  readonly name: string;
  /** Reads, or does not, until the writers are done. */
  readonly behave:
    | ((reader: Client, writersAreDone: () => boolean, server: MeasuredServer) => Promise<void>)
    | null;
  readonly closedWith: number | null;
};

const READERS: readonly Reader[] = [
  { name: "nobody else", behave: null, closedWith: null },
  { name: "one who reads", behave: async () => {}, closedWith: null },
  {
    name: "one who pauses for 8 s, again and again",
    behave: async ({ socket }, writersAreDone) => {
      while (!writersAreDone()) {
        socket.pause();
        await timer(Math.min(8_000, seconds * 500));
        socket.resume();
        await timer(1_000);
      }
    },
    closedWith: null,
  },
  {
    name: "one who never reads again",
    behave: async ({ socket }, writersAreDone, server) => {
      socket.pause();
      const isGivenUp = async (): Promise<boolean> =>
        (await server.metric('what_matters_frames_refused_total{reason="slow"}')) > 0;
      while (!writersAreDone() && !(await isGivenUp())) await timer(100);
      // Looks only now, within the time that a closing socket is given (`closeMs`), and finds the reason.
      socket.resume();
      if (!writersAreDone()) await until("it is closed", () => socket.readyState === WebSocket.CLOSED);
    },
    closedWith: CLOSE.tooSlow,
  },
];

async function enter(server: MeasuredServer, key: string, address: string): Promise<Client> {
  const doc = new Y.Doc();
  const headers = { "x-forwarded-for": address };
  const socket = new WebSocket(`${server.syncUrl}/${key}`, { perMessageDeflate: false, headers });
  const waiting = new Map<number, { readonly done: () => void; readonly fail: (error: Error) => void }>();
  let barrier = 0;
  let clock = 0;
  const client: Client = {
    socket,
    doc,
    code: null,
    saved: () =>
      new Promise((done, fail) => {
        barrier += 1;
        waiting.set(barrier, { done, fail });
        socket.send(encodeWriteBarrier(barrier));
      }),
    announce: (state) => {
      clock += 1;
      socket.send(encodeAwareness([{ clientId: doc.clientID, clock, state: JSON.stringify(state) }]));
    },
  };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") socket.send(encodeUpdate(update));
  });
  socket.on("close", (code) => {
    client.code = code;
    for (const { fail } of waiting.values()) fail(new Error(`Closed with ${code} before it was answered.`));
  });
  socket.on("message", (frame: Buffer) => {
    const message = decodeMessage(frame);
    if (message?.type === "syncStep1") {
      socket.send(encodeSyncStep2(Y.encodeStateAsUpdate(doc, message.stateVector)));
    } else if (message?.type === "syncStep2" || message?.type === "update") {
      Y.applyUpdate(doc, message.update, "network");
    } else if (message?.type === "writeBarrier") {
      waiting.get(message.number)?.done();
      waiting.delete(message.number);
    }
  });
  await once(socket, "open");
  socket.send(encodeSyncStep1(Y.encodeStateVector(doc)));
  await client.saved();
  return client;
}

/** Writes over the same place as fast as the server takes it; gives the bytes sent. */
async function write(client: Client, name: string, areDone: () => boolean): Promise<number> {
  let sent = 0;
  for (let count = 0; !areDone(); count += 1) {
    client.doc.getMap("test").set(name, new Uint8Array(EDIT_BYTES).fill(count));
    client.announce({ name, trail: "x".repeat(PRESENCE_BYTES) });
    sent += EDIT_BYTES + PRESENCE_BYTES;
    if (count % PIPELINE === 0) await client.saved();
  }
  await client.saved();
  return sent;
}

async function measure({ name, behave, closedWith }: Reader, nth: number) {
  const folder = await newDataDir();
  const server = await startMeasuredServer(folder.path, FROM_BUILD);
  try {
    const { editKey } = await server.createBoard();
    const join = (host: number): Promise<Client> => enter(server, editKey, `10.3.${nth}.${host}`);
    const [ana, sam] = [await join(1), await join(2)];
    const reader = behave ? await join(3) : null;
    const before = await server.memory("collected");
    const end = performance.now() + seconds * 1_000;
    const areDone = (): boolean => performance.now() > end;
    const most = { used: before.used, resident: before.resident };
    let written = 0;
    const writeAndLook = async (): Promise<void> => {
      while (!areDone()) {
        const pauseAt = performance.now() + LOOK_MS;
        const isTimeToLook = (): boolean => performance.now() > pauseAt;
        const sent = await Promise.all([write(ana, "ana", isTimeToLook), write(sam, "sam", isTimeToLook)]);
        written += sent.reduce((sum, each) => sum + each, 0);
        // Collected, so that what is held is seen and not when V8 last cleaned up; and not while the server works, whose
        // bounds on time would take the collection for costly work of the writers.
        const { used, resident } = await server.memory("collected");
        most.used = Math.max(most.used, used);
        most.resident = Math.max(most.resident, resident);
      }
    };
    await Promise.all([writeAndLook(), reader && behave?.(reader, areDone, server)]);
    const wasClosedWith = reader?.code ?? null;
    let lost = "-";
    let answered = "-";
    if (reader && wasClosedWith === null) {
      reader.doc.getMap("test").set("reader", true);
      await reader.saved();
      answered = "yes";
      await until("all have the same", () =>
        [sam, reader].every(({ doc }) => Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(ana.doc))),
      );
      lost = "nothing";
    }
    for (const client of [ana, sam, reader]) client?.socket.terminate();
    return {
      name,
      written,
      most: most.used - before.used,
      resident: most.resident - before.resident,
      outcome: wasClosedWith === null ? "stays" : `closed with ${wasClosedWith}`,
      isAsPromised: wasClosedWith === closedWith,
      lost,
      answered,
    };
  } finally {
    await server.end("SIGTERM");
    await folder.remove();
  }
}

const results: Awaited<ReturnType<typeof measure>>[] = [];
for (const [nth, reader] of READERS.entries()) results.push(await measure(reader, nth));
printTable(
  `A third reader, while two write for ${seconds} s`,
  ["who", "written", "most memory in use", "resident", "in the end", "it lost", "own edit answered"],
  results.map(({ name, written, most, resident, outcome, lost, answered }) => [
    name,
    bytes(written),
    `+${bytes(most)}`,
    `+${bytes(resident)}`,
    outcome,
    lost,
    answered,
  ]),
);
const [alone] = results;
for (const { name, most, isAsPromised } of results) {
  if (!isAsPromised) console.log(`BROKEN: ${name} was not treated as promised`);
  const isCostly = most - (alone?.most ?? 0) > MAX_COST_BYTES;
  if (isCostly) console.log(`BROKEN: ${name} costs more than ${bytes(MAX_COST_BYTES)}`);
  if (isCostly || !isAsPromised) process.exitCode = 1;
}
