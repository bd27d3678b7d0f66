/** The keys on a card of *Rank*, the six figures on all of it, the others on its handle: what `use-rank-gestures.ts` obeys. */
export const RANK_KEYS = {
  toPlace: ["1", "2", "3", "4", "5", "6"],
  lift: [" ", "Enter"],
  carryUp: ["ArrowUp"],
  carryDown: ["ArrowDown"],
  intoTray: ["Backspace", "Delete"],
  drop: [" ", "Enter"],
  putBack: ["Escape"],
} as const;
