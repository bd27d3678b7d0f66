/**
 * What a snapshot from the server costs, format by format in one run: how long a script waits, how long the event loop
 * of the built server stands still meanwhile, and how long somebody on another board waits for *Saved*; then the same
 * work on the thread of whoever asks, which is what the worker spares the server. After `npm run build`; `TIMES=5` makes
 * it shorter.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import { readUpdates } from "#shared/document/read-updates.ts";
import { encodeWriteBarrier, MESSAGE } from "#shared/protocol/messages.ts";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { makeSnapshot } from "../../server/board/make-snapshot.ts";
import { parseSnapshotWish, SNAPSHOT_FORMATS } from "../../server/board/snapshot-wish.ts";
import { MAYA, SAM } from "../shared/domain/snapshot/boards.ts";
import { joinAsPeer, leaveAll, type Peer } from "../support/peers.ts";
import { FROM_BUILD, newDataDir, startServerProcess, type ServerProcess } from "../support/start-server.ts";
import { answer, drawLines, putUpNotes, targetOn } from "../support/talk.ts";
import { measureFor, until, wholeSetting } from "./settings.ts";
import { bytes, printTable } from "./table.ts";

const times = wholeSetting("TIMES", 15);
const NOTES = 200;
const STROKES = 2_000;

type Subject = {
  readonly name: string;
  readonly query: string;
  readonly viewKey: string;
  readonly state: Uint8Array;
};

/** A board on the server with both answers, and with so much around the cards. */
async function makeBoard(
  server: ServerProcess,
  name: string,
  notes: number,
  strokes: number,
): Promise<Subject> {
  const { editKey, viewKey } = await server.createBoard({ title: "Autumn talk", names: ["Maya", "Sam"] });
  const peer = joinAsPeer(server, editKey);
  await until("the board is open", () => peer.provider.synced);
  const target = targetOn(peer.doc);
  answer(target, "left", MAYA);
  answer(target, "right", SAM);
  putUpNotes(
    target,
    Array.from(
      { length: notes },
      (_, nth) => `${nth}: what would have to be true in a year, and who could help`,
    ),
  );
  for (let drawn = 0; drawn < strokes; drawn += 100) {
    drawLines(target, 100);
    await savedAfter(peer);
  }
  const state = Y.encodeStateAsUpdate(peer.doc);
  peer.leave();
  return { name, query: notes > 0 ? "?notes=yes" : "?notes=no", viewKey, state };
}

/** Milliseconds from writing something until it is known to be on disk. */
async function savedAfter(peer: Peer): Promise<number> {
  const begun = performance.now();
  peer.map.set("tick", begun);
  await new Promise<void>((resolve) => {
    peer.provider.messageHandlers[MESSAGE.writeBarrier] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      resolve();
    };
    peer.provider.ws?.send(encodeWriteBarrier(1));
  });
  return performance.now() - begun;
}

/** The longest stop of the server's event loop since this was last asked, in milliseconds. */
async function longestStop(server: ServerProcess): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1]) * 1_000;
}

let asked = 0;

/** One request, each from an address of its own, so that no limit is in the way. */
async function ask(
  server: ServerProcess,
  { viewKey, query }: Subject,
  format: SnapshotExtension,
): Promise<number> {
  asked += 1;
  const address = `192.0.2.${asked % 250}`;
  const answered = await fetch(`${server.url}/api/boards/${viewKey}/snapshot.${format}${query}`, {
    headers: { "x-forwarded-for": address },
  });
  const body = await answered.arrayBuffer();
  if (answered.status !== 200) throw new Error(`${answered.status}: ${Buffer.from(body).toString()}`);
  return body.byteLength;
}

/** Does something while a person on another board writes and waits for *Saved*, again and again. */
async function beside(writer: Peer, work: () => Promise<void>): Promise<readonly number[]> {
  const saved: number[] = [];
  let isDone = false;
  const write = async (): Promise<void> => {
    while (!isDone) saved.push(await savedAfter(writer));
  };
  const writing = write();
  await work();
  isDone = true;
  await writing;
  return saved;
}

function percentiles(values: readonly number[]): readonly [string, string] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil((sorted.length - 1) * share)] ?? 0).toFixed(0);
  return [at(0.5), at(0.95)];
}

async function onTheServer(server: ServerProcess, subjects: readonly Subject[]): Promise<void> {
  const { editKey } = await server.createBoard();
  const writer = joinAsPeer(server, editKey);
  await until("the writer is there", () => writer.provider.synced);
  await longestStop(server);
  const quiet = await beside(writer, () => measureFor(3));
  const rows = [
    ["nothing is asked", "", "", "", (await longestStop(server)).toFixed(0), ...percentiles(quiet)],
  ];
  for (const subject of subjects) {
    for (const format of SNAPSHOT_FORMATS) {
      await ask(server, subject, format);
      await longestStop(server);
      const took: number[] = [];
      let size = 0;
      const saved = await beside(writer, async () => {
        for (let nth = 0; nth < times; nth += 1) {
          const begun = performance.now();
          size = await ask(server, subject, format);
          took.push(performance.now() - begun);
        }
      });
      const stop = (await longestStop(server)).toFixed(0);
      rows.push([
        `${subject.name}, ${format}`,
        bytes(size),
        ...percentiles(took),
        stop,
        ...percentiles(saved),
      ]);
    }
  }
  printTable(
    `From the built server, ${times} of each, one after the other; ms`,
    ["what", "size", "p50", "p95", "longest stop of the event loop", "another board's Saved p50", "p95"],
    rows,
  );
}

async function onOneThread(subjects: readonly Subject[]): Promise<void> {
  const rows: string[][] = [];
  for (const { name, query, state } of subjects) {
    if (readUpdates([state]) === null) throw new Error("Not a whole board.");
    for (const format of SNAPSHOT_FORMATS) {
      const parsed = parseSnapshotWish(format, { notes: query.endsWith("yes") ? "yes" : "no" }, "2026-11-23");
      if (!parsed.ok) throw new Error(parsed.reason);
      await makeSnapshot([state], parsed.wish);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const took: number[] = [];
      for (let nth = 0; nth < times; nth += 1) {
        const begun = performance.now();
        await makeSnapshot([state], parsed.wish);
        took.push(performance.now() - begun);
        // The monitor notices a stop only once the loop turns again.
        await measureFor(0.01);
      }
      delay.disable();
      rows.push([`${name}, ${format}`, ...percentiles(took), (delay.max / 1e6).toFixed(0)]);
    }
  }
  printTable(
    "The same on the thread of whoever asks; ms",
    ["what", "p50", "p95", "longest stop of its event loop"],
    rows,
  );
}

const folder = await newDataDir();
const server = await startServerProcess(folder.path, { LOG_LEVEL: "warn" }, FROM_BUILD);
try {
  const subjects = [
    await makeBoard(server, "both answers", 0, 0),
    await makeBoard(server, `with ${NOTES} notes, ${STROKES} strokes`, NOTES, STROKES),
  ];
  await onTheServer(server, subjects);
  await onOneThread(subjects);
} finally {
  leaveAll();
  await server.end("SIGTERM");
  await folder.remove();
}
