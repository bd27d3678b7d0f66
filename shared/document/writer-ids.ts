import { uint32 } from "lib0/random";
import type * as Y from "yjs";
import { SEAT_IDS } from "../domain/seats.ts";
import { pointsRecordsOf, rankRecordsOf } from "./schema.ts";

/** One random client id for each list that this page writes to. */
const idOf = new WeakMap<Y.Array<unknown>, number>();

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

/** Every client id that this page writes answers under. */
export function writerIdsOf(doc: Y.Doc): readonly number[] {
  return SEAT_IDS.flatMap((seat) => [rankRecordsOf(doc, seat), pointsRecordsOf(doc, seat)]).map(writerIdOf);
}

function writerIdOf(list: Y.Array<unknown>): number {
  const id = idOf.get(list) ?? uint32();
  idOf.set(list, id);
  return id;
}
