import type { Messages } from "../messages.ts";

/** The start page. */
export const start: Messages["start"] = {
  heading: "Hablar de lo que importa en el trabajo",
  about:
    "Cada persona pone en orden seis áreas del trabajo y reparte 100 puntos entre ellas. Después se miran las dos respuestas, una al lado de la otra, y se conversa.",
  spirit: "Sin juicios. No hay respuestas buenas ni malas.",
  form: {
    heading: "Empezar un tablero",
    employee: "Nombre de la persona empleada",
    manager: "Nombre de la persona responsable",
    title: "Título",
    blank: "Todo puede quedar en blanco. Los nombres y el título se pueden cambiar en el tablero.",
    start: "Empezar un tablero",
    starting: "Empezando…",
    needsConnection:
      "Para empezar un tablero hace falta conexión, y ahora no la hay. Los tableros que guarda este dispositivo se abren igualmente.",
    link: "Sin cuenta. El tablero tiene un enlace: quien lo tenga puede ver y cambiar los dos lados, así que envíalo solo a la otra persona.",
  },
  recent: {
    heading: "Tableros recientes en este dispositivo",
    untitled: "Un tablero sin título",
    both: (left, right) => `${left} y ${right}`,
    watching: "solo para mirar",
    remove: "Quitar",
    removeBoard: (board) => `Quitar ${board} de esta lista`,
    hint: "Quitar un tablero solo lo borra de esta lista. Guarda su enlace si quieres volver.",
  },
  open: {
    heading: "Abrir una copia",
    how: "Un archivo JSON de «Exportar» se abre como un tablero del pasado, para volver a mirarlo. Se lee en este dispositivo y no se envía a ningún servidor.",
    choose: "Elegir un archivo",
    drop: "Suelta aquí una copia JSON para abrirla",
  },
};
