import type { Messages } from "../messages.ts";

/** The board at screen-share size. */
export const stage: Messages["stage"] = {
  /** Beside the name of whoever did something last, whose step is shown. */
  leads: (name) => `${name} guía`,
  leading: "La pantalla compartida muestra el paso de quien hizo algo por última vez.",
  whose: "De quién son estas respuestas",
  full: "Pantalla completa",
  notFull: "Salir de pantalla completa",
  cannotFull:
    "Este navegador no muestra por sí mismo una página en pantalla completa; quizá lo haga la tecla F11.",
  leave: "Dejar la pantalla compartida",
  small: {
    title: "La pantalla compartida necesita más espacio",
    why: "Muestra los dos lados a la vez, con letras para toda una sala, y esta ventana es demasiado estrecha para eso.",
    board: "Abrir el tablero",
  },
};
