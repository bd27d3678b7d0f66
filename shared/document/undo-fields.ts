import * as Y from "yjs";
import { notesOf, strokesOf } from "./schema.ts";
import { isSameValue, type UndoPart, type UndoStack } from "./undo-stack.ts";
import { writeTo } from "./writer-ids.ts";

/**
 * Lets an undo stack take back what a step has done to strokes, and to notes (all but their words). A note's value is
 * put back only where it is still the one that the step has left; who has changed it since keeps their change. A note
 * that somebody else has touched is never hidden. Returns how to stop.
 */
export function watchFields(doc: Y.Doc, undo: UndoStack): () => void {
  const notes = notesOf(doc);
  /** How often somebody else has touched a note. */
  const touches = new WeakMap<Y.Map<unknown>, number>();
  const onNotes = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ): void => {
    for (const event of events) {
      const note = noteWith(event.target, notes);
      if (note === null) continue;
      if (!transaction.local) touches.set(note, (touches.get(note) ?? 0) + 1);
      else if (event.target === note) {
        record(undo, transaction, notes, note, event, () => touches.get(note) ?? 0);
      }
    }
  };
  const stopStrokes = undo.watch(strokesOf(doc));
  notes.observeDeep(onNotes as Parameters<typeof notes.observeDeep>[0]);
  return () => {
    stopStrokes();
    notes.unobserveDeep(onNotes as Parameters<typeof notes.observeDeep>[0]);
  };
}

/** The note that a type is, or is inside of. */
function noteWith(type: unknown, notes: Y.Map<unknown>): Y.Map<unknown> | null {
  const inner = type instanceof Y.Text ? type.parent : type;
  return inner instanceof Y.Map && inner.parent === notes ? inner : null;
}

function record(
  undo: UndoStack,
  transaction: Y.Transaction,
  notes: Y.Map<unknown>,
  note: Y.Map<unknown>,
  event: Pick<Y.YEvent<Y.Map<unknown>>, "changes">,
  touches: () => number,
): void {
  const parts = undo.partsOf(transaction.origin);
  if (parts === null) return;
  const known = parts.get(note);
  const part = known instanceof FieldsPart ? known : new FieldsPart(notes, note, touches);
  parts.set(note, part);
  for (const [key, { oldValue }] of event.changes.keys) part.note(key, oldValue, note.get(key));
  undo.noteChange();
}

/** What a step did to one note's values. */
class FieldsPart implements UndoPart {
  readonly #notes: Y.Map<unknown>;
  readonly #note: Y.Map<unknown>;
  readonly #touches: () => number;
  readonly #touchesAtStart: number;
  readonly #fields = new Map<string, { readonly before: unknown; readonly after: unknown }>();

  constructor(notes: Y.Map<unknown>, note: Y.Map<unknown>, touches: () => number) {
    this.#notes = notes;
    this.#note = note;
    this.#touches = touches;
    this.#touchesAtStart = touches();
  }

  note(key: string, before: unknown, after: unknown): void {
    this.#fields.set(key, { before: this.#fields.has(key) ? this.#fields.get(key)?.before : before, after });
  }

  invert(): void {
    const isErased = ![...this.#notes.values()].includes(this.#note);
    if (isErased) return;
    const wasTouched = this.#touches() > this.#touchesAtStart;
    writeTo(this.#notes, () => {
      for (const [key, { before, after }] of this.#fields) {
        const hides = key === "gone" && before !== undefined;
        if (!isSameValue(this.#note.get(key), after) || (hides && wasTouched)) continue;
        // A foreign program's type that was overwritten cannot be put back.
        if (before === undefined || before instanceof Y.AbstractType) this.#note.delete(key);
        else this.#note.set(key, before);
      }
    });
  }
}
