import * as Y from "yjs";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import type { InkPoint } from "#shared/domain/whiteboard/stroke.ts";
import {
  addStroke,
  eraseStrokes,
  newId,
  placeNote,
  removeNote,
} from "#shared/document/whiteboard-commands.ts";
import { Thinning } from "../../client/features/whiteboard/ink/thinning.ts";
import { seededRandom } from "./property.ts";
import { Replicas } from "./replicas.ts";
import { WhiteboardPage } from "./whiteboard-page.ts";

/** How much two people do in an hour; nothing in it waits. */
export type BusyHour = {
  /** Hands that drag cards and sliders all the time, a write every half second. */
  readonly areDragging: boolean;
  /** Bursts of typing, each in one of the notes, by both people in turn. */
  readonly noteEdits: number;
  readonly strokes: number;
};

/** What such an hour leaves behind. */
export type BusyHourResult = {
  /** The state that a server with garbage collection stores. */
  readonly stored: Uint8Array;
  readonly updates: number;
  readonly bytesSent: number;
  readonly structs: number;
  readonly largestUpdate: number;
  readonly notes: number;
  readonly strokesLeft: number;
  readonly robin: WhiteboardPage;
  readonly close: () => void;
};

const WORDS =
  "what would have to be true in a year for this to have been a good one and who could help with it ".split(
    " ",
  );

/** A line as a hand draws it with a pen: curved, unsteady, pressed harder in its middle, a point every 8 ms. */
export function handDrawn(random: () => number, points: number): readonly InkPoint[] {
  let [x, y] = [random() * 1260, random() * 600];
  let [angle, turn] = [random() * 7, 0];
  return Array.from({ length: points }, (_, index) => {
    turn = 0.9 * turn + 0.08 * (random() - 0.5);
    angle += turn;
    x += 3 * Math.cos(angle) + 0.4 * (random() - 0.5);
    y += 3 * Math.sin(angle) + 0.4 * (random() - 0.5);
    const pressure = 0.3 + 0.5 * Math.sin((Math.PI * index) / points) + 0.03 * random();
    return { x, y, pressure };
  });
}

/** What the client keeps of a hand's line. */
export function thinned(hand: readonly InkPoint[]): readonly InkPoint[] {
  const thinning = new Thinning();
  const kept = hand.flatMap((point) => thinning.add(point));
  return [...kept, ...thinning.flush()];
}

/** Finishes a drawn line as the client does. */
export function drawLine(page: WhiteboardPage, points: readonly InkPoint[]): string {
  const { target } = page.replica;
  const id = newId(target);
  page.begin("ink-draw");
  addStroke(target, { id, by: "left", tool: "pen", points: thinned(points) });
  return id;
}

/** Types some words at the end of a note or in its middle, letter by letter, as one step. */
export function typeInto(page: WhiteboardPage, id: string, random: () => number, words: number): void {
  const text = Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
  const length = page.textOf(id)?.length ?? 0;
  const at = random() < 0.5 ? length : Math.floor(random() * length);
  page.begin("note-write");
  for (const [index, letter] of Array.from(text).entries()) {
    page.replica.undo.describe({ kind: "note-write" });
    page.writer.replace(id, at + index, 0, letter);
  }
}

/** Two people on one board for an hour: each write goes to a server at once and from there to the other. */
export function liveThroughBusyHour({ areDragging, noteEdits, strokes }: BusyHour): BusyHourResult {
  const random = seededRandom(7);
  const replicas = new Replicas([0, 0], 1);
  const pages = replicas.all.map((replica) => new WhiteboardPage(replica));
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(replicas.at(0).doc));
  const sent = { updates: 0, bytes: 0, largest: 0 };
  const handOn = (): void => {
    for (const { v1 } of replicas.sent) {
      Y.applyUpdate(server, v1);
      for (const page of pages) Y.applyUpdate(page.doc, v1, "network");
      sent.updates += 1;
      sent.bytes += v1.length;
      sent.largest = Math.max(sent.largest, v1.length);
    }
    replicas.sent.length = 0;
  };
  const ids: string[] = [];
  const lines: string[] = [];
  const gestures = 1200;
  for (let gesture = 0; gesture < gestures; gesture += 1) {
    for (const [hand, page] of pages.entries()) {
      const seat = SEAT_IDS[hand] ?? "left";
      const area = AREA_IDS[(Math.floor(gesture / 2) + hand) % AREA_IDS.length] ?? "impact";
      for (let tick = 0; areDragging && tick < 6; tick += 1) {
        replicas.time += 250;
        if (tick === 0) page.replica.begin(seat);
        if (gesture % 2 === 0) page.replica.place(area, 1 + ((gesture + tick + hand) % AREA_IDS.length));
        else page.replica.setPoints(area, 1 + ((gesture * 7 + tick + 5 * hand) % 16));
        handOn();
      }
    }
    replicas.time += 100;
    const page = pages[gesture % 2] ?? pages[0];
    if (page === undefined) continue;
    const isDue = (times: number): boolean =>
      Math.floor((gesture * times) / gestures) !== Math.floor(((gesture + 1) * times) / gestures);
    if (isDue(noteEdits)) {
      if (ids.length < 30 || random() < 0.1) ids.push(page.addNote());
      const id = ids[Math.floor(random() * ids.length)] ?? "";
      typeInto(page, id, random, 6);
      if (random() < 0.3) page.write(id, 0, 5, "");
      page.begin("note-move");
      for (let step = 0; step < 4; step += 1) {
        replicas.time += 500;
        placeNote(page.replica.target, id, { on: "board", x: random() * 1260, y: random() * 600 });
      }
      if (random() < 0.1) page.replica.takeBack();
      if (random() < 0.05) {
        page.begin("note-remove");
        removeNote(page.replica.target, id);
      }
    }
    if (isDue(strokes)) lines.push(drawLine(page, handDrawn(random, 40 + Math.floor(random() * 200))));
    if (isDue(strokes / 5)) {
      page.begin("ink-erase");
      eraseStrokes(page.replica.target, [lines[Math.floor(random() * lines.length)] ?? ""]);
      if (random() < 0.3) page.replica.takeBack();
    }
    handOn();
  }
  const stored = Y.encodeStateAsUpdate(server);
  let structs = 0;
  for (const each of server.store.clients.values()) structs += each.length;
  server.destroy();
  const [robin] = pages;
  if (robin === undefined) throw new Error("nobody was there");
  return {
    stored,
    structs,
    updates: sent.updates,
    bytesSent: sent.bytes,
    largestUpdate: sent.largest,
    notes: robin.readNotes().length,
    strokesLeft: robin.readStrokes().length,
    robin,
    close: () => replicas.close(),
  };
}
