import type * as Y from "yjs";
import type { SeatId } from "../domain/seats.ts";

/** The version of the roots and records below; a document that says more is read, never written. */
export const SCHEMA_VERSION = 1;

/** The board's own facts: `v`, `title`, `name:left`, `name:right`, `mode`, `createdAt`. */
export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("meta");
}

/** The stamped places of one seat's ranking. */
export function rankRecordsOf(doc: Y.Doc, seat: SeatId): Y.Array<unknown> {
  return doc.getArray(`rank:${seat}`);
}

/** The stamped claims of one seat's points. */
export function pointsRecordsOf(doc: Y.Doc, seat: SeatId): Y.Array<unknown> {
  return doc.getArray(`points:${seat}`);
}

/** The notes by id, each a map of `by`, `color`, `at`, `text` and, once it has been removed, `gone`. */
export function notesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("notes");
}

/**
 * The finished strokes, each `[id, bytes]` (`stroke-codec.ts`), in no order of meaning. A list and no map, since a map
 * keeps a struct for every key that it ever had: erasing all and taking that back would fill the document for good.
 */
export function strokesOf(doc: Y.Doc): Y.Array<unknown> {
  return doc.getArray("strokes");
}

/** The timers by step, each `[startedAt, lengthMs]`. */
export function timerRecordsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("timers");
}

/** The key in `meta` that holds the name of a seat. */
export function nameKey(seat: SeatId): string {
  return `name:${seat}`;
}
