import type * as Y from "yjs";
import type { AreaId } from "../domain/areas.ts";
import type { Board } from "../domain/board.ts";
import { SEAT_IDS, type SeatId } from "../domain/seats.ts";
import { pointsRecordsOf, rankRecordsOf } from "./schema.ts";
import { writeTo } from "./writer-ids.ts";

/** What one undo step is called: enough to say it in any language. */
export type UndoStep =
  | {
      readonly kind: "place";
      readonly seat: SeatId;
      readonly area: AreaId;
      readonly before: number | null;
      readonly after: number | null;
    }
  | {
      readonly kind: "points";
      readonly seat: SeatId;
      readonly area: AreaId;
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: "give-rest" | "spread" | "start-from-order"; readonly seat: SeatId }
  | { readonly kind: ConversationStep; readonly area: AreaId }
  | { readonly kind: WhiteboardStep };

/** What one may do about an area while talking about it, each a step of its own. */
export type ConversationStep = "pin" | "unpin" | "tick" | "untick" | "reply";

/** What one may do around the cards, each a step of its own. */
export type WhiteboardStep =
  | "note-add"
  | "note-write"
  | "note-move"
  | "note-color"
  | "note-remove"
  | "note-restore"
  | "ink-draw"
  | "ink-erase";

/** What a step has changed in one place of the document, as far as it can be taken back. */
export type UndoPart = {
  /** Takes it back; called outside a transaction when `isAlone`, else inside one that all parts share. */
  readonly invert: () => void;
  readonly isAlone?: boolean;
  /** Called when the part is forgotten without having been taken back. */
  readonly drop?: () => void;
};

/** The parts of one step, each under the thing that it belongs to. */
export type UndoParts = Map<object, UndoPart>;

/** What happened to an undo or a redo. */
export type UndoOutcome =
  /** Nothing to take back. */
  | "empty"
  /** The step was taken back. */
  | "done"
  /** The step is gone, but nothing looks different: somebody else has changed the same thing since. */
  | "changed-since";

/** More steps than anybody takes back one by one; the oldest are forgotten. */
const MAX_STEPS = 200;

/**
 * Takes back and brings again one person's own gestures, whole ones, newest first. What another person did is never
 * touched: only transactions with the given origin are kept, and where two people share a screen, each hand has steps of
 * its own.
 *
 * It remembers records, not Yjs items as `Y.UndoManager` does, because that one
 * 1. goes on to the step before when a step changes nothing, as one that somebody else has overwritten;
 * 2. no longer finds a record that somebody else has deleted and brought back, since that is a new item;
 * 3. keeps every deleted record of its steps in this page's document.
 */
export class UndoStack {
  readonly #doc: Y.Doc;
  readonly #origin: object;
  readonly #readers: (() => unknown)[];
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  readonly #hands = new Map<SeatId | null, Steps>();
  /** The steps of the hand that is at work. */
  #steps: Steps = { undoable: [], redoable: [] };
  /** The name of the running step. */
  #step: UndoStep | null = null;
  /** What the running step has written so far. */
  #running: Entry | null = null;
  /** What an undo or a redo is changing right now. */
  #moving: Entry | null = null;

