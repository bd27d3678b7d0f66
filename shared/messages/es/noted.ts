import type { Messages } from "../messages.ts";
import { plural } from "../plural.ts";

/** Which notes and lines of ink lie around the cards, in words. */
export const noted: Messages["noted"] = {
  emptyNote: "una nota vacía",
  notes: (count) => `${count === 0 ? "ninguna" : count} ${plural(Math.max(count, 1), "nota", "notas")}`,
  lines: (count) =>
    `${count === 0 ? "ningún" : count} ${plural(Math.max(count, 1), "trazo", "trazos")} de tinta`,
  linesBy: (count, name) => `${count} ${plural(count, "trazo", "trazos")} de tinta de ${name}`,
  onCard: (author, owner, area) => `${author}, en la tarjeta ${area} de ${owner}`,
  onTheBoard: (contents) => `En el tablero: ${contents}.`,
};
