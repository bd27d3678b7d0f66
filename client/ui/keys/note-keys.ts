/** The keys on a note: the first one in its text, the others on its handle. */
export const NOTE_KEYS = {
  stopWriting: ["Escape"],
  lift: [" ", "Enter"],
  carry: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
  carryFar: ["Shift+ArrowUp", "Shift+ArrowDown", "Shift+ArrowLeft", "Shift+ArrowRight"],
  drop: [" ", "Enter"],
  putBack: ["Escape"],
} as const;
