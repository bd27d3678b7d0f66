import { uint32 } from "lib0/random";
import type * as Y from "yjs";
import { SEAT_IDS } from "../domain/seats.ts";
import { notesOf, pointsRecordsOf, rankRecordsOf, repliesRootOf, strokesOf } from "./schema.ts";

/** A list or a map of the document, or something inside one. */
type Root = { readonly doc: Y.Doc | null };

/** The client id under which this page writes to a root. */
const idOf = new WeakMap<Root, number>();

/**
 * Makes this page write under these ids, the first for the document itself and each root that people write to often
 * under one of its own; throws when they are too few. Called once, before the first write and before anything reads
 * `doc.clientID`. A page that is given none writes to each of them under a random id.
 */
export function assignWriterIds(doc: Y.Doc, ids: readonly number[]): void {
  const [own, ...others] = ids;
  const roots = rootsOf(doc);
  if (own === undefined || others.length < roots.length) throw new Error("There are more roots than ids.");
  doc.clientID = own;
  for (const [index, root] of roots.entries()) idOf.set(root, others[index] ?? own);
}

/**
 * Writes to one root, or to what is inside it, under a client id that this page uses for nothing else.
 *
 * Deleted runs merge only while the clocks of their client follow each other. Under one id, a person who goes back and
 * forth between cards and sliders would leave a run for every change of hand; under an id for each root, one run in all.
 */
export function writeTo(root: Root, write: () => void): void {
  const { doc } = root;
  if (doc === null) throw new Error("Only what is part of a document can be written to.");
  const own = doc.clientID;
  doc.clientID = writerIdOf(root);
  try {
    write();
  } finally {
    doc.clientID = own;
  }
}

function rootsOf(doc: Y.Doc): readonly Root[] {
  const answers = SEAT_IDS.flatMap((seat) => [rankRecordsOf(doc, seat), pointsRecordsOf(doc, seat)]);
  return [...answers, notesOf(doc), strokesOf(doc), repliesRootOf(doc)];
}

function writerIdOf(root: Root): number {
  const id = idOf.get(root) ?? uint32();
  idOf.set(root, id);
  return id;
}
