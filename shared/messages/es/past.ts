import type { Messages } from "../messages.ts";

/** A snapshot that was opened again, as a board that only looks back. */
export const past: Messages["past"] = {
  none: {
    title: "En esta pestaña no hay ninguna copia abierta",
    why: "Un tablero del pasado se guarda solo en la pestaña en la que se abrió. Abre su archivo JSON otra vez en la página de inicio; el archivo queda intacto.",
  },
  whose: "De quién son estas respuestas",
  nameAndRole: (role) => `, ${role}`,
  note: (day) => `Un tablero del pasado, con fecha del ${day}. Aquí no se puede cambiar nada.`,
};
