/** Why a frame or a connection was refused, for metrics: a word, never what was in it. */
export type RefusalReason =
  | "malformed"
  | "oversized"
  | "gap"
  | "contested"
  | "foreign"
  | "document-full"
  | "read-only"
  | "costly"
  | "flood"
  | "knocking"
  | "slow"
  | "socket";

/** Something worth counting that happened in a room; no event holds a key or anything that a person wrote. */
export type RoomEvent =
  | { readonly type: "roomOpened"; readonly name: string; readonly milliseconds: number }
  | { readonly type: "roomClosed"; readonly name: string }
  /** The document was deleted, open or not. */
  | { readonly type: "evicted"; readonly name: string }
  | { readonly type: "loadFailed"; readonly name: string; readonly error: unknown }
  /** The document was read, open or not, and is whole. */
  | { readonly type: "foundWhole"; readonly name: string }
  | { readonly type: "joined"; readonly mayWrite: boolean }
  | { readonly type: "left"; readonly mayWrite: boolean; readonly code: number }
  | { readonly type: "updateAccepted"; readonly bytes: number }
  | { readonly type: "refused"; readonly reason: RefusalReason }
  /** A bug: handling what a client sent threw something. */
  | { readonly type: "faulted"; readonly error: unknown }
  | { readonly type: "stored"; readonly records: number; readonly milliseconds: number }
  | { readonly type: "storeFailed"; readonly name: string; readonly error: unknown }
  /** The document's edits do not reach the disk any more, or do again. */
  | { readonly type: "storageChanged"; readonly name: string; readonly reachesDisk: boolean }
  /** So many bytes more wait for the disk; a negative number when they do not wait any more. */
  | { readonly type: "unstored"; readonly bytes: number }
  /** A write barrier was answered, so long after it was asked. */
  | { readonly type: "acknowledged"; readonly milliseconds: number }
  | { readonly type: "compacted"; readonly bytes: number }
  | { readonly type: "fellBehind" }
  /** A reader that had fallen behind has caught up, or has gone. */
  | { readonly type: "notBehind" };

/** Takes note of an event; never throws. */
export type Report = (event: RoomEvent) => void;
