/** Milliseconds between two tellings of a moving hand to the others. */
export const HAND_INTERVAL_MS = 50;

/** Milliseconds between two writings of a gesture in flight, so that a crash in mid-drag loses no more than this. */
export const CHECKPOINT_INTERVAL_MS = 500;
