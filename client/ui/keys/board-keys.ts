/** The keys that work wherever the focus is on a board. */
export const BOARD_KEYS = {
  shortcuts: ["?"],
  rank: ["Alt+Shift+1"],
  points: ["Alt+Shift+2"],
  compare: ["Alt+Shift+3"],
  mine: ["Alt+Shift+M"],
  nextArea: ["Alt+Shift+ArrowDown"],
  previousArea: ["Alt+Shift+ArrowUp"],
} as const;

/** The keys in *Compare*, for the area that has the focus. */
export const COMPARE_KEYS = { pin: ["Alt+Shift+P"], tick: ["Alt+Shift+T"], showAll: ["Escape"] } as const;

/** The keys that take back one's own last step and do it again. */
export const UNDO_KEYS = { undo: ["Ctrl+Z"], redo: ["Ctrl+Shift+Z", "Ctrl+Y"] } as const;
