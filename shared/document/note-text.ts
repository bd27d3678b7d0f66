import * as Y from "yjs";
import { cutWhole, MAX_NOTE_LENGTH } from "../domain/whiteboard/note.ts";
import type { CommandTarget } from "./commands.ts";
import { textOf, wordsIn } from "./read-whiteboard.ts";
import { notesOf } from "./schema.ts";
import type { UndoPart, UndoStack } from "./undo-stack.ts";
import { writeTo } from "./writer-ids.ts";

/** Where a position comes to lie once somebody else's change has been made. */
export type PositionMove = (position: number) => number;

/**
 * Writes in notes, and lets an undo stack take back what one person has written: exactly their letters, and those that
 * they have deleted, whatever others write around them.
 *
 * `Y.UndoManager` knows how to find letters again that have been deleted and brought back. It is given one step at a
 * time, since with several it goes on to the step before when a step changes nothing.
 */
export class NoteWriter {
  readonly #target: CommandTarget;
  readonly #undo: UndoStack;
  readonly #manager: Y.UndoManager;
  /** Marks what is written in notes, apart from everything else of the same person. */
  readonly #origin = { writes: true };

  constructor(target: CommandTarget, undo: UndoStack) {
    this.#target = target;
    this.#undo = undo;
    this.#manager = new Y.UndoManager(notesOf(target.doc), {
      trackedOrigins: new Set([this.#origin]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    this.#manager.on("stack-item-added", ({ stackItem, type }: { stackItem: StackItem; type: string }) => {
      const part = new WordsPart(target.doc, this.#manager, stackItem);
      const parts = undo.partsOf(type === "undo" ? target.origin : undo);
      if (parts === null) part.drop();
      else parts.set(this.#manager, part);
    });
  }

  /** Puts words in place of `removed` characters from `at` on, as far as there is room; false when there is no such note. */
  replace(id: string, at: number, removed: number, inserted: string): boolean {
    const text = textOf(this.#target.doc, id);
    if (text === null) return false;
    const words = wordsIn(text);
    const change = wholeChange(words, at, removed, inserted);
    const { from, count } = change;
    const room = Math.max(MAX_NOTE_LENGTH - (words.length - count), 0);
    const fitting = cutWhole(change.inserted, room);
    if (words.slice(from, from + count) === fitting) return true;
    if (this.#undo.partsOf(this.#target.origin)?.has(this.#manager) !== true) this.#startStep();
    this.#target.doc.transact(() => {
      writeTo(notesOf(this.#target.doc), () => {
        if (count > 0) text.delete(from, count);
        if (fitting !== "") text.insert(from, fitting);
      });
    }, this.#origin);
    this.#undo.noteChange();
    return true;
  }

  /** Calls back after each change of a note's words that was not made by `replace`; returns how to stop. */
  onChange(id: string, listener: (move: PositionMove) => void): () => void {
    const text = textOf(this.#target.doc, id);
    if (text === null) return () => undefined;
    const see = ({ delta }: Y.YTextEvent, { origin }: Y.Transaction): void => {
      if (origin !== this.#origin) listener((position) => movedBy(delta, position));
    };
    text.observe(see);
    return () => text.unobserve(see);
  }

  close(): void {
    this.#manager.destroy();
  }

  #startStep(): void {
    this.#manager.undoStack = [];
    this.#manager.stopCapturing();
  }
}

/** A position in a note that stays between the same letters whatever others write; empty when there is no such note. */
export function caretAt(doc: Y.Doc, id: string, position: number): string {
  const text = textOf(doc, id);
  if (text === null) return "";
  const index = Math.min(Math.max(position, 0), text.length);
  const place = Y.createRelativePositionFromTypeIndex(text, index, -1);
  return JSON.stringify(Y.relativePositionToJSON(place));
}

/** Where such a position is now; null when it is none of this note. Never throws. */
export function positionOf(doc: Y.Doc, id: string, caret: string): number | null {
  const text = textOf(doc, id);
  if (text === null) return null;
  try {
    const place: unknown = JSON.parse(caret);
    // A root by name is never ours, and asking for it would make it.
    if (typeof place !== "object" || place === null || "tname" in place) return null;
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), doc);
    return found?.type === text && Number.isSafeInteger(found.index) ? found.index : null;
  } catch {
    // Somebody else sent it: anything that cannot be read is no position.
    return null;
  }
}

type StackItem = Y.UndoManager["undoStack"][number];

/** What one step has written in notes. */
class WordsPart implements UndoPart {
  readonly isAlone = true;
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  readonly #item: StackItem;

  constructor(doc: Y.Doc, manager: Y.UndoManager, item: StackItem) {
    this.#doc = doc;
    this.#manager = manager;
    this.#item = item;
  }

  invert(): void {
    const manager = this.#manager;
    manager.undoStack = [this.#item];
    manager.redoStack = [];
    writeTo(notesOf(this.#doc), () => manager.undo());
    manager.undoStack = [];
    manager.redoStack = [];
    manager.stopCapturing();
  }

  /** Makes the document forget the letters that were kept for this step. */
  drop(): void {
    const { store, gcFilter } = this.#doc;
    this.#doc.transact(() => {
      this.#manager.redoStack = [this.#item];
      this.#manager.clear(false, true);
      // `clear` only unmarks them. Yjs looks at deleted letters once, in the transaction that deletes them, and at the
      // end of this one it would join them to kept neighbours and mark them again.
      Y.tryGc(this.#item.deletions, store, gcFilter);
    });
  }
}

function movedBy(delta: Y.YTextEvent["delta"], position: number): number {
  let [at, moved] = [0, position];
  for (const { retain, insert, delete: removed } of delta) {
    if (at > moved) break;
    if (retain !== undefined) at += retain;
    else if (removed !== undefined) moved -= Math.min(removed, moved - at);
    else {
      const length = typeof insert === "string" ? insert.length : 1;
      // What is written right at the caret stays behind it.
      if (at < moved) moved += length;
      at += length;
    }
  }
  return moved;
}

type Change = { readonly from: number; readonly count: number; readonly inserted: string };

/**
 * The same change between whole characters. A field may find that only half of an emoji has become another one; but half
 * of one cannot be stored, and a text that is cut within one reads as two unknown characters for everybody.
 */
function wholeChange(words: string, at: number, removed: number, inserted: string): Change {
  const from = Math.min(Math.max(at, 0), words.length);
  const end = from + Math.min(Math.max(removed, 0), words.length - from);
  const [start, stop] = [isInPair(words, from) ? from - 1 : from, isInPair(words, end) ? end + 1 : end];
  const whole = words.slice(start, from) + inserted + words.slice(end, stop);
  if (!LONE_HALF.test(whole)) return { from: start, count: stop - start, inserted: whole };
  const cleaned = inserted.replaceAll(LONE_HALVES, "");
  return from === end
    ? { from: stop, count: 0, inserted: cleaned }
    : { from: start, count: stop - start, inserted: cleaned };
}

const LONE_HALF = /\p{Surrogate}/u;
const LONE_HALVES = /\p{Surrogate}/gu;

/** Would a cut here part the two halves of one character? */
function isInPair(text: string, index: number): boolean {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xff_ff;
}
