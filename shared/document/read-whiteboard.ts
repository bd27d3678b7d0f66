import * as Y from "yjs";
import { isSeatId } from "../domain/seats.ts";
import { parseSpot } from "../domain/whiteboard/board-space.ts";
import {
  cutWhole,
  isNoteColor,
  MAX_NOTES,
  MAX_READ_NOTE_LENGTH,
  type Note,
} from "../domain/whiteboard/note.ts";
import { MAX_STROKES, type Stroke } from "../domain/whiteboard/stroke.ts";
import { MAX_TIMER_MS, timersOf, type Timer, type Timers } from "../domain/whiteboard/timer.ts";
import { notesOf, strokesOf, timerRecordsOf } from "./schema.ts";
import { isSameValue } from "./undo-stack.ts";
import { unpackStroke } from "./stroke-codec.ts";

const MAX_ID_LENGTH = 40;

/** The notes from the lowest to the topmost. Never writes and never throws, whatever the document holds. */
export function readNotes(doc: Y.Doc): readonly Note[] {
  const found: { readonly note: Note; readonly z: number }[] = [];
  for (const [id, raw] of notesOf(doc)) {
    const note = isReadableId(id) ? parseNote(id, raw) : null;
    if (note !== null) found.push(note);
  }
  return found
    .toSorted((a, b) => a.z - b.z || compareIds(a.note, b.note))
    .slice(-MAX_NOTES)
    .map(({ note }) => note);
}

/** The words of a note that stands in the document, removed or not; null for anything else. */
export function textOf(doc: Y.Doc, id: string): Y.Text | null {
  const note = notesOf(doc).get(id);
  const text = note instanceof Y.Map ? (note.get("text") as unknown) : null;
  return isWords(text) ? text : null;
}

/** Has a note been removed, or even erased? */
export function isGone(doc: Y.Doc, id: string): boolean {
  const note = notesOf(doc).get(id);
  return !(note instanceof Y.Map) || note.get("gone") !== undefined;
}

/** The words of a text as they are shown. */
export function wordsIn(text: Y.Text): string {
  return cutWhole(text.toJSON(), MAX_READ_NOTE_LENGTH);
}

/** The timer of each step and each area. */
export function readTimers(doc: Y.Doc): Timers {
  return timersOf((key) => parseTimer(timerRecordsOf(doc).get(key)));
}

/** Makes a reader of the strokes in the order of painting; it unpacks each only once, and gives the very same value until something has changed. */
export function createStrokeReader(doc: Y.Doc): () => readonly Stroke[] {
  const known = new WeakMap<object, Stroke>();
  let last: readonly Stroke[] = [];
  return () => {
    const byId = new Map<string, Stroke>();
    for (const raw of strokesOf(doc).toArray()) {
      if (!Array.isArray(raw)) continue;
      const stroke = known.get(raw) ?? parseStroke(raw);
      if (stroke === null) continue;
      known.set(raw, stroke);
      // Two people who both bring back the same erased stroke leave it twice.
      if (!byId.has(stroke.id)) byId.set(stroke.id, stroke);
    }
    const next = [...byId.values()].toSorted(compareIds).slice(-MAX_STROKES);
    const isSame = next.length === last.length && next.every((stroke, index) => stroke === last[index]);
    if (!isSame) last = next;
    return last;
  };
}

/** Gives back the last value as long as a new one says the same. */
export function keepNotes(last: readonly Note[], next: readonly Note[]): readonly Note[] {
  const known = new Map(last.map((note) => [note.id, note]));
  const kept = next.map((note) => {
    const old = known.get(note.id);
    return old !== undefined && isSameNote(old, note) ? old : note;
  });
  return kept.length === last.length && kept.every((note, index) => note === last[index]) ? last : kept;
}

function parseNote(id: string, raw: unknown): { readonly note: Note; readonly z: number } | null {
  if (!(raw instanceof Y.Map) || raw.get("gone") !== undefined) return null;
  const [by, color, text, at] = ["by", "color", "text", "at"].map((key): unknown => raw.get(key));
  if (!isSeatId(by) || !isWords(text) || !Array.isArray(at)) return null;
  const [on, x, y, z] = at as readonly unknown[];
  const spot = parseSpot({ on, x, y });
  if (spot === null) return null;
  const note: Note = { id, by, color: isNoteColor(color) ? color : "sun", spot, text: wordsIn(text) };
  return { note, z: typeof z === "number" && Number.isFinite(z) ? z : 0 };
}

/** What marks up a text is of no use here, and can be made to throw when it is read. */
function isWords(value: unknown): value is Y.Text {
  return value instanceof Y.Text && !(value instanceof Y.XmlText);
}

function parseStroke([id, packed]: readonly unknown[]): Stroke | null {
  const stroke = typeof id === "string" && isReadableId(id) ? unpackStroke(packed) : null;
  return stroke && { id: id as string, ...stroke };
}

function parseTimer(raw: unknown): Timer | null {
  if (!Array.isArray(raw)) return null;
  const [startedAt, lengthMs] = raw as readonly unknown[];
  if (!isTime(startedAt) || !isTime(lengthMs) || lengthMs > MAX_TIMER_MS) return null;
  return { startedAt, lengthMs };
}

function isSameNote(a: Note, b: Note): boolean {
  return (
    a.by === b.by &&
    a.color === b.color &&
    a.text === b.text &&
    isSameValue([a.spot.on, a.spot.x, a.spot.y], [b.spot.on, b.spot.x, b.spot.y])
  );
}

function isReadableId(id: string): boolean {
  return id.length > 0 && id.length <= MAX_ID_LENGTH;
}

/** By code units, which is the same order on every machine. */
function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
