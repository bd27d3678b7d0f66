import { useSyncExternalStore } from "react";
import type { Board } from "#shared/domain/board.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import type { Arrival, UndoNames } from "../sync/open-board.ts";
import type { Others } from "../sync/presence-channel.ts";
import type { SaveStatus } from "../sync/save-status.ts";
import type { Watchable } from "../sync/store.ts";
import { useBoardPage } from "./board-context.tsx";

/** Part of a watchable value; renders again only when that part is another one. The part must be kept, not built. */
function useWatchable<T, S>(watchable: Watchable<T>, select: (value: T) => S): S {
  return useSyncExternalStore(watchable.subscribe, () => select(watchable.get()));
}

/** Part of the board as it looks right now, hands included. */
export function useLiveBoard<S>(select: (board: Board) => S): S {
  return useWatchable(useBoardPage().session.live, select);
}

/** Has the board's content come yet? */
export function useArrival(): Arrival {
  return useWatchable(useBoardPage().session.arrival, keep);
}

/** Where my edits are. */
export function useSaveStatus(): SaveStatus {
  return useWatchable(useBoardPage().session.status, keep);
}

/** Has the server stopped listening to this page for good, so that nothing may be changed any more? */
export function useIsRefused(): boolean {
  return useWatchable(useBoardPage().session.status, (status) => status.kind === "not-saved" && status.final);
}

/** Whose hand changes the board on this page; null for somebody who may only look. */
export function useEditingSeat(): SeatId | null {
  const { session, seat, hand } = useBoardPage();
  const isRefused = useIsRefused();
  return session.link.access === "edit" && !isRefused ? (hand ?? seat) : null;
}

/** Is my own hand moving something? */
export function useIsMoving(): boolean {
  return useWatchable(useBoardPage().session.gesture, (view) => view !== undefined);
}

/** What undo and redo would move over. */
export function useUndoNames(): UndoNames {
  return useWatchable(useBoardPage().session.undoNames, keep);
}

/** Part of what is known of everybody else who is here. */
export function useOthers<S>(select: (others: Others) => S): S {
  return useWatchable(useBoardPage().session.presence.others, select);
}

function keep<T>(value: T): T {
  return value;
}

export type { Hand } from "#shared/document/presence.ts";
export type { BoardSession } from "../sync/open-board.ts";
export type { LiveGesture } from "../sync/live-gesture.ts";
export type { OtherPage } from "../sync/presence-channel.ts";
export type { SaveStatus } from "../sync/save-status.ts";
