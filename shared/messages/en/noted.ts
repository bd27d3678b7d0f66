import { plural } from "../plural.ts";

/** Which notes and lines of ink lie around the cards, in words. */
export const noted = {
  /** What stands for a note without words. */
  emptyNote: "an empty note",
  notes: (count: number) => `${count === 0 ? "no" : count} ${plural(count, "note", "notes")}`,
  lines: (count: number) => `${count === 0 ? "no" : count} ${plural(count, "line", "lines")} of ink`,
  linesBy: (count: number, name: string) => `${count} ${plural(count, "line", "lines")} of ink by ${name}`,
  /** Whose note it is, and on whose card it lies. */
  onCard: (author: string, owner: string, area: string) => `${author}, on ${owner}’s card ${area}`,
  onTheBoard: (contents: string) => `On the board: ${contents}.`,
};
