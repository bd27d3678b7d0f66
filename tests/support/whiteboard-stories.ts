import fc from "fast-check";
import * as Y from "yjs";
import { STEP_IDS, type Step } from "#shared/domain/steps.ts";
import { MAX_NOTE_LENGTH, MAX_NOTES, NOTE_COLORS } from "#shared/domain/whiteboard/note.ts";
import { MAX_STROKES } from "#shared/domain/whiteboard/stroke.ts";
import { MAX_TIMER_MS } from "#shared/domain/whiteboard/timer.ts";
import { caretAt, positionOf } from "#shared/document/note-text.ts";
import { createStrokeReader, keepNotes, readNotes, readTimers } from "#shared/document/read-whiteboard.ts";
import { extendTimer, purgeNotes, startTimer, stopTimer } from "#shared/document/whiteboard-commands.ts";
import { arrivals } from "./arrivals.ts";
import { reloaded } from "./invariants.ts";
import { demand, demandSame } from "./property.ts";
import { Replicas } from "./replicas.ts";
import { aWhiteboardGesture, makeWhiteboardGesture, type WhiteboardGesture } from "./whiteboard-gestures.ts";
import { someWhiteboardJunk, whiteboardJunkUpdate, type WhiteboardJunk } from "./whiteboard-junk.ts";
import { WhiteboardPage } from "./whiteboard-page.ts";

/** One thing that happens to what lies around the cards of a board that several pages have open. */
type Event = { readonly at: number; readonly wait: number } & (
  | { readonly type: "gesture"; readonly gesture: WhiteboardGesture }
  | { readonly type: "undo" | "redo" | "abandon" | "forget" | "purge" }
  | {
      readonly type: "timer";
      readonly step: Step;
      readonly how: "start" | "extend" | "stop";
      readonly ms: number;
    }
  | { readonly type: "deliver"; readonly index: number; readonly v2: boolean }
  | { readonly type: "pull"; readonly from: number }
  | { readonly type: "restart"; readonly v2: boolean }
  | { readonly type: "junk"; readonly junk: WhiteboardJunk }
);

type Story = { readonly skews: readonly number[]; readonly seed: number; readonly events: readonly Event[] };

const DAY = 86_400_000;

const whereAndWhen = {
  at: fc.nat(2),
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 700 }), fc.constant(DAY + 1)),
};

const events = [
  {
    weight: 14,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constant("gesture" as const),
      gesture: aWhiteboardGesture,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constantFrom(
        "undo" as const,
        "undo" as const,
        "redo" as const,
        "abandon" as const,
        "forget" as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ...whereAndWhen, type: fc.constant("purge" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constant("timer" as const),
      step: fc.constantFrom(...STEP_IDS),
      how: fc.constantFrom("start" as const, "extend" as const, "extend" as const, "stop" as const),
      ms: fc.constantFrom(300_000, 60_000.5, MAX_TIMER_MS + 1),
    }),
  },
  ...arrivals(whereAndWhen, { lastPage: 2, weight: 8 }),
] satisfies fc.WeightedArbitrary<Event>[];

const junkEvent = fc.record({
  ...whereAndWhen,
  type: fc.constant("junk" as const),
  junk: someWhiteboardJunk,
});

/**
 * Everything that must hold on every page after every event, and of all pages once everything has arrived: sound notes,
 * strokes and timers, reading that writes nothing, undo that says what it did, and in the end the same on every page.
 */
export function whiteboardStoryProperty({ junk }: { readonly junk: boolean }): fc.IProperty<[Story]> {
  const story = fc.record({
    skews: fc.array(fc.constantFrom(0, 0, 0.25, 2000, -DAY), { minLength: 2, maxLength: 3 }),
    seed: fc.integer(),
    events: fc.array(fc.oneof(...events, ...(junk ? [{ weight: 8, arbitrary: junkEvent }] : [])), {
      minLength: 1,
      maxLength: 40,
    }),
  });
  return fc.property(story, (each) => liveThrough(each));
}

function liveThrough({ skews, seed, events: happenings }: Story): void {
  const replicas = new Replicas(skews, seed);
  const pages = replicas.all.map((replica) => new WhiteboardPage(replica));
  pages[0]?.addNote("left", "first words");
  pages[0]?.draw();
  replicas.syncAll();
  try {
    for (const event of happenings) {
      replicas.time += event.wait;
      const at = event.at % pages.length;
      const page = pages[at];
      if (page === undefined) continue;
      if (event.type === "restart") pages[at] = new WhiteboardPage(replicas.restart(at, event.v2));
      else happen(replicas, page, event);
      demandSoundWhiteboard((pages[at] ?? page).doc);
    }
    demandOneWhiteboard(replicas, pages, seed);
  } finally {
    replicas.close();
  }
}

