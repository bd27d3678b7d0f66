import { uint32 } from "lib0/random";
import type * as Y from "yjs";
import { SEAT_IDS } from "../domain/seats.ts";
import { pointsRecordsOf, rankRecordsOf } from "./schema.ts";

/** The client id under which this page writes to a list. */
const idOf = new WeakMap<Y.Array<unknown>, number>();

/**
 * Makes this page write under these ids, the first for the document itself and each list under one of its own; throws
 * when they are too few. Called once, before the first write and before anything reads `doc.clientID`. A page that is
 * given none writes to each list under a random id.
 */
export function assignWriterIds(doc: Y.Doc, ids: readonly number[]): void {
  const [own, ...others] = ids;
  const lists = listsOf(doc);
  if (own === undefined || others.length < lists.length) throw new Error("There are more lists than ids.");
  doc.clientID = own;
  for (const [index, list] of lists.entries()) idOf.set(list, others[index] ?? own);
}

/**
 * Writes to one list under a client id that this page uses for nothing else.
 *
 * Deleted runs merge only while the clocks of their client follow each other. Under one id, a person who goes back and
 * forth between cards and sliders would leave a run for every change of hand; under an id for each list, one run in all.
 */
export function writeTo(list: Y.Array<unknown>, write: () => void): void {
  const { doc } = list;
  if (doc === null) throw new Error("Only a list that is part of a document can be written to.");
  const own = doc.clientID;
  doc.clientID = writerIdOf(list);
  try {
    write();
  } finally {
    doc.clientID = own;
  }
}

function listsOf(doc: Y.Doc): readonly Y.Array<unknown>[] {
  return SEAT_IDS.flatMap((seat) => [rankRecordsOf(doc, seat), pointsRecordsOf(doc, seat)]);
}

function writerIdOf(list: Y.Array<unknown>): number {
  const id = idOf.get(list) ?? uint32();
  idOf.set(list, id);
  return id;
}
