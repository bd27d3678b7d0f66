import * as Y from "yjs";
import { readBoard } from "#shared/document/read-board.ts";
import { drag, type Dragging } from "../support/dragging.ts";
import { createStrokeReader, readNotes } from "#shared/document/read-whiteboard.ts";
import { createBoardUpdate } from "#shared/document/create-board.ts";
import { liveThroughBusyHour, type BusyHour } from "../support/busy-hour.ts";
import { bytes, medianMicroseconds, microseconds, printTable } from "./table.ts";

/**
 * What a board weighs and how long it takes to open after half an hour of dragging, beside one that was just made; and
 * after a busy hour with notes and ink.
 */
const FRAME_MS = 1000 / 60;

const half = (every: number, seats: Dragging["seats"], order: Dragging["order"]): Dragging => ({
  minutes: 30,
  every,
  seats,
  order,
});

const cases: readonly (readonly [string, Dragging])[] = [
  ["fresh: one gesture", { minutes: 0.05, every: 500, seats: ["left"], order: "step by step" }],
  ["both seats, every 500 ms", half(500, ["left", "right"], "step by step")],
  ["both seats, cards and sliders in turn", half(500, ["left", "right"], "in turn")],
  ["two hands on one seat, every 500 ms", half(500, ["left", "left"], "step by step")],
  ["one seat, every frame", half(FRAME_MS, ["left"], "step by step")],
  ["one seat, every frame, in turn", half(FRAME_MS, ["left"], "in turn")],
];

/** Loads it and reads everything that is on it. */
function loadTime(stored: Uint8Array): number {
  return medianMicroseconds(100, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, stored);
    readBoard(doc);
    readNotes(doc);
    createStrokeReader(doc)();
    doc.destroy();
  });
}

const rows = cases.map(([name, dragging]) => {
  const { stored, updates, bytesSent } = drag(dragging);
  return [name, String(updates), bytes(bytesSent), bytes(stored.length), microseconds(loadTime(stored))];
});

printTable("30 minutes of dragging", ["what", "updates", "sent", "stored", "load and read"], rows);

/** Bytes of this process's memory in use after everything unused has been thrown away, where Node lets us ask for that. */
function heap(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const hours: readonly (readonly [string, BusyHour])[] = [
  ["dragging alone", { areDragging: true, noteEdits: 0, strokes: 0 }],
  ["dragging, 200 note edits, 500 strokes", { areDragging: true, noteEdits: 200, strokes: 500 }],
  ["200 note edits alone", { areDragging: false, noteEdits: 200, strokes: 0 }],
  ["500 strokes alone", { areDragging: false, noteEdits: 0, strokes: 500 }],
  ["1,000 note edits, 1,000 strokes", { areDragging: false, noteEdits: 1000, strokes: 1000 }],
];
const fresh = createBoardUpdate({ title: "", names: { left: "", right: "" }, mode: "live", createdAt: 1 });

printTable(
  "A busy hour of two people (one page's memory by its undo steps: run with `node --expose-gc`)",
  [
    "what",
    "updates",
    "sent",
    "largest",
    "stored",
    "structs",
    "notes",
    "strokes",
    "load and read",
    "undo steps",
  ],
  [
    [
      "fresh board",
      "1",
      bytes(fresh.length),
      bytes(fresh.length),
      bytes(fresh.length),
      "-",
      "0",
      "0",
      microseconds(loadTime(fresh)),
      "-",
    ],
    ...hours.map(([name, hour]) => {
      const result = liveThroughBusyHour(hour);
      const { stored, updates, bytesSent, largestUpdate, structs, notes, strokesLeft, robin } = result;
      const load = microseconds(loadTime(stored));
      const before = heap();
      robin.replica.undo.close();
      robin.writer.close();
      const freed = Math.max(before - heap(), 0);
      return [
        name,
        String(updates),
        bytes(bytesSent),
        bytes(largestUpdate),
        bytes(stored.length),
        String(structs),
        String(notes),
        String(strokesLeft),
        load,
        globalThis.gc === undefined ? "-" : bytes(freed),
      ];
    }),
  ],
);
