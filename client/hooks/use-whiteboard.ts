import { useSyncExternalStore } from "react";
import type { Note } from "#shared/domain/whiteboard/note.ts";
import type { Stroke } from "#shared/domain/whiteboard/stroke.ts";
import type { Timers } from "#shared/domain/whiteboard/timer.ts";
import { openWhiteboard, type WhiteboardSession } from "../sync/whiteboard-session.ts";
import { useBoardPage } from "./board-context.tsx";

/*
 * React's view of what lies around the cards. Only pieces that come lazily import this: with it comes all that knows
 * notes and ink.
 */

/** What lies around the cards of the open board. */
export function useWhiteboard(): WhiteboardSession {
  return openWhiteboard(useBoardPage().session);
}

/** The notes as they look now, from the lowest to the topmost. */
export function useNotes(): readonly Note[] {
  const { notes } = useWhiteboard();
  return useSyncExternalStore(notes.subscribe, notes.get);
}

/** The finished strokes in the order of painting. */
export function useStrokes(): readonly Stroke[] {
  const { strokes } = useWhiteboard();
  return useSyncExternalStore(strokes.subscribe, strokes.get);
}

/** The timer of each step and each area. */
export function useTimers(): Timers {
  const { timers } = useWhiteboard();
  return useSyncExternalStore(timers.subscribe, timers.get);
}

/** A note in which this page has written and that somebody else has removed since. */
export function useLostNote(): Note | null {
  const { lost } = useWhiteboard();
  return useSyncExternalStore(lost.subscribe, lost.get);
}

export { unpackLiveStroke } from "#shared/document/stroke-codec.ts";
export { askServerClock, serverNow } from "../sync/server-clock.ts";
export type { NoteCarrying, NoteWords, WhiteboardSession } from "../sync/whiteboard-session.ts";
