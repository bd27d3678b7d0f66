import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { open, type Database, type RootDatabase } from "lmdb";
import { claimFolder, type ReleaseClaim } from "./folder-claim.ts";
import { decodeHead, decodeRecord, encodeHead, encodeRecord, type Head } from "./records.ts";
import {
  StoreUnavailable,
  UnknownDocument,
  type StoredDocument,
  type StoredName,
  type UpdateStore,
} from "./update-store.ts";

/** Written into every store; a server refuses one that it does not know. */
const FORMAT = "1";

/** Milliseconds between two notes of a visit: retention counts in days. */
const TOUCH_MS = 3_600_000;

/** Opens the store in a folder, for this process alone; throws `StoreUnavailable` in plain words when it cannot. */
export async function openLmdbUpdateStore(
  dataDir: string,
  now: () => number = Date.now,
): Promise<UpdateStore> {
  const folder = join(dataDir, "boards");
  let root: RootDatabase<Buffer, string>;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    root = open<Buffer, string>({
      path: folder,
      noSubdir: false,
      maxDbs: 4,
      encoding: "binary",
      // A commit then is an fsync and fails when that fails. With overlapping sync lmdb-js has no way to say so: its
      // `flushed` never settles (write.js, startWriting). An aborted commit leaves nothing behind, so it may be retried.
      overlappingSync: false,
      // With it on, a commit that fails also rejects a promise inside lmdb-js that nobody can reach, which would end the
      // process. What is written in one turn shares one flush without it too.
      eventTurnBatching: false,
    });
  } catch (error) {
    throw new StoreUnavailable(`The data folder ${dataDir} cannot be opened: ${messageOf(error)}`);
  }
  try {
    const about = root.openDB<Buffer, string>({ name: "about", encoding: "binary" });
    checkFormat(dataDir, root, about);
    const release = await claim(dataDir, folder, root, about);
    return new LmdbUpdateStore(root, about, release, now);
  } catch (error) {
    await root.close();
    throw error;
  }
}

type Databases = {
  readonly heads: Database<Buffer, string>;
  readonly records: Database<Buffer, [string, number]>;
};

class LmdbUpdateStore implements UpdateStore {
  readonly #root: RootDatabase<Buffer, string>;
  readonly #about: Database<Buffer, string>;
  readonly #release: ReleaseClaim;
  readonly #now: () => number;
  readonly #heads: Databases["heads"];
  readonly #records: Databases["records"];
  #closing: Promise<void> | null = null;

  constructor(
    root: RootDatabase<Buffer, string>,
    about: Database<Buffer, string>,
    release: ReleaseClaim,
    now: () => number,
  ) {
    this.#root = root;
    this.#about = about;
    this.#release = release;
    this.#now = now;
    this.#heads = root.openDB<Buffer, string>({ name: "heads", encoding: "binary" });
    this.#records = root.openDB<Buffer, [string, number]>({ name: "records", encoding: "binary" });
  }

  async create(name: string, update: Uint8Array): Promise<void> {
    await this.#write(() => {
      if (this.#heads.doesExist(name)) throw new Error("This name is taken.");
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
      this.#removeRecords(name, head.first, through);
      this.#putRecord(name, through, state);
      this.#putHead(name, { ...head, first: through });
    });
  }

  async load(name: string): Promise<StoredDocument | null> {
    // No await in here: one turn reads one snapshot, so the head and the records belong together.
    const head = this.#headOf(name);
    if (!head) return null;
    const updates: Uint8Array[] = [];
    for (let position = head.first; position <= head.last; position += 1) {
      updates.push(decodeRecord(name, position, this.#records.get([name, position])));
    }
    return { updates, position: head.last };
  }

  async has(name: string): Promise<boolean> {
    return this.#heads.doesExist(name);
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
    return this.#write(() => {
      if (!this.#heads.doesExist(name)) return false;
      // By range and not by the head, so that a damaged document can be erased too.
      for (const key of this.#records.getKeys({ start: [name, 0], end: [name, Number.MAX_SAFE_INTEGER] })) {
        void this.#records.remove(key);
      }
      void this.#heads.remove(name);
      return true;
    });
  }

  async *list(): AsyncIterable<StoredName> {
    const names = [...this.#heads.getKeys()];
    for (const name of names) {
      const head = this.#headOf(name);
      if (head) yield { name, touchedAt: head.touchedAt };
    }
  }

  async probe(): Promise<void> {
    await this.#write(() => {
      void this.#about.put("probe", Buffer.from(String(this.#now())));
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#root.close().then(this.#release);
    return this.#closing;
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
    const bytes = this.#heads.get(name);
    return bytes ? decodeHead(name, bytes) : null;
  }

  #existingHead(name: string): Head {
    const head = this.#headOf(name);
    if (!head) throw new UnknownDocument("This document does not exist.");
    return head;
  }

  #putHead(name: string, head: Head): void {
    void this.#heads.put(name, encodeHead(name, head));
  }

  #putRecord(name: string, position: number, update: Uint8Array): void {
    void this.#records.put([name, position], encodeRecord(name, position, update));
  }

  #removeRecords(name: string, first: number, last: number): void {
    for (let position = first; position <= last; position += 1) void this.#records.remove([name, position]);
  }
}

async function claim(
  dataDir: string,
  folder: string,
  root: RootDatabase<Buffer, string>,
  about: Database<Buffer, string>,
): Promise<ReleaseClaim> {
  const read = (): string | null => about.get("holder")?.toString() ?? null;
  const release = await claimFolder(folder, {
    read,
    swap: (seen, next) =>
      root.transactionSync(() => {
        if (read() !== seen) return false;
        about.putSync("holder", Buffer.from(next));
        return true;
      }),
  });
  if (!release) {
    throw new StoreUnavailable(
      `Another What Matters server is using the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  return release;
}

function checkFormat(
  dataDir: string,
  root: RootDatabase<Buffer, string>,
  about: Database<Buffer, string>,
): void {
  const format = about.get("format")?.toString();
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
