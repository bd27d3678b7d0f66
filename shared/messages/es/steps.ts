import type { Messages } from "../messages.ts";

/** What each step is called on its button. */
export const steps: Messages["steps"] = {
  rank: "Ordenar",
  points: "Puntos",
  compare: "Comparar",
};
