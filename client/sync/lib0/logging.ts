/* In place of lib0's, by which Yjs warns in the console: that one also draws there in colours, with 1 kB of the first load. */

/** Writes a warning to the console. */
export const warn = (...words: readonly unknown[]): void => {
  // oxlint-disable-next-line no-console -- that is what it is for.
  console.warn(...words);
};

/** Writes a warning to the console. */
export const print = (...words: readonly unknown[]): void => warn(...words);

/* How words would look, and do not. */
export const ORANGE = "";
export const BOLD = "";
export const UNBOLD = "";
export const RED = "";
