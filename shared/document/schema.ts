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

/** The key in `meta` that holds the name of a seat. */
export function nameKey(seat: SeatId): string {
  return `name:${seat}`;
}
