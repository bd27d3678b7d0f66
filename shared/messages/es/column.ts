import type { Messages } from "../messages.ts";

/** What stands around one person's answers, and why they cannot be changed here. */
export const column: Messages["column"] = {
  you: "tú",
  somebody: "Alguien",
  isMoving: (by) => `${by} mueve esta tarjeta`,
  pastBoard: "Un tablero del pasado no se puede cambiar.",
  refused: "El servidor no admite más cambios; arriba en la página se explica por qué.",
  otherHand: (name) => `Ahora le toca a la otra persona. Pulsa aquí cuando le toque a ${name}.`,
  onlyOther: (name) => `Esto solo lo mueve ${name}.`,
};
