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
  | { readonly kind: "give-rest" | "spread" | "start-from-order"; readonly seat: SeatId };

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
 * touched: only transactions with the given origin are kept.
 *
 * It remembers records, not Yjs items as `Y.UndoManager` does, because that one
 * 1. goes on to the step before when a step changes nothing, as one that somebody else has overwritten;
 * 2. no longer finds a record that somebody else has deleted and brought back, since that is a new item;
 * 3. keeps every deleted record of its steps in this page's document.
 */
export class UndoStack {
  readonly #doc: Y.Doc;
  readonly #origin: object;
  readonly #readBoard: () => Board;
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  readonly #undoable: Entry[] = [];
  readonly #redoable: Entry[] = [];
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
    this.#readBoard = readBoard;
    this.#stops = SEAT_IDS.flatMap((seat) => [rankRecordsOf(doc, seat), pointsRecordsOf(doc, seat)]).map(
      (list) => this.#watch(list),
    );
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

  /** Takes back what the running step has written, as if it had never begun. */
  abandon(): void {
    if (this.#running !== null) {
      const dropped = this.#undoable.pop();
      if (dropped) this.#doc.transact(() => invert(dropped), this);
    }
    this.begin();
    this.#changed();
  }

  /** Drops the running step, which has come to nothing, and leaves the document as it is. */
  forget(): void {
    if (this.#running !== null) this.#undoable.pop();
    this.begin();
    this.#changed();
  }

  /** The step that `undo` would take back. */
  nextUndo(): UndoStep | null {
    return this.#undoable.at(-1)?.step ?? null;
  }

  /** The step that `redo` would bring again. */
  nextRedo(): UndoStep | null {
    return this.#redoable.at(-1)?.step ?? null;
  }

  /** Takes back the newest own step. */
  undo(): UndoOutcome {
    return this.#move(this.#undoable, this.#redoable);
  }

  /** Brings the newest undone step again. */
  redo(): UndoOutcome {
    return this.#move(this.#redoable, this.#undoable);
  }

  /** Calls back whenever `nextUndo` or `nextRedo` may have changed; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets every step and stops listening to the document. */
  close(): void {
    this.#listeners.clear();
    this.#undoable.length = 0;
    this.#redoable.length = 0;
    for (const stop of this.#stops) stop();
  }

  #move(from: Entry[], to: Entry[]): UndoOutcome {
    this.begin();
    const entry = from.pop();
    if (entry === undefined) return "empty";
    const before = this.#readBoard();
    const moving: Entry = { step: entry.step, changes: new Map() };
    this.#moving = moving;
    this.#doc.transact(() => invert(entry), this);
    this.#moving = null;
    if (moving.changes.size > 0) to.push(moving);
    this.#changed();
    return this.#readBoard() === before ? "changed-since" : "done";
  }

  #watch(list: RecordList): () => void {
    let before = list.toArray();
    const see = (_event: unknown, transaction: Y.Transaction): void => {
      const after = list.toArray();
      const entry =
        transaction.origin === this.#origin
          ? this.#ownEntry()
          : transaction.origin === this
            ? this.#moving
            : null;
      if (entry !== null) note(entry, list, before, after);
      before = after;
      if (transaction.origin === this.#origin) this.#changed();
    };
    list.observe(see);
    return () => list.unobserve(see);
  }

  /** The running step's entry, which its first write makes and every write names again. */
  #ownEntry(): Entry {
    if (this.#running === null) {
      this.#running = { step: null, changes: new Map() };
      this.#undoable.push(this.#running);
      if (this.#undoable.length > MAX_STEPS) this.#undoable.shift();
      this.#redoable.length = 0;
    }
    this.#running.step = this.#step;
    return this.#running;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

type RecordList = Y.Array<unknown>;

/** What a step did to the lists of records, all its writes taken together. */
type Entry = { step: UndoStep | null; readonly changes: Map<RecordList, Change> };

type Change = {
  added: unknown[];
  /** In the order of leaving; each with its place in the list just before. */
  readonly removed: { readonly at: number; readonly record: unknown }[];
};

/** Adds to an entry what one transaction did to one list. */
function note(entry: Entry, list: RecordList, before: readonly unknown[], after: readonly unknown[]): void {
  const change = entry.changes.get(list) ?? { added: [], removed: [] };
  entry.changes.set(list, change);
  const [had, has] = [new Set(before), new Set(after)];
  for (const [at, record] of [...before.entries()].toReversed()) {
    if (has.has(record)) continue;
    if (change.added.includes(record)) change.added = change.added.filter((each) => each !== record);
    else change.removed.push({ at, record });
  }
  for (const record of after) if (!had.has(record)) change.added.push(record);
}

/** Takes the added records out, or what are copies of them by now, and puts the removed ones back where they were. */
function invert({ changes }: Entry): void {
  for (const [list, { added, removed }] of changes) {
    const before = list.toArray();
    // Copies only when the record itself is gone: in the same millisecond somebody else may have written its twin.
    const leaves = (live: unknown): boolean =>
      added.some((own) => own === live || (!before.includes(own) && isSameRecord(own, live)));
    writeTo(list, () => {
      for (const [at, live] of [...before.entries()].toReversed()) if (leaves(live)) list.delete(at);
      for (const { at, record } of removed.toReversed()) {
        if (list.toArray().some((live) => isSameRecord(record, live))) continue;
        list.insert(Math.min(at, list.length), [record]);
      }
    });
  }
}

/** Records are lists of numbers, texts, null and such lists. */
function isSameRecord(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.length === b.length && a.every((each, at) => isSameRecord(each, b[at]));
}
