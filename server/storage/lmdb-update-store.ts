import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { open, type Database, type RootDatabase } from "lmdb";
import { DeletionList } from "./deletion-list.ts";
import { makeFolder, syncFolder, writeWhole } from "./durable-files.ts";
import { claimFolder, type FolderClaim } from "./folder-claim.ts";
import { DATABASES, NOTE, NOTE_TEXT, readContents, requireStoreFile, storePaths } from "./lmdb-contents.ts";
import { LmdbFile } from "./lmdb-file.ts";
import {
  decodeHead,
  decodeName,
  decodeRecord,
  decodeRecordKey,
  decodeTombstone,
  encodeHead,
  encodeName,
  encodeRecord,
  encodeRecordKey,
  encodeTombstone,
  recordRange,
  type Head,
} from "./records.ts";
import {
  DamagedDocument,
  DamagedStore,
  StoreUnavailable,
  UnknownDocument,
  type DeletedName,
  type StoredDocument,
  type StoredName,
  type UpdateStore,
} from "./update-store.ts";
import { WaitingCopies } from "./waiting-copies.ts";

/** Written into every store; a server refuses one that it does not know. */
const FORMAT = "1";

/** Milliseconds between two notes of a visit: retention counts in days. */
const TOUCH_MS = 3_600_000;
/** Copies that are taken in together. */
const TAKEN_TOGETHER = 100;
/** Names that `list` looks at in one turn. */
const LISTED_TOGETHER = 500;

type Keyed = Database<Buffer, Buffer>;

/** How a store is opened. */
export type LmdbStoreOptions = {
  readonly now?: () => number;
  /** Are these updates a whole document? A stored document that is none gives way to a copy that was put back. */
  readonly isWhole?: (updates: readonly Uint8Array[]) => boolean;
  /** Told what is odd about the store, but no reason not to open it. */
  readonly remark?: (words: string) => void;
  /** Told each document whose bytes do not match their checksums any more. */
  readonly foundDamaged?: (name: string, reason: string) => void;
};

/**
 * Opens the store in a folder, for this process alone, after its file has been found whole. Throws `StoreUnavailable`
 * in plain words when it cannot, and then has changed nothing.
 */
