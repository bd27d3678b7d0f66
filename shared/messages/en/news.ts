import { listed } from "../listed.ts";

const and = (parts: readonly string[]): string => listed(parts, () => "and");

/** What others do, gathered into one summary: clauses, and the sentences that hold them. */
export const news = {
  /** The name of the region that tells it. */
  region: "What the others do",
  /** One person and all that they did: at least one clause. */
  did: (who: string, clauses: readonly string[]) => `${who} ${and(clauses)}.`,
  came: "has come",
  left: "has left",
  wentTo: (step: string) => `went to ${step}`,
  moved: (area: string, place: number) => `moved ${area} to place ${place}`,
  ordered: (areas: readonly string[]) => `put ${and(areas)} in this order`,
  unplaced: (areas: readonly string[]) => `put ${and(areas)} back into the tray`,
  gave: (given: readonly { readonly area: string; readonly points: number }[]) =>
    `gave ${and(
      given.map(({ area, points }, at) =>
        at > 0 ? `${area} ${points}` : `${area} ${points} ${points === 1 ? "point" : "points"}`,
      ),
    )}`,
  pinned: (areas: readonly string[]) => `wants to talk about ${and(areas)}`,
  unpinned: (areas: readonly string[]) => `took the pin off ${and(areas)}`,
  wrote: (areas: readonly string[]) => `wrote about ${and(areas)}`,
  addedNotes: (count: number) => (count === 1 ? "added a note" : `added ${count} notes`),
  drew: "drew on the board",
  erased: "erased ink",
  isCalled: (role: string, name: string) =>
    name === "" ? `The ${role} has no name now.` : `The ${role} is called ${name} now.`,
  hasTitle: (title: string) =>
    title === "" ? "The board has no title now." : `The board is called “${title}” now.`,
  talked: (areas: readonly string[]) => `Talked about: ${and(areas)}.`,
  untalked: (areas: readonly string[]) => `Still to talk about: ${and(areas)}.`,
  changedNotes: (count: number) => (count === 1 ? "A note was changed." : `${count} notes were changed.`),
  removedNotes: (count: number) => (count === 1 ? "A note was removed." : `${count} notes were removed.`),
  timerRuns: (what: string) => `The timer for ${what} was set.`,
  timerStopped: (what: string) => `The timer for ${what} was stopped.`,
  call: (who: string, step: string) => `${who} asks you to come to ${step}.`,
  /** The switch in *About this board*. */
  tell: "Tell me what the others do",
  tellHint: "For a screen reader, one summary every few seconds. What you do yourself is always told.",
};
