import type { Messages } from "../messages.ts";

/** What is told of drawing and erasing. */
export const ink: Messages["ink"] = {
  full: "En el tablero no caben más trazos. Primero borra algunos.",
  drawn: "Trazo dibujado.",
  erased: (count) => (count === 1 ? "1 trazo borrado." : `${count} trazos borrados.`),
};
