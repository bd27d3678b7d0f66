import type * as Y from "yjs";
import { AREA_IDS, type AreaId } from "../domain/areas.ts";
import { SEAT_IDS, type SeatId } from "../domain/seats.ts";

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

/** The timers by step or area, each `[startedAt, lengthMs]`. */
export function timerRecordsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("timers");
}

/** What is pinned and talked about, by `pin:left:impact` and `talked:impact`; the values are stamps (`read-conversation.ts`). */
export function talkOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("talk");
}

/** What one seat has written to an area's question. A root of its own, so that nobody has to make it first. */
export function replyOf(doc: Y.Doc, seat: SeatId, area: AreaId): Y.Text {
  return doc.getText(`reply:${replyId(seat, area)}`);
}

/** All replies by their id (`replyId`). */
export function repliesOf(doc: Y.Doc): ReadonlyMap<string, Y.Text> {
  return new Map(
    SEAT_IDS.flatMap((seat) =>
      AREA_IDS.map((area) => [replyId(seat, area), replyOf(doc, seat, area)] as const),
    ),
  );
}

/** The root that stands for all replies where each root has a client id of its own: a page writes all of them under one. */
export function repliesRootOf(doc: Y.Doc): Y.Text {
  return replyOf(doc, "left", "impact");
}

/** What one reply is called among all of them. */
export function replyId(seat: SeatId, area: AreaId): string {
  return `${seat}:${area}`;
}

/** Records of both answers at the moments when somebody first saw both complete. */
export function firstRecordsOf(doc: Y.Doc): Y.Array<unknown> {
  return doc.getArray("first");
}

/** The key in `talk` that says whether a seat has pinned an area. */
export function pinKey(seat: SeatId, area: AreaId): string {
  return `pin:${seat}:${area}`;
}

/** The key in `talk` that says whether an area has been talked about. */
export function talkedKey(area: AreaId): string {
  return `talked:${area}`;
}

/** The key in `meta` that holds the name of a seat. */
export function nameKey(seat: SeatId): string {
  return `name:${seat}`;
}
