import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import type { BoardId } from "#shared/protocol/keys.ts";

/** This device's copy of a board, so that edits outlive the page while there is no connection. */
export type OfflineCache = {
  /** Are edits kept on this device right now? */
  readonly keeps: () => boolean;
  readonly close: () => void;
  /** Closes it and removes what it kept. */
  readonly erase: () => Promise<void>;
};

/** Keeps nothing. */
export const NO_CACHE: OfflineCache = { keeps: () => false, close: () => {}, erase: async () => {} };

/**
 * Keeps a board in IndexedDB, under its id and never under its key; where that is missing or refused, keeps nothing.
 * Calls back whenever `keeps` may have changed: another tab may have the board forgotten, or the disk may be full.
 */
export function openOfflineCache(boardId: BoardId, doc: Y.Doc, onChange: () => void): OfflineCache {
  if (typeof indexedDB === "undefined") return NO_CACHE;
  const persistence = new IndexeddbPersistence(`what-matters:${boardId}`, doc);
  let isOpen = false;
  const setOpen = (open: boolean): void => {
    isOpen = open;
    onChange();
  };
  const giveUp = (): void => {
    setOpen(false);
    void persistence.destroy();
  };
  persistence.on("synced", () => setOpen(true));
  // The package tells of no failure itself; its promise of a database, and the database, do.
  persistence._db.then(
    (database) => {
      for (const trouble of ["versionchange", "close", "error", "abort"])
        database.addEventListener(trouble, giveUp);
    },
    () => setOpen(false),
  );
  return {
    keeps: () => isOpen,
    close: () => void persistence.destroy(),
    erase: () => {
      isOpen = false;
      return persistence.clearData();
    },
  };
}
