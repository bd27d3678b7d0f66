import type { Messages } from "../messages.ts";
import { plural } from "../plural.ts";

/** Why the server did not do what a page asked for. */
export const refusals: Messages["refusals"] = {
  "no-answer": "No se puede llegar al servidor. Revisa la conexión e inténtalo de nuevo.",
  "too-many": (minutes) =>
    `Demasiadas peticiones desde esta dirección; inténtalo de nuevo en ${minutes} ${plural(minutes, "minuto", "minutos")}.`,
  "unknown-board": "El servidor ya no tiene este tablero.",
  "read-only": "Este enlace solo permite mirar; para eliminar hace falta el enlace para editar.",
  "not-understood":
    "El servidor no entendió lo que envió esta página. Vuelve a cargarla e inténtalo de nuevo.",
  unavailable: "El servidor no puede hacerlo en este momento. Inténtalo de nuevo en un rato.",
  other: (status) => `El servidor respondió ${status}. Inténtalo de nuevo en un rato.`,
};
