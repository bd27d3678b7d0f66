/*
 * What somebody else does and what leaves no trace on the board, as pointing at a card: whoever sees it says so here, and
 * whoever tells others' doings tells it in its turn.
 */

type Listener = (by: string, sentence: string) => void;

const listeners = new Set<Listener>();

/** Hands on one sentence about what `by` has just done; a later one of the same `by` takes its place. */
export function passOn(by: string, sentence: string): void {
  for (const listener of listeners) listener(by, sentence);
}

/** Calls back with each such sentence; returns how to stop. */
export function onPassingNews(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