  /** `readBoard` gives the same value again as long as nothing has changed. */
  constructor(doc: Y.Doc, origin: object, readBoard: () => Board) {
    this.#doc = doc;
    this.#origin = origin;
    this.#readers = [readBoard];
    this.#hands.set(null, this.#steps);
    this.#stops = SEAT_IDS.flatMap((seat) => [rankRecordsOf(doc, seat), pointsRecordsOf(doc, seat)]).map(
      (list) => this.watch(list),
    );
  }

  /** Ends the running step; from here on it is this seat's hand that writes, takes back and brings again. */
  takeHand(hand: SeatId | null): void {
    this.begin();
    this.#steps = this.#hands.get(hand) ?? { undoable: [], redoable: [] };
    this.#hands.set(hand, this.#steps);
    this.noteChange();
  }

  /** Everything written from here on is one step, until the next call. */
  begin(): void {
    this.#step = null;
    this.#running = null;
  }

  /** Names the running step; called before each of its writes, since its end moves. */
  describe(step: UndoStep): void {
    this.#step = step;
  }

  /** Makes what steps do to a list of records something that can be taken back; returns how to stop. */
  watch(list: RecordList): () => void {
    let before = list.toArray();
    const see = (_event: unknown, transaction: Y.Transaction): void => {
      const after = list.toArray();
      const parts = this.partsOf(transaction.origin);
      if (parts !== null) note(parts, list, before, after);
      before = after;
      if (transaction.origin === this.#origin) this.noteChange();
    };
    list.observe(see);
    return () => list.unobserve(see);
  }

  /** Adds something that steps may change beside the board; the reader gives the same value until it has changed. */
  alsoRead(reader: () => unknown): void {
    this.#readers.push(reader);
  }

  /**
   * The parts of the step that a transaction with this origin belongs to, to be added to; null for what other people
   * have done. Whoever adds to the parts of a running step calls `noteChange` then.
   */
  partsOf(origin: unknown): UndoParts | null {
    if (origin === this.#origin) return this.#ownEntry().parts;
    return origin === this ? (this.#moving?.parts ?? null) : null;
  }

  /** Tells everybody who watches that the running step has changed. */
  noteChange(): void {
    for (const listener of this.#listeners) listener();
  }

  /** The name of the running step; null when none is running. */
  get step(): UndoStep | null {
    return this.#step;
  }

  /** Takes back what the running step has written, as if it had never begun. */
  abandon(): void {
    if (this.#running !== null) {
      const dropped = this.#steps.undoable.pop();
      if (dropped) this.#invert(dropped);
    }
    this.begin();
    this.noteChange();
  }

  /** Drops the running step, which has come to nothing, and leaves the document as it is. */
  forget(): void {
    if (this.#running !== null) forgetEntry(this.#steps.undoable.pop());
    this.begin();
    this.noteChange();
  }

  /** The step that `undo` would take back. */
  nextUndo(): UndoStep | null {
    return this.#steps.undoable.at(-1)?.step ?? null;
  }

  /** The step that `redo` would bring again. */
  nextRedo(): UndoStep | null {
    return this.#steps.redoable.at(-1)?.step ?? null;
  }

  /** Takes back the newest own step. */
  undo(): UndoOutcome {
    return this.#move(this.#steps.undoable, this.#steps.redoable);
  }

  /** Brings the newest undone step again. */
  redo(): UndoOutcome {
    return this.#move(this.#steps.redoable, this.#steps.undoable);
  }

  /** Calls back whenever `nextUndo` or `nextRedo` may have changed; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets every step and stops listening to the document. */
  close(): void {
    this.#listeners.clear();
    this.#hands.clear();
    this.#steps = { undoable: [], redoable: [] };
    for (const stop of this.#stops) stop();
  }

  #move(from: Entry[], to: Entry[]): UndoOutcome {
    this.begin();
    const entry = from.pop();
    if (entry === undefined) return "empty";
    const before = this.#readers.map((read) => read());
    const moving: Entry = { step: entry.step, parts: new Map() };
    this.#moving = moving;
    try {
      this.#invert(entry);
    } finally {
      this.#moving = null;
    }
    if (moving.parts.size > 0) to.push(moving);
    this.noteChange();
    return this.#readers.every((read, index) => read() === before[index]) ? "changed-since" : "done";
  }

  #invert({ parts }: Entry): void {
    const all = [...parts.values()];
    this.#doc.transact(() => {
      for (const part of all) if (part.isAlone !== true) part.invert();
    }, this);
    for (const part of all) if (part.isAlone === true) part.invert();
  }

  /** The running step's entry, which its first write makes and every write names again. */
  #ownEntry(): Entry {
    if (this.#running === null) {
      this.#running = { step: null, parts: new Map() };
      const { undoable, redoable } = this.#steps;
      undoable.push(this.#running);
      if (undoable.length > MAX_STEPS) forgetEntry(undoable.shift());
      for (const undone of redoable.splice(0)) forgetEntry(undone);
    }
    this.#running.step = this.#step;
    return this.#running;
  }
}

type RecordList = Y.Array<unknown>;

/** One step, all its writes taken together. */
type Entry = { step: UndoStep | null; readonly parts: UndoParts };

/** What one hand can take back and bring again, each with the newest last. */
type Steps = { readonly undoable: Entry[]; readonly redoable: Entry[] };

function forgetEntry(entry: Entry | undefined): void {
  for (const part of entry?.parts.values() ?? []) part.drop?.();
}

/** What a step did to one list of records. */
class RecordsPart implements UndoPart {
  readonly #list: RecordList;
  readonly #added = new Set<unknown>();
  /** In the order of leaving; each with its place in the list just before. */
  readonly #removed: { readonly at: number; readonly record: unknown }[] = [];

  constructor(list: RecordList) {
    this.#list = list;
  }

  /** Adds what one transaction did. */
  note(before: readonly unknown[], after: readonly unknown[]): void {
    const [had, has] = [new Set(before), new Set(after)];
    for (const [at, record] of [...before.entries()].toReversed()) {
      if (has.has(record)) continue;
      if (!this.#added.delete(record)) this.#removed.push({ at, record });
    }
    for (const record of after) if (!had.has(record)) this.#added.add(record);
  }

  /** Takes the added records out, or what are copies of them by now, and puts the removed ones back where they were. */
  invert(): void {
    const list = this.#list;
    const before = list.toArray();
    const present = new Set(before);
    // Copies only when the record itself is gone: in the same millisecond somebody else may have written its twin.
    const lost = [...this.#added].filter((own) => !present.has(own));
    const leaves = (live: unknown): boolean =>
      this.#added.has(live) || lost.some((own) => isSameValue(own, live));
    writeTo(list, () => {
      const staying: unknown[] = [];
      for (const [at, live] of [...before.entries()].toReversed()) {
        if (leaves(live)) list.delete(at);
        else staying.push(live);
      }
      for (const { at, record } of this.#removed.toReversed()) {
        if (staying.some((live) => isSameValue(record, live))) continue;
        list.insert(Math.min(at, list.length), [record]);
        staying.push(record);
      }
    });
  }
}

function note(
  parts: UndoParts,
  list: RecordList,
  before: readonly unknown[],
  after: readonly unknown[],
): void {
  const known = parts.get(list);
  const part = known instanceof RecordsPart ? known : new RecordsPart(list);
  parts.set(list, part);
  part.note(before, after);
}

/** Are these the same stored value? Values are numbers, texts, null, bytes and lists of such. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return a.length === b.length && a.every((byte, at) => byte === b[at]);
  }
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.length === b.length && a.every((each, at) => isSameValue(each, b[at]));
}
