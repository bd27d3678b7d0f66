import * as Y from "yjs";
import type { SeatId } from "../domain/seats.ts";
import { parseSpot, type Spot } from "../domain/whiteboard/board-space.ts";
import { MAX_NOTES, type NoteColor } from "../domain/whiteboard/note.ts";
import { MAX_STROKES, type Stroke } from "../domain/whiteboard/stroke.ts";
import { MAX_TIMER_MS, type TimerKey } from "../domain/whiteboard/timer.ts";
import type { CommandTarget } from "./commands.ts";
import { readNotes, readTimers } from "./read-whiteboard.ts";
import { notesOf, strokesOf, timerRecordsOf } from "./schema.ts";
import { packStroke } from "./stroke-codec.ts";
import { isSameValue } from "./undo-stack.ts";
import { writeTo } from "./writer-ids.ts";

/** Milliseconds: a removed note is kept this long, so that its removal can be undone and words that arrive late are seen. */
const KEEP_REMOVED_MS = 24 * 60 * 60_000;

/** An id that sorts by the time it was made. */
export function newId({ now, random }: Pick<CommandTarget, "now" | "random">): string {
  const time = Math.max(0, Math.floor(now())).toString(36).padStart(9, "0");
  const chance = Math.floor(random() * 36 ** 6)
    .toString(36)
    .padStart(6, "0");
  return `${time}${chance}`;
}

/** Puts an empty note on top of the others; gives its id, or null when the board is full. */
export function addNote(target: CommandTarget, by: SeatId, spot: Spot, color: NoteColor): string | null {
  const notes = notesOf(target.doc);
  const at = placeOf(target, spot);
  if (at === null || readNotes(target.doc).length >= MAX_NOTES) return null;
  const id = newId(target);
  // Made as a removed one, by nobody's origin, then brought out as a step: so that taking the step back is the same
  // as removing the note, and the words in it are never thrown away with it.
  target.doc.transact(() => {
    writeTo(notes, () => {
      const note = new Y.Map<unknown>();
      note.set("by", by);
      note.set("color", color);
      note.set("at", at);
      note.set("text", new Y.Text());
      note.set("gone", target.now());
      notes.set(id, note);
    });
  });
  restoreNote(target, id);
  return id;
}

/** Moves a note, on top of the others; nothing is written when it lies there already. */
export function placeNote(target: CommandTarget, id: string, spot: Spot): void {
  const at = placeOf(target, spot);
  const before: unknown = noteOf(target.doc, id)?.get("at");
  const isThere = Array.isArray(before) && at !== null && isSameValue(before.slice(0, 3), at.slice(0, 3));
  if (at === null || (isThere && readNotes(target.doc).at(-1)?.id === id)) return;
  setField(target, id, "at", at);
}

/** Gives a note another colour. */
export function colorNote(target: CommandTarget, id: string, color: NoteColor): void {
  setField(target, id, "color", color);
}

/** Removes a note; its words stay in the document until `purgeNotes`. */
export function removeNote(target: CommandTarget, id: string): void {
  if (noteOf(target.doc, id)?.get("gone") === undefined) setField(target, id, "gone", target.now());
}

/** Brings a removed note back, with all that was written in it. */
export function restoreNote(target: CommandTarget, id: string): void {
  const note = noteOf(target.doc, id);
  if (note?.get("gone") === undefined) return;
  target.doc.transact(() => writeTo(notesOf(target.doc), () => note.delete("gone")), target.origin);
}

/** Erases the words of notes that were removed a day ago or earlier, for good. */
export function purgeNotes({ doc, now }: Pick<CommandTarget, "doc" | "now">): void {
  const notes = notesOf(doc);
  const old = [...notes].flatMap(([id, note]) => {
    const gone = note instanceof Y.Map ? (note.get("gone") as unknown) : undefined;
    return typeof gone === "number" && gone < now() - KEEP_REMOVED_MS ? [id] : [];
  });
  if (old.length === 0) return;
  doc.transact(() => writeTo(notes, () => old.forEach((id) => notes.delete(id))));
}

/** Adds a finished stroke; false when the board is full or there is no line. */
export function addStroke(target: CommandTarget, { id, ...stroke }: Stroke): boolean {
  const strokes = strokesOf(target.doc);
  if (stroke.points.length === 0 || !hasRoomForInk(target.doc)) return false;
  target.doc.transact(() => writeTo(strokes, () => strokes.push([[id, packStroke(stroke)]])), target.origin);
  return true;
}

/** Is there room for one more stroke? */
export function hasRoomForInk(doc: Y.Doc): boolean {
  return strokesOf(doc).length < MAX_STROKES;
}

/** Takes whole strokes away. */
export function eraseStrokes(target: CommandTarget, ids: readonly string[]): void {
  const strokes = strokesOf(target.doc);
  const erased = new Set<unknown>(ids);
  // From the last on, so that the places of the others still hold.
  const places = strokes
    .toArray()
    .flatMap((raw, at) => (Array.isArray(raw) && erased.has(raw[0]) ? [at] : []))
    .toReversed();
  if (places.length === 0) return;
  target.doc.transact(
    () => writeTo(strokes, () => places.forEach((at) => strokes.delete(at))),
    target.origin,
  );
}

/** Starts the timer of a step or an area, anew if there is one. */
export function startTimer(
  { doc }: Pick<CommandTarget, "doc">,
  key: TimerKey,
  now: number,
  ms: number,
): void {
  timerRecordsOf(doc).set(key, [Math.floor(now), asLength(ms)]);
}

/** Makes the timer of a step or an area longer; one that is over runs on from now, anew where it would be longer than any may be. */
export function extendTimer(
  { doc }: Pick<CommandTarget, "doc">,
  key: TimerKey,
  now: number,
  ms: number,
): void {
  const timer = readTimers(doc)[key];
  if (timer === null) return;
  const ranMs = Math.floor(now) - timer.startedAt;
  const leftMs = Math.max(timer.lengthMs - ranMs, 0) + ms;
  if (ranMs + leftMs > MAX_TIMER_MS) return startTimer({ doc }, key, now, leftMs);
  timerRecordsOf(doc).set(key, [timer.startedAt, asLength(ranMs + leftMs)]);
}

/** Takes the timer of a step or an area away. */
export function stopTimer({ doc }: Pick<CommandTarget, "doc">, key: TimerKey): void {
  timerRecordsOf(doc).delete(key);
}

function asLength(ms: number): number {
  return Math.round(Math.min(Math.max(ms, 0), MAX_TIMER_MS));
}

function noteOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const note = notesOf(doc).get(id);
  return note instanceof Y.Map ? note : null;
}

function setField({ doc, origin }: CommandTarget, id: string, key: string, value: unknown): void {
  const note = noteOf(doc, id);
  if (note === null || isSameValue(note.get(key), value)) return;
  doc.transact(() => writeTo(notesOf(doc), () => note.set(key, value)), origin);
}

/** A spot as it is stored, with the time that decides which note lies on top; null for one that no reader would understand. */
function placeOf({ now }: Pick<CommandTarget, "now">, spot: Spot): readonly unknown[] | null {
  const sound = parseSpot(spot);
  if (sound === null) return null;
  const { on, x, y } = sound;
  const digits = on === "board" ? 10 : 1000;
  return [on, Math.round(x * digits) / digits, Math.round(y * digits) / digits, Math.floor(now())];
}
