/** What a timer tells behind or instead of its digits. */
export const clock = {
  left: "left",
  over: "over",
  minutes: (count: number) => `${count} min`,
};
