import * as Y from "yjs";
import { cutWhole } from "../domain/whiteboard/note.ts";
import type { CommandTarget } from "./commands.ts";
import type { UndoPart, UndoStack } from "./undo-stack.ts";
import { writeTo } from "./writer-ids.ts";

/** Where a position comes to lie once somebody else's change has been made. */
export type PositionMove = (position: number) => number;

/** Where texts are kept: a map that holds them, or a text of the document's own. */
type Root = Y.Map<unknown> | Y.Text;

/** The texts of one kind on a board. */
export type Texts = {
  /** The root that all of them are in, or the roots that they are. */
  readonly roots: readonly Root[];
  /** The root under whose client id they are written (`writer-ids.ts`). */
  readonly writtenAs: Root;
  /** One of them; null when there is none of this id. */
  readonly textOf: (id: string) => Y.Text | null;
  /** One of them as it is shown. */
  readonly wordsIn: (text: Y.Text) => string;
  /** Characters of one of them. */
  readonly maxLength: number;
};

/**
 * Writes in texts, and lets an undo stack take back what one person has written: exactly their letters, and those that
 * they have deleted, whatever others write around them.
 *
 * `Y.UndoManager` knows how to find letters again that have been deleted and brought back. It is given one step at a
 * time, since with several it goes on to the step before when a step changes nothing.
 */
export class TextWriter {
  readonly #target: CommandTarget;
  readonly #undo: UndoStack;
  readonly #texts: Texts;
  readonly #manager: Y.UndoManager;
  /** Marks what is written in these texts, apart from everything else of the same person. */
  readonly #origin = { writes: true };

  constructor(target: CommandTarget, undo: UndoStack, texts: Texts) {
    this.#target = target;
    this.#undo = undo;
    this.#texts = texts;
    this.#manager = new Y.UndoManager([...texts.roots], {
      trackedOrigins: new Set([this.#origin]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    this.#manager.on("stack-item-added", ({ stackItem, type }: { stackItem: StackItem; type: string }) => {
      const part = new WordsPart(texts.writtenAs, this.#manager, stackItem);
      const parts = undo.partsOf(type === "undo" ? target.origin : undo);
      if (parts === null) part.drop();
      else parts.set(this.#manager, part);
    });
  }

  /** Puts words in place of `removed` characters from `at` on, as far as there is room; false when there is no such text. */
  replace(id: string, at: number, removed: number, inserted: string): boolean {
    const { textOf, wordsIn, maxLength, writtenAs } = this.#texts;
    const text = textOf(id);
    if (text === null) return false;
    const words = wordsIn(text);
    const change = wholeChange(words, at, removed, inserted);
    const { from, count } = change;
    const room = Math.max(maxLength - (words.length - count), 0);
    const fitting = cutWhole(change.inserted, room);
    if (words.slice(from, from + count) === fitting) return true;
    if (this.#undo.partsOf(this.#target.origin)?.has(this.#manager) !== true) this.#startStep();
    this.#target.doc.transact(() => {
      writeTo(writtenAs, () => {
        if (count > 0) text.delete(from, count);
        if (fitting !== "") text.insert(from, fitting);
      });
    }, this.#origin);
    this.#undo.noteChange();
    return true;
  }

  /** Calls back after each change of a text that was not made by `replace`; returns how to stop. */
  onChange(id: string, listener: (move: PositionMove) => void): () => void {
    const text = this.#texts.textOf(id);
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

type StackItem = Y.UndoManager["undoStack"][number];

/** What one step has written. */
class WordsPart implements UndoPart {
  readonly isAlone = true;
  readonly #writtenAs: Root;
  readonly #manager: Y.UndoManager;
  readonly #item: StackItem;

  constructor(writtenAs: Root, manager: Y.UndoManager, item: StackItem) {
    this.#writtenAs = writtenAs;
    this.#manager = manager;
    this.#item = item;
  }

  invert(): void {
    const manager = this.#manager;
    manager.undoStack = [this.#item];
    manager.redoStack = [];
    writeTo(this.#writtenAs, () => manager.undo());
    manager.undoStack = [];
    manager.redoStack = [];
    manager.stopCapturing();
  }

  /** Makes the document forget the letters that were kept for this step. */
  drop(): void {
    const { doc } = this.#manager;
    doc.transact(() => {
      this.#manager.redoStack = [this.#item];
      this.#manager.clear(false, true);
      // `clear` only unmarks them. Yjs looks at deleted letters once, in the transaction that deletes them, and at the
      // end of this one it would join them to kept neighbours and mark them again.
      Y.tryGc(this.#item.deletions, doc.store, doc.gcFilter);
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
