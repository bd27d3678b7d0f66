import * as Y from "yjs";
import { readBoard } from "#shared/document/read-board.ts";
import { drag, type Dragging } from "../support/dragging.ts";
import { bytes, medianMicroseconds, microseconds, printTable } from "./table.ts";

/** What a board weighs and how long it takes to open after half an hour of dragging, beside one that was just made. */
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

const rows = cases.map(([name, dragging]) => {
  const { stored, updates, bytesSent } = drag(dragging);
  const load = medianMicroseconds(200, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, stored);
    readBoard(doc);
    doc.destroy();
  });
  return [name, String(updates), bytes(bytesSent), bytes(stored.length), microseconds(load)];
});

printTable("30 minutes of dragging", ["what", "updates", "sent", "stored", "load and read"], rows);
