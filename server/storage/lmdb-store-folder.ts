import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DeletionList } from "./deletion-list.ts";
import { syncFolder, writeWhole } from "./durable-files.ts";
import { claimFolder, holdMoment } from "./folder-claim.ts";
import { leavesIn, LmdbFile } from "./lmdb-file.ts";
import {
  hasStore,
  NOTE,
  NOTE_TEXT,
  orDamage,
  readContents,
  readWaiting,
  requireStoreFile,
  storePaths,
} from "./lmdb-contents.ts";
import { decodeHead, decodeName, decodeRecord, decodeRecordKey, decodeTombstone } from "./records.ts";
import {
  DamagedDocument,
  StoreUnavailable,
  type DeletedName,
  type DocumentCopy,
  type StoredEntry,
  type StoreFolder,
} from "./update-store.ts";
import { WaitingCopies } from "./waiting-copies.ts";

/** How often a moment that has passed is followed by another one: without a server nothing changes, with one it holds. */
const TRIES = 5;

const ASIDE = /^damaged-.*\.mdb$/;

type Visit = (entry: StoredEntry) => void;

/** The way of an operator's commands to the store in a data folder; nothing is opened before it is used. */
export function openLmdbStoreFolder(dataDir: string): StoreFolder {
  return new LmdbStoreFolder(dataDir);
}

class LmdbStoreFolder implements StoreFolder {
  readonly #folder: string;
  readonly #file: string;
  readonly #waiting: WaitingCopies;

  constructor(dataDir: string) {
    const { folder, file } = storePaths(dataDir);
    this.#folder = folder;
    this.#file = file;
    this.#waiting = new WaitingCopies(folder);
  }

  exists(): boolean {
    return hasStore(this.#folder);
  }

  async read(begin: () => Visit): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      requireStoreFile(this.#folder);
      if (!existsSync(this.#file)) return readWaiting(this.#waiting, new Set(), begin());
      const held = await holdMoment(this.#folder);
      try {
        if (await this.#readMoment(begin(), () => held?.isHeld() === true)) return;
      } finally {
        held?.letGo();
      }
    }
    throw new StoreUnavailable("The store changed while it was read, as a server was starting. Try again.");
  }

  putBack(copy: DocumentCopy): void {
    this.#waiting.put(copy);
  }

  putBackDeleted(deleted: readonly DeletedName[]): void {
    this.#waiting.putDeleted(deleted);
  }

  async setAside(): Promise<{ readonly path: string | null; readonly saved: readonly StoredEntry[] }> {
    const claim = await claimFolder(this.#folder);
    if (!claim) {
      throw new StoreUnavailable(
        "The store's file is damaged while a server runs on it. Stop the server, then run restore again.",
      );
    }
    try {
      const path = this.#moveAside();
      const deletions = new DeletionList(this.#folder);
      return { path, saved: savedFrom(path === null ? [] : leavesIn(path), this.#waiting, deletions) };
    } finally {
      await claim.release();
    }
  }

  beginAnew(): void {
    rmSync(join(this.#folder, NOTE), { force: true });
    syncFolder(this.#folder);
  }

  /**
   * Gives the damaged file a name under which it is no store. The note about the store stays, so that no server starts
   * on nothing; a restore that was broken off finds the file that it had moved.
   */
  #moveAside(): string | null {
    if (!existsSync(this.#file)) {
      const moved = readdirSync(this.#folder).filter((name) => ASIDE.test(name));
      const newest = moved.toSorted().at(-1);
      return newest === undefined ? null : join(this.#folder, newest);
    }
    const path = join(this.#folder, `damaged-${new Date().toISOString().replaceAll(":", "-")}.mdb`);
    writeWhole(join(this.#folder, NOTE), NOTE_TEXT);
    renameSync(this.#file, path);
    syncFolder(this.#folder);
    return path;
  }

  /** False when the moment has passed before all of it was read, so that nothing that was read counts. */
  async #readMoment(visit: Visit, isHeld: () => boolean): Promise<boolean> {
    const file = new LmdbFile(this.#file);
    // Only when the event loop has turned is it known whether the server that holds the moment has ended meanwhile.
    const isTrue = async (): Promise<boolean> => {
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      return isHeld() || !file.hasPassed;
    };
    try {
      readContents(file, this.#waiting, visit);
      return await isTrue();
    } catch (error) {
      if (await isTrue()) throw error;
      return false;
    } finally {
      file.close();
    }
  }
}

/**
 * Every name that was deleted, and for every other one each update that still matches its checksum, also on pages that
 * are not in use any more: an old update of a document is as good as a new one, since updates commute.
 */
function savedFrom(
  leaves: Iterable<{ readonly key: Buffer; readonly value: Buffer }>,
  waiting: WaitingCopies,
  deletions: DeletionList,
): StoredEntry[] {
  const deleted = new Map([...deletions.read(), ...waiting.deleted()].map((one) => [one.name, one]));
  const copies = new Map<string, { touchedAt: number; updates: Map<string, Uint8Array> }>();
  const copyOf = (name: string): { touchedAt: number; updates: Map<string, Uint8Array> } => {
    const copy = copies.get(name) ?? { touchedAt: 0, updates: new Map<string, Uint8Array>() };
    copies.set(name, copy);
    return copy;
  };
  const visited = (name: string, touchedAt: number): void => {
    const copy = copyOf(name);
    copy.touchedAt = Math.max(copy.touchedAt, touchedAt);
  };
  for (const { key, value } of leaves) {
    const place = decodeRecordKey(key);
    if (place) {
      const update = orDamage(() => decodeRecord(place.name, place.position, value));
      if (update instanceof DamagedDocument) continue;
      copyOf(place.name).updates.set(`${place.position}/${value.readUInt32BE(0)}`, update);
      continue;
    }
    const name = decodeName(key);
    const deletedAt = decodeTombstone(name, value);
    if (deletedAt !== null) deleted.set(name, { name, deletedAt });
    const head = orDamage(() => decodeHead(name, value));
    if (!(head instanceof DamagedDocument)) visited(name, head.touchedAt);
  }
  for (const name of waiting.names()) {
    const copy = waiting.read(name);
    copy?.updates.forEach((update, index) => copyOf(name).updates.set(`waiting/${index}`, update));
    if (copy) visited(name, copy.touchedAt);
  }
  return [
    ...[...deleted.values()].map((one): StoredEntry => ({ type: "deleted", deleted: one })),
    ...[...copies]
      .filter(([name, { updates }]) => !deleted.has(name) && updates.size > 0)
      .map(([name, { touchedAt, updates }]): StoredEntry => {
        const copy = { name, touchedAt, updates: [...updates.values()] };
        return { type: "document", copy, isWaiting: false };
      }),
  ];
}