function happen(replicas: Replicas, page: WhiteboardPage, event: Exclude<Event, { type: "restart" }>): void {
  const { replica } = page;
  switch (event.type) {
    case "gesture": {
      makeWhiteboardGesture(page, event.gesture);
      break;
    }
    case "undo":
    case "redo": {
      const before = JSON.stringify(seenOf(page));
      const next = event.type === "undo" ? replica.undo.nextUndo() : replica.undo.nextRedo();
      const outcome = event.type === "undo" ? replica.takeBack() : replica.bringAgain();
      demand((next === null) === (outcome === "empty"), `${event.type} of ${next?.kind} was ${outcome}`);
      const hasChanged = JSON.stringify(seenOf(page)) !== before;
      demand(hasChanged === (outcome === "done"), `${event.type} was ${outcome}, visible: ${hasChanged}`);
      break;
    }
    case "abandon":
      replica.undo.abandon();
      break;
    case "forget":
      replica.undo.forget();
      break;
    case "purge":
      purgeNotes(replica.target);
      break;
    case "timer": {
      const now = replica.target.now();
      if (event.how === "start") startTimer(replica.target, event.step, now, event.ms);
      else if (event.how === "stop") stopTimer(replica.target, event.step);
      else extendTimer(replica.target, event.step, now, event.ms);
      break;
    }
    case "deliver":
      replicas.deliver(replica, event.index, event.v2);
      break;
    case "pull":
      replicas.pull(replica, replicas.at(event.from));
      break;
    case "junk": {
      const state = Y.encodeStateAsUpdate(page.doc);
      const sent = whiteboardJunkUpdate(state, event.junk, 7 + 64 * replicas.sent.length + 2 ** 27);
      if (sent.v1.length === 0) break;
      replicas.sent.push(sent);
      replicas.deliver(replica, replicas.sent.length - 1);
      break;
    }
  }
}

/** What undo takes back: all but the timers. */
function seenOf(page: WhiteboardPage): unknown {
  return [page.readNotes(), page.readStrokes(), page.replica.read().answers];
}

function readAll(doc: Y.Doc): unknown {
  return [readNotes(doc), createStrokeReader(doc)(), readTimers(doc)];
}

/** Reads a document twice: what it says is sound, the same both times, and reading has written nothing. */
function demandSoundWhiteboard(doc: Y.Doc): void {
  const before = Y.encodeStateVector(doc);
  let updates = 0;
  const count = (): void => void (updates += 1);
  doc.on("update", count);
  const all = readAll(doc);
  demandSame(readAll(doc), all, "a second reading");
  const notes = readNotes(doc);
  for (const { id, text } of notes) {
    const caret = caretAt(doc, id, Math.floor(text.length / 2));
    demand(caret.length <= 200, `a caret of ${caret.length} characters`);
    demand(positionOf(doc, id, caret) !== null, "a caret that was just made is not found");
  }
  doc.off("update", count);
  demand(updates === 0, "reading wrote an update");
  demandSame([...Y.encodeStateVector(doc)], [...before], "reading moved the state vector");
  demand(keepNotes(notes, readNotes(doc)) === notes, "the same notes were not kept");

  demand(
    notes.length <= MAX_NOTES && new Set(notes.map(({ id }) => id)).size === notes.length,
    "ids of notes",
  );
  for (const { text, color, spot } of notes) {
    demand(text.length <= 2 * MAX_NOTE_LENGTH, `a note of ${text.length} characters`);
    demand(!/\p{Surrogate}/u.test(text), () => `half a character in ${JSON.stringify(text)}`);
    demand(NOTE_COLORS.includes(color), `the colour ${color}`);
    demand(Math.abs(spot.x) <= 2000 && Math.abs(spot.y) <= 2000, `a note at ${spot.x} | ${spot.y}`);
  }
  const ids = createStrokeReader(doc)().map(({ id }) => id);
  demand(ids.length <= MAX_STROKES, `${ids.length} strokes`);
  demandSame(ids, [...new Set(ids)].toSorted(), "strokes in the order of their ids");
  for (const timer of Object.values(readTimers(doc))) {
    demand(
      timer === null || (timer.lengthMs >= 0 && timer.lengthMs <= MAX_TIMER_MS),
      "the length of a timer",
    );
  }
}

/** Once everything has arrived every page, every reload and a fresh page in any order show the same. */
function demandOneWhiteboard(replicas: Replicas, pages: readonly WhiteboardPage[], seed: number): void {
  const newcomer = new Y.Doc();
  const order = replicas.sent.map((sent, index) => ({ sent, rank: Math.imul(index + 1, seed | 1) >>> 0 }));
  for (const { sent } of order.toSorted((a, b) => a.rank - b.rank)) Y.applyUpdate(newcomer, sent.v1);
  replicas.syncAll();
  const { doc } = replicas.at(0);
  // Yjs can leave misordered structs pending for good; a difference by state vector heals it, as a reconnect does.
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(newcomer)));
  const copies = [
    newcomer,
    ...replicas.all.map((each) => each.doc),
    reloaded(doc, false),
    reloaded(doc, true),
  ];
  const all = readAll(doc);
  for (const copy of copies) {
    demandSoundWhiteboard(copy);
    demandSame(readAll(copy), all, "the whiteboard on another page");
  }
  for (const page of pages)
    demandSame(
      seenOf(page),
      [readNotes(doc), createStrokeReader(doc)(), page.replica.read().answers],
      "what a page has kept",
    );
  newcomer.destroy();
}
