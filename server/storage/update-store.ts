/** What is stored of one document. */
export type StoredDocument = {
  /** Yjs updates (V1), oldest first; together they are the document. */
  readonly updates: readonly Uint8Array[];
  /** The position of the last update; positions only grow. */
  readonly position: number;
};

/** One line of the list of all documents. */
export type StoredName = {
  readonly name: string;
  /** Milliseconds since 1970: the last write or visit; null when that cannot be read, as the document is damaged. */
  readonly touchedAt: number | null;
};

/**
 * Where documents live: an append-only log of updates per name, sometimes replaced by one compacted state.
 *
 * Promises, held to by `tests/server/storage/update-store.contract.ts`:
 * 1. A promise that resolves means "on disk": after power loss it is still there. One that rejects means "not stored".
 * 2. A document exists from `create` to `delete`, and at no other time. What was deleted is never made again: its name
 *    stays known as deleted.
 * 3. `load` gives back every byte that was stored, in order, or throws `DamagedDocument`; it never leaves one out.
 * 4. `compact` and `delete` happen whole or not at all.
 */
export interface UpdateStore {
  /** Makes a document from its first update; rejects when the name is taken, or was deleted. */
  create(name: string, update: Uint8Array): Promise<void>;
  /** Appends updates in order, all or none; gives the position of the last. Rejects with `UnknownDocument`. */
  append(name: string, updates: readonly Uint8Array[]): Promise<number>;
  /** Replaces every update up to and including `through` by one that holds them all. Rejects with `UnknownDocument`. */
  compact(name: string, state: Uint8Array, through: number): Promise<void>;
  /** Everything stored of a document, or null when it does not exist. Rejects with `DamagedDocument`. */
  load(name: string): Promise<StoredDocument | null>;
  /** Does this document exist? */
  has(name: string): Promise<boolean>;
  /** Notes that somebody was here, so that retention counts from now. Does nothing for an unknown name. */
  touch(name: string): Promise<void>;
  /** Erases a document, damaged or not, for good; false when there was none. */
  delete(name: string): Promise<boolean>;
  /** Every document that exists, the damaged ones too. */
  list(): AsyncIterable<StoredName>;
  /** Writes and flushes something; rejects when the disk does not take it. */
  probe(): Promise<void>;
  /** Lets go of everything, after what was begun is done; closing twice is fine. */
  close(): Promise<void>;
}

/** No such document: it was never made, or has been deleted. */
export class UnknownDocument extends Error {
  override name = "UnknownDocument";
}

/** What is stored of a document cannot be trusted; it is left as it is for somebody to look at. */
export class DamagedDocument extends Error {
  override name = "DamagedDocument";
}

/** The data folder cannot be used: another server holds it, or a newer version wrote it. */
export class StoreUnavailable extends Error {
  override name: string = "StoreUnavailable";
}

/** The store as a whole cannot be trusted, not only some documents in it; the message says what is wrong. */
export class DamagedStore extends StoreUnavailable {
  override name = "DamagedStore";
}

/** A document with a name that was deleted for good. */
export type DeletedName = {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly deletedAt: number;
};

/** All of a document, as it is carried from a store to a backup and back. */
export type DocumentCopy = {
  readonly name: string;
  /** Milliseconds since 1970: the last write or visit. */
  readonly touchedAt: number;
  /** Yjs updates (V1), oldest first; together they are the document. */
  readonly updates: readonly Uint8Array[];
};

/** What stands in a store, as an operator's command reads it; every byte of a document has matched its checksum. */
export type StoredEntry =
  /** `isWaiting`: it was put back, and will take its place when the document is next opened. */
  | { readonly type: "document"; readonly copy: DocumentCopy; readonly isWaiting: boolean }
  | { readonly type: "damaged"; readonly name: string; readonly reason: string }
  | { readonly type: "deleted"; readonly deleted: DeletedName }
  /** A name was deleted, but is not readable any more; it can only be asked whether it was this one. */
  | { readonly type: "forgotten"; readonly wasNamed: (name: string) => boolean }
  /** Something that is no document's: why the store should be looked at. */
  | { readonly type: "remark"; readonly words: string };

/**
 * The way of an operator's commands to a store. They work beside a server that runs on it, and while none does: they
 * never write into what the server writes, and never hold it up.
 */
export interface StoreFolder {
  /** Is there a store? */
  exists(): boolean;
  /**
   * Reads all of one moment. `begin` is called at the beginning, and again when that moment has passed before all of it
   * was read; what it returns is called for each entry. Rejects with `DamagedStore` when not even damage can be told.
   */
  read(begin: () => (entry: StoredEntry) => void): Promise<void>;
  /**
   * Lays a copy beside the store, on disk when this returns. It takes its place when the document is next opened, and
   * only if the store then has nothing whole under that name and does not know the name as deleted.
   */
  putBack(copy: DocumentCopy): void;
  /** Makes names known as deleted where the store has no document of that name. */
  putBackDeleted(deleted: readonly DeletedName[]): void;
  /**
   * Moves the file of a damaged store out of the way, and tells where it is now (null when it is gone) and what could
   * still be read in it. Until `beginAnew` no server starts. Rejects with `StoreUnavailable` while a server runs.
   */
  setAside(): Promise<{ readonly path: string | null; readonly saved: readonly StoredEntry[] }>;
  /** Lets the next server begin a new store, in which what was put back takes its place. */
  beginAnew(): void;
}