export async function openLmdbUpdateStore(
  dataDir: string,
  options: LmdbStoreOptions = {},
): Promise<UpdateStore> {
  const { folder, file } = storePaths(dataDir);
  const claim = await inWords(dataDir, () => {
    makeFolder(folder);
    return claimFolder(folder);
  });
  if (!claim) {
    throw new StoreUnavailable(
      `Another What Matters server is using the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  return inWords(dataDir, async () => {
    try {
      checkFile(folder, file, options);
      const root = openRoot(folder);
      try {
        return await openStore(dataDir, folder, root, claim, options);
      } catch (error) {
        await root.close();
        throw error;
      }
    } catch (error) {
      await claim.release();
      throw error;
    }
  });
}

async function openStore(
  dataDir: string,
  folder: string,
  root: RootDatabase<Buffer, string>,
  claim: FolderClaim,
  options: LmdbStoreOptions,
): Promise<UpdateStore> {
  const store = new LmdbUpdateStore(dataDir, folder, root, claim.release, options);
  await store.takeInCopies();
  store.completeDeletionList();
  claim.answerHolds(() => store.hold());
  if (!existsSync(join(folder, NOTE))) writeWhole(join(folder, NOTE), NOTE_TEXT);
  return store;
}

function openRoot(folder: string): RootDatabase<Buffer, string> {
  const root = open<Buffer, string>({
    path: folder,
    noSubdir: false,
    maxDbs: DATABASES.length,
    encoding: "binary",
    // A commit then is an fsync and fails when that fails. With overlapping sync lmdb-js has no way to say so: its
    // `flushed` never settles (write.js, startWriting). An aborted commit leaves nothing behind, so it may be retried.
    overlappingSync: false,
    // With it on, a commit that fails also rejects a promise inside lmdb-js that nobody can reach, which would end the
    // process. What is written in one turn shares one flush without it too.
    eventTurnBatching: false,
  });
  // LMDB puts its file on disk, but not the file's name.
  syncFolder(folder);
  return root;
}

/** Throws `DamagedStore` unless the file is whole; damaged documents are told, and refused when they are loaded. */
function checkFile(folder: string, path: string, { remark, foundDamaged }: LmdbStoreOptions): void {
  requireStoreFile(folder);
  if (!existsSync(path) || statSync(path).size === 0) return;
  const file = new LmdbFile(path);
  try {
    readContents(file, new WaitingCopies(folder), (entry) => {
      if (entry.type === "damaged") foundDamaged?.(entry.name, entry.reason);
      if (entry.type === "remark") remark?.(entry.words);
      if (entry.type === "forgotten") remark?.("It is not known any more which board a deleted one was.");
    });
  } finally {
    file.close();
  }
}

class LmdbUpdateStore implements UpdateStore {
  readonly #root: RootDatabase<Buffer, string>;
  readonly #release: () => Promise<void>;
  readonly #now: () => number;
  readonly #isWhole: (updates: readonly Uint8Array[]) => boolean;
  readonly #about: Database<Buffer, string>;
  readonly #heads: Keyed;
  readonly #records: Keyed;
  readonly #deleted: Keyed;
  readonly #damaged: Keyed;
  readonly #waiting: WaitingCopies;
  readonly #deletions: DeletionList;
  readonly #remark: (words: string) => void;
  readonly #held = new Set<() => void>();
  #closing: Promise<void> | null = null;

  constructor(
    dataDir: string,
    folder: string,
    root: RootDatabase<Buffer, string>,
    release: () => Promise<void>,
    { now = Date.now, isWhole = () => true, remark = () => {} }: LmdbStoreOptions,
  ) {
    this.#root = root;
    this.#release = release;
    this.#now = now;
    this.#isWhole = isWhole;
    this.#remark = remark;
    this.#waiting = new WaitingCopies(folder);
    this.#deletions = new DeletionList(folder);
    const keyed = (name: string): Keyed =>
      root.openDB<Buffer, Buffer>({ name, encoding: "binary", keyEncoding: "binary" });
    this.#about = root.openDB<Buffer, string>({ name: "about", encoding: "binary" });
    this.#heads = keyed("heads");
    checkFormat(dataDir, root, this.#about, this.#heads);
    this.#records = keyed("records");
    this.#deleted = keyed("deleted");
    this.#damaged = keyed("damaged");
  }

  async create(name: string, update: Uint8Array): Promise<void> {
    await this.#write(() => {
      if (this.#isDeleted(name)) throw new Error("This name was deleted for good.");
      if (this.#exists(name)) throw new Error("This name is taken.");
      this.#putRecord(name, 1, update);
      this.#putHead(name, { first: 1, last: 1, touchedAt: this.#now() });
    });
  }

  async append(name: string, updates: readonly Uint8Array[]): Promise<number> {
    return this.#write(() => {
      const head = this.#existingHead(name);
      updates.forEach((update, index) => this.#putRecord(name, head.last + 1 + index, update));
      const last = head.last + updates.length;
      this.#putHead(name, { ...head, last, touchedAt: this.#now() });
      return last;
    });
  }

  async compact(name: string, state: Uint8Array, through: number): Promise<void> {
    await this.#write(() => {
      const head = this.#existingHead(name);
      if (through < head.first || through > head.last) throw new Error(`Nothing is stored at ${through}.`);
      for (let position = head.first; position <= through; position += 1) {
        void this.#records.remove(encodeRecordKey(name, position));
      }
      this.#putRecord(name, through, state);
      this.#putHead(name, { ...head, first: through });
    });
  }

  async load(name: string): Promise<StoredDocument | null> {
    // Nobody has a document open while it is loaded: only now may something else take its place.
    if (this.#waiting.has(name)) await this.#takeIn(name, this.#now());
    // No await from here: one turn reads one snapshot, so the head and the records belong together.
    return this.#read(name);
  }

  async has(name: string): Promise<boolean> {
    return this.#exists(name);
  }

  async touch(name: string): Promise<void> {
    const seen = this.#headOf(name);
    if (!seen || this.#now() - seen.touchedAt < TOUCH_MS) return;
    await this.#write(() => {
      const head = this.#headOf(name);
      if (head) this.#putHead(name, { ...head, touchedAt: this.#now() });
    });
  }

  async delete(name: string): Promise<boolean> {
    const deletedAt = this.#now();
    const existed = await this.#write(() => {
      if (!this.#exists(name)) return false;
      // By range and not by the head, so that a damaged document can be erased too.
      this.#removeRange(this.#records, name);
      this.#removeRange(this.#damaged, name);
      void this.#heads.remove(encodeName(name));
      void this.#deleted.put(encodeName(name), encodeTombstone(name, deletedAt));
      return true;
    });
    this.#waiting.remove(name);
    if (existed) this.#noteDeleted([{ name, deletedAt }]);
    return existed;
  }

  async *list(): AsyncIterable<StoredName> {
    const names = new Map<string, number | null>();
    for (const key of this.#heads.getKeys()) names.set(decodeName(key), null);
    for (const name of this.#namesOfRecords()) names.set(name, null);
    for (const name of this.#waiting.names()) names.set(name, null);
    let seen = 0;
    for (const name of names.keys()) {
      seen += 1;
      if (seen % LISTED_TOGETHER === 0) await new Promise((resolve) => setImmediate(resolve));
      if (this.#exists(name)) yield { name, touchedAt: this.#touchedAt(name) };
      else this.#forgetCopyOfDeleted(name);
    }
  }

  async probe(): Promise<void> {
    await this.#write(() => {
      void this.#about.put("probe", Buffer.from(String(this.#now())));
    });
  }

  close(): Promise<void> {
    if (!this.#closing) {
      for (const letGo of this.#held) letGo();
      this.#closing = this.#root.close().then(this.#release);
    }
    return this.#closing;
  }

  /** Keeps every page of this moment as it is until the returned function is called; null when the store is closed. */
  hold(): (() => void) | null {
    if (this.#closing) return null;
    const moment = this.#root.useReadTransaction();
    const letGo = (): void => {
      if (this.#held.delete(letGo)) moment.done();
    };
    this.#held.add(letGo);
    return letGo;
  }

  /** Takes in everything that an operator has put back while no server ran. */
  async takeInCopies(): Promise<void> {
    const deleted = this.#waiting.deleted();
    if (deleted.length > 0) {
      await this.#write(() => {
        for (const { name, deletedAt } of deleted) {
          if (!this.#exists(name)) void this.#deleted.put(encodeName(name), encodeTombstone(name, deletedAt));
        }
      });
      this.#waiting.removeDeleted();
    }
    const names = this.#waiting.names();
    for (let start = 0; start < names.length; start += TAKEN_TOGETHER) {
      await Promise.all(names.slice(start, start + TAKEN_TOGETHER).map((name) => this.#takeIn(name, null)));
    }
  }

  /** Adds what is missing on the list beside the store: a crash can come between a deletion and its line. */
  completeDeletionList(): void {
    const listed = new Set(this.#deletions.read().map(({ name }) => name));
    const missing: DeletedName[] = [];
    for (const { key, value } of this.#deleted.getRange({})) {
      const name = decodeName(key);
      const deletedAt = decodeTombstone(name, value);
      if (deletedAt !== null && !listed.has(name)) missing.push({ name, deletedAt });
    }
    this.#noteDeleted(missing);
  }

  /** The deletion itself is on disk already; when this fails it is made up for at the next start. */
  #noteDeleted(deleted: readonly DeletedName[]): void {
    try {
      this.#deletions.add(deleted);
    } catch (error) {
      this.#remark(`The list of what was deleted could not be written: ${messageOf(error)}`);
    }
  }

  /** Lets the copy that waits take the document's place, unless that is whole, or deleted. */
  async #takeIn(name: string, visitedAt: number | null): Promise<void> {
    const copy = this.#waiting.read(name);
    if (!copy) return; // It cannot be read; the document stays as it is, damaged if it was, and the file can be looked at.
    await this.#write(() => {
      if (this.#isDeleted(name) || this.#isHealthy(name)) return;
      const position = this.#setAside(name);
      copy.updates.forEach((update, index) => this.#putRecord(name, position + 1 + index, update));
      this.#putHead(name, {
        first: position + 1,
        last: position + copy.updates.length,
        touchedAt: visitedAt ?? copy.touchedAt,
      });
    });
    this.#waiting.remove(name);
  }

  /** Keeps what is stored of a damaged document where somebody can look at it; gives its highest position. */
  #setAside(name: string): number {
    let highest = 0;
    const keep = (key: Buffer, bytes: Buffer): void => {
      const place = Buffer.concat([encodeName(name), Buffer.of(0), Buffer.from(`${this.#now()}/`), key]);
      void this.#damaged.put(place, bytes);
    };
    const records = Array.from(this.#records.getRange(recordRange(name)));
    for (const { key, value } of records) {
      keep(key, value);
      highest = Math.max(highest, decodeRecordKey(key)?.position ?? 0);
      void this.#records.remove(key);
    }
    const head = this.#heads.get(encodeName(name));
    if (head) keep(encodeName(name), head);
    const last = this.#readableHead(name)?.last ?? 0;
    return Math.max(highest, Number.isSafeInteger(last) ? last : 0);
  }

  #read(name: string): StoredDocument | null {
    const head = this.#headOf(name);
    if (!head && this.#exists(name)) throw new DamagedDocument("The document's first record is missing.");
    if (!head) return null;
    const updates: Uint8Array[] = [];
    for (let position = head.first; position <= head.last; position += 1) {
      updates.push(decodeRecord(name, position, this.#records.get(encodeRecordKey(name, position))));
    }
    return { updates, position: head.last };
  }

  #isHealthy(name: string): boolean {
    try {
      const stored = this.#headOf(name) && this.#read(name);
      return stored !== null && this.#isWhole(stored.updates);
    } catch (error) {
      if (error instanceof DamagedDocument) return false;
      throw error;
    }
  }

  /** Records without a head are a document too, a damaged one: it must not look as if it had never been. */
  #exists(name: string): boolean {
    if (this.#heads.doesExist(encodeName(name))) return true;
    if (this.#isDeleted(name)) return false;
    return this.#waiting.has(name) || this.#hasRecords(name);
  }

  #isDeleted(name: string): boolean {
    return this.#deleted.doesExist(encodeName(name));
  }

  #hasRecords(name: string): boolean {
    for (const _ of this.#records.getKeys({ ...recordRange(name), limit: 1 })) return true;
    return false;
  }

  #namesOfRecords(): readonly string[] {
    const names: string[] = [];
    let start: Buffer = Buffer.of(1);
    for (;;) {
      const [key] = [...this.#records.getKeys({ start, limit: 1 })];
      if (!key) return names;
      const name = decodeRecordKey(key)?.name;
      if (name !== undefined) names.push(name);
      // A key that is none is passed by itself.
      start = name === undefined ? Buffer.concat([key, Buffer.of(0)]) : recordRange(name).end;
    }
  }

  #touchedAt(name: string): number | null {
    return this.#readableHead(name)?.touchedAt ?? this.#waiting.read(name)?.touchedAt ?? null;
  }

  /** A document can be deleted between an operator's look at it and the copy's arrival; then nobody wants the copy. */
  #forgetCopyOfDeleted(name: string): void {
    if (this.#isDeleted(name)) this.#waiting.remove(name);
  }

  #readableHead(name: string): Head | null {
    try {
      return this.#headOf(name);
    } catch (error) {
      if (error instanceof DamagedDocument) return null;
      throw error;
    }
  }

  /** Runs in one transaction with whatever else was asked for in this turn; resolves when it is on disk. */
  async #write<T>(action: () => T): Promise<T> {
    if (this.#closing) throw new StoreUnavailable("The store is closed.");
    try {
      return await this.#root.transaction(action);
    } catch (error) {
      throw await reasonOf(error);
    }
  }

  #headOf(name: string): Head | null {
    const bytes = this.#heads.get(encodeName(name));
    return bytes ? decodeHead(name, bytes) : null;
  }

  #existingHead(name: string): Head {
    const head = this.#headOf(name);
    if (head) return head;
    // Whoever still has it open must not be told that it was deleted.
    if (this.#exists(name)) throw new DamagedDocument("The document's first record is missing.");
    throw new UnknownDocument("This document does not exist.");
  }

  #putHead(name: string, head: Head): void {
    void this.#heads.put(encodeName(name), encodeHead(name, head));
  }

  #putRecord(name: string, position: number, update: Uint8Array): void {
    void this.#records.put(encodeRecordKey(name, position), encodeRecord(name, position, update));
  }

  #removeRange(database: Keyed, name: string): void {
    const keys = Array.from(database.getKeys(recordRange(name)));
    for (const key of keys) void database.remove(key);
  }
}

async function inWords<T>(dataDir: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    const words = `The data folder ${dataDir} cannot be opened: ${messageOf(error)}`;
    throw new StoreUnavailable(words, { cause: error });
  }
}

function checkFormat(
  dataDir: string,
  root: RootDatabase<Buffer, string>,
  about: Database<Buffer, string>,
  heads: Keyed,
): void {
  const format = about.get("format")?.toString();
  if (format === undefined && heads.getCount({ limit: 1 }) > 0) {
    throw new DamagedStore("it does not say in which format it is");
  }
  if (format === undefined) root.transactionSync(() => about.putSync("format", Buffer.from(FORMAT)));
  else if (format !== FORMAT) {
    throw new StoreUnavailable(
      `The data folder ${dataDir} was written in format ${format}; this version knows format ${FORMAT} only.`,
    );
  }
}

/** lmdb-js rejects with "see commitError"; this is that error. */
async function reasonOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !("commitError" in error)) return error;
  const reason: unknown = await Promise.resolve(error.commitError).catch((cause: unknown) => cause);
  return new Error(`The disk did not take it: ${messageOf(reason)}`, { cause: reason });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
