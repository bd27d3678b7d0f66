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
  /** Milliseconds since 1970: the last write or visit. */
  readonly touchedAt: number;
};

/**
 * Where documents live: an append-only log of updates per name, sometimes replaced by one compacted state.
 *
 * Promises, held to by `tests/server/storage/update-store.contract.ts`:
 * 1. A promise that resolves means "on disk": after power loss it is still there. One that rejects means "not stored".
 * 2. A document exists from `create` to `delete`, and at no other time; nothing else makes or revives one.
 * 3. `load` gives back every byte that was stored, in order, or throws `DamagedDocument`; it never leaves one out.
 * 4. `compact` and `delete` happen whole or not at all.
 */
export interface UpdateStore {
  /** Makes a document from its first update; rejects when the name is taken. */
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
  /** Erases a document; false when there was none. */
  delete(name: string): Promise<boolean>;
  /** Every document that exists. */
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
  override name = "StoreUnavailable";
}
