/** The keys in a menu, and in a row of tools, which are one stop of the Tab key. */
export const LIST_KEYS = {
  along: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
  ends: ["Home", "End"],
  close: ["Escape"],
} as const;
