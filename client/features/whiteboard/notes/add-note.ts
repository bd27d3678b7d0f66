let add: (() => void) | null = null;

/** Puts an empty note to a free spot beside the column that is shown and lets one write in it: the way without a mouse. */
export function addNoteNearby(): void {
  add?.();
}

/** The layer of notes says here how a note is added, while it is there; returns how to stop. */
export function offerAddNote(how: () => void): () => void {
  add = how;
  return () => {
    if (add === how) add = null;
  };
}
