/**
 * The longest that one frame can keep the server busy, and what honest frames take, each on a document of its own:
 * judging, rehearsing and applying. `npm run bench server-worst-frames`.
 */
import * as Y from "yjs";
import { encodeAwareness, decodeMessage } from "#shared/protocol/messages.ts";
import { LIMITS } from "../../server/limits.ts";
import { LiveDocument } from "../../server/room/live-document.ts";
import { costlyUpdates, manyClients, updateOf } from "../support/hostile-frames.ts";
import { bytes, printTable } from "./table.ts";

const rows: string[][] = [];

function measure(name: string, size: number, call: () => unknown): void {
  const before = process.cpuUsage();
  const began = performance.now();
  const outcome = call();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  rows.push([name, bytes(size), wall.toFixed(1), ((user + system) / 1_000).toFixed(1), String(outcome)]);
}

function outcomeOf(document: LiveDocument, update: Uint8Array): string {
  const admission = document.admit(update, () => false);
  return admission.type === "refuse" ? admission.reason : admission.type;
}

function wholeBoard(): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let stroke = 0; stroke < 1_000; stroke += 1) {
      const points = Array.from({ length: 200 }, (_, at) => (stroke * at) % 4_096);
      doc.getMap("strokes").set(`stroke ${stroke}`, { points });
    }
    for (let note = 0; note < 200; note += 1) {
      const text = new Y.Text();
      doc.getMap("notes").set(`note ${note}`, text);
      for (let edit = 0; edit < 40; edit += 1) text.insert(Math.floor(text.length / 2), "word ");
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

const board = wholeBoard();
// What is compiled on the way is measured in the second round only.
for (let round = 0; round < 2; round += 1) {
  rows.length = 0;
  for (const [name, updates] of Object.entries(costlyUpdates())) {
    const document = new LiveDocument([], LIMITS);
    for (const [at, update] of updates.entries()) {
      measure(updates.length > 1 ? `${name} (${at + 1})` : name, update.length, () =>
        outcomeOf(document, update),
      );
    }
  }
  const document = new LiveDocument([], LIMITS);
  measure("a whole board, 1,000 strokes and 200 notes", board.length, () => outcomeOf(document, board));
  measure("the same again", board.length, () => outcomeOf(document, board));
  const doc = new Y.Doc();
  const tick = updateOf(doc, () => doc.getMap("test").set("n", 1));
  measure("a tick on it", tick.length, () => outcomeOf(document, tick));
  measure("the whole board for somebody new", 1, () =>
    bytes(document.differenceFrom(Uint8Array.of(0)).length),
  );
  const strangers = manyClients(13_000);
  measure("a state vector of 13,000 clients", strangers.length, () =>
    bytes(document.differenceFrom(strangers).length),
  );
  measure("compacting it", board.length, () => bytes(document.compactedState().length));
  const small = new LiveDocument([], LIMITS);
  measure("a tick on a new board", tick.length, () => outcomeOf(small, tick));
  const crowd = encodeAwareness(
    Array.from({ length: 9_000 }, (_, id) => ({ clientId: id, clock: 1, state: "{}" })),
  );
  measure("presence of 9,000, decoded", crowd.length, () => decodeMessage(crowd)?.type);
}
printTable("One frame, on a document of its own", ["frame", "size", "ms", "ms of CPU", "outcome"], rows);
