import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FileEntry, LmdbFile } from "./lmdb-file.ts";
import {
  decodeHead,
  decodeName,
  decodeRecord,
  decodeRecordKey,
  decodeTombstone,
  type Head,
} from "./records.ts";
import { DamagedDocument, DamagedStore, type StoredEntry } from "./update-store.ts";
import { RESTORED, type WaitingCopies } from "./waiting-copies.ts";

/** The databases of a store; anything else in it is damage. */
export const DATABASES: readonly string[] = ["about", "damaged", "deleted", "heads", "records"];

/** A file that is made with the store: where it stands without a store, one has been lost. */
export const NOTE = "what-this-is.txt";
/** What that file says. */
export const NOTE_TEXT = `The boards of What Matters, with the answers of the people on them.
Back them up with "npm run backup", look after them with "npm run verify", bring them back with "npm run restore".
Never copy data.mdb while the server runs, and never open it with another program.
`;

/** Of a file in which a later change than the last whole one has left a trace. */
const BEHIND =
  "The last change to the store's file is not whole. Either it was never finished, and nobody was told that it is saved, or the file is damaged and lacks the edits of one moment.";

type Visit = (entry: StoredEntry) => void;

/** The folder and the file of a store. */
export function storePaths(dataDir: string): { readonly folder: string; readonly file: string } {
  const folder = join(dataDir, "boards");
  return { folder, file: join(folder, "data.mdb") };
}

/** Has there been a store in this folder? */
export function hasStore(folder: string): boolean {
  return [NOTE, "data.mdb", RESTORED].some((name) => existsSync(join(folder, name)));
}

/** Where there should be a store: throws `DamagedStore` when its file is gone. */
export function requireStoreFile(folder: string): void {
  const file = join(folder, "data.mdb");
  if (existsSync(join(folder, NOTE)) && (!existsSync(file) || statSync(file).size === 0)) {
    throw new DamagedStore("its file data.mdb is gone or empty");
  }
}

/**
 * Tells everything in the store and beside it. Throws `DamagedStore` where the file is not whole; what was told until
 * then may not be all.
 */
export function readContents(file: LmdbFile, waiting: WaitingCopies, visit: Visit): void {
  requireKnownDatabases(file.databases());
  const remark = (words: string): void => visit({ type: "remark", words });
  if (file.isBehind) remark(BEHIND);
  const about = new Set([...file.entries("about")].map(({ key }) => key.toString()));
  for (const entry of file.entries("damaged")) entry.value();
  const deleted = new Set<string>();
  for (const { key, value } of file.entries("deleted")) {
    const name = decodeName(key);
    const bytes = value();
    const deletedAt = decodeTombstone(name, bytes);
    if (deletedAt === null) {
      visit({ type: "forgotten", wasNamed: (other) => decodeTombstone(other, bytes) !== null });
    } else visit({ type: "deleted", deleted: { name, deletedAt } });
    deleted.add(name);
  }
  const unmet = new Set(waiting.names());
  const tell = (name: string, entry: StoredEntry): void => {
    const copy = unmet.delete(name) && entry.type === "damaged" ? waiting.read(name) : null;
    visit(copy ? { type: "document", copy, isWaiting: true } : entry);
  };
  const heads = readHeads(file);
  if (heads.size > 0 && !about.has("format")) remark("The store does not say in which format it is.");
  for (const { name, records } of recordsByName(file, remark)) {
    tell(name, documentFrom(name, heads.get(name) ?? null, records));
    heads.delete(name);
  }
  for (const [name, head] of heads) tell(name, documentFrom(name, head, new Map()));
  const isLeft = (name: string): boolean => unmet.has(name) && !deleted.has(name);
  readWaiting(waiting, new Set(waiting.names().filter((name) => !isLeft(name))), visit);
  file.checkFreePages();
}

/** What was put back and is under no other name in the store. */
export function readWaiting(waiting: WaitingCopies, met: ReadonlySet<string>, visit: Visit): void {
  for (const deleted of waiting.deleted()) visit({ type: "deleted", deleted });
  for (const name of waiting.names().filter((one) => !met.has(one))) {
    const copy = waiting.read(name);
    if (copy) visit({ type: "document", copy, isWaiting: true });
    else visit({ type: "damaged", name, reason: "The copy that was put back cannot be read." });
  }
}

function readHeads(file: LmdbFile): Map<string, Head | DamagedDocument> {
  const heads = new Map<string, Head | DamagedDocument>();
  for (const { key, value } of file.entries("heads")) {
    const name = decodeName(key);
    heads.set(
      name,
      orDamage(() => decodeHead(name, value())),
    );
  }
  return heads;
}

function* recordsByName(
  file: LmdbFile,
  remark: (words: string) => void,
): Generator<{ readonly name: string; readonly records: ReadonlyMap<number, FileEntry> }> {
  let name: string | null = null;
  let records = new Map<number, FileEntry>();
  for (const entry of file.entries("records")) {
    const place = decodeRecordKey(entry.key);
    if (!place) {
      remark("The store holds a record of no board.");
      continue;
    }
    if (name !== null && place.name !== name) {
      yield { name, records };
      records = new Map();
    }
    name = place.name;
    records.set(place.position, entry);
  }
  if (name !== null) yield { name, records };
}

function documentFrom(
  name: string,
  head: Head | DamagedDocument | null,
  records: ReadonlyMap<number, FileEntry>,
): StoredEntry {
  if (head === null) return { type: "damaged", name, reason: "The document's first record is missing." };
  if (head instanceof DamagedDocument) return { type: "damaged", name, reason: head.message };
  const updates = orDamage(() => {
    const all: Uint8Array[] = [];
    for (let position = head.first; position <= head.last; position += 1) {
      all.push(decodeRecord(name, position, records.get(position)?.value()));
    }
    return all;
  });
  if (updates instanceof DamagedDocument) return { type: "damaged", name, reason: updates.message };
  return { type: "document", copy: { name, touchedAt: head.touchedAt, updates }, isWaiting: false };
}

/** What this reads, or the damage that it meets. */
export function orDamage<T>(read: () => T): T | DamagedDocument {
  try {
    return read();
  } catch (error) {
    if (error instanceof DamagedDocument) return error;
    throw error;
  }
}

/** Throws `DamagedStore` when there is a database that no store has. */
function requireKnownDatabases(databases: readonly string[]): void {
  const unknown = databases.filter((name) => !DATABASES.includes(name));
  if (unknown.length > 0) throw new DamagedStore("it holds something that no store holds");
}
