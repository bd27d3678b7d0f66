import type { Messages } from "../messages.ts";

/** Who is here. */
export const people: Messages["people"] = {
  label: "Quién está aquí",
  watching: (count) => `${count} mirando`,
  you: (name) => `${name}, tú`,
  on: (name, step) => `${name}, en «${step}»`,
  away: (name) => `${name}, no está aquí`,
};
