import type { Messages } from "../messages.ts";

/** What a timer tells behind or instead of its digits. */
export const clock: Messages["clock"] = {
  left: "restantes",
  over: "de más",
  minutes: (count) => `${count} min`,
};
