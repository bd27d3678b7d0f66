/** Why a frame or a connection was refused, for metrics: a word, never what was in it. */
export type RefusalReason =
  | "malformed"
  | "oversized"
  | "gap"
  | "contested"
  | "document-full"
  | "read-only"
  | "flood"
  | "socket";

/** Something worth counting that happened in a room; no event holds a key or anything that a person wrote. */
export type RoomEvent =
  | { readonly type: "roomOpened"; readonly milliseconds: number }
  | { readonly type: "roomClosed" }
  | { readonly type: "loadFailed"; readonly name: string; readonly error: unknown }
  | { readonly type: "joined"; readonly mayWrite: boolean }
  | { readonly type: "left"; readonly mayWrite: boolean; readonly code: number }
  | { readonly type: "updateAccepted"; readonly bytes: number }
  | { readonly type: "refused"; readonly reason: RefusalReason }
  | { readonly type: "stored"; readonly records: number; readonly milliseconds: number }
  | { readonly type: "storeFailed"; readonly name: string; readonly error: unknown }
  | { readonly type: "compacted"; readonly bytes: number }
  | { readonly type: "fellBehind" };

/** Takes note of an event; never throws. */
export type Report = (event: RoomEvent) => void;
