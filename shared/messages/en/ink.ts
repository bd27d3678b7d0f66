/** What is told of drawing and erasing. */
export const ink = {
  full: "The board holds no more lines. Erase some first.",
  drawn: "Line drawn.",
  erased: (count: number) => (count === 1 ? "1 line erased." : `${count} lines erased.`),
};
