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
        record(undo, transaction, note, event, () => new NotePart(notes, note, () => touches.get(note) ?? 0));
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

/**
 * Lets an undo stack take back what a step has done to a map of the document's own, value by value, where it is still
 * the one that the step has left. Returns how to stop.
 */
export function watchMap(map: Y.Map<unknown>, undo: UndoStack): () => void {
  const see = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void =>
    record(undo, transaction, map, event, () => new FieldsPart(map));
  map.observe(see);
  return () => map.unobserve(see);
}

function record(
  undo: UndoStack,
  transaction: Y.Transaction,
  map: Y.Map<unknown>,
  event: Pick<Y.YEvent<Y.Map<unknown>>, "changes">,
  newPart: () => FieldsPart,
): void {
  const parts = undo.partsOf(transaction.origin);
  if (parts === null) return;
  const known = parts.get(map);
  const part = known instanceof FieldsPart ? known : newPart();
  parts.set(map, part);
  for (const [key, { oldValue }] of event.changes.keys) part.note(key, oldValue, map.get(key));
  undo.noteChange();
}

/** What a step did to the values of one map. */
class FieldsPart implements UndoPart {
  protected readonly map: Y.Map<unknown>;
  readonly #fields = new Map<string, { readonly before: unknown; readonly after: unknown }>();

  constructor(map: Y.Map<unknown>) {
    this.map = map;
  }

  note(key: string, before: unknown, after: unknown): void {
    this.#fields.set(key, { before: this.#fields.has(key) ? this.#fields.get(key)?.before : before, after });
  }

  invert(): void {
    for (const [key, { before, after }] of this.#fields) {
      if (!isSameValue(this.map.get(key), after) || !this.mayPutBack(key, before)) continue;
      // A foreign program's type that was overwritten cannot be put back.
      if (before === undefined || before instanceof Y.AbstractType) this.map.delete(key);
      else this.map.set(key, before);
    }
  }

  /** May this key get this value again? */
  protected mayPutBack(_key: string, _before: unknown): boolean {
    return true;
  }
}

/** What a step did to one note's values. */
class NotePart extends FieldsPart {
  readonly #notes: Y.Map<unknown>;
  readonly #touches: () => number;
  readonly #touchesAtStart: number;

  constructor(notes: Y.Map<unknown>, note: Y.Map<unknown>, touches: () => number) {
    super(note);
    this.#notes = notes;
    this.#touches = touches;
    this.#touchesAtStart = touches();
  }

  override invert(): void {
    const isErased = ![...this.#notes.values()].includes(this.map);
    if (!isErased) writeTo(this.#notes, () => super.invert());
  }

  protected override mayPutBack(key: string, before: unknown): boolean {
    const hides = key === "gone" && before !== undefined;
    return !hides || this.#touches() === this.#touchesAtStart;
  }
}
