import type { Messages } from "../messages.ts";

/** What can be set about a board, and how to leave it. */
export const settings: Messages["settings"] = {
  title: "Sobre este tablero",
  refused: "El servidor ya no acepta cambios de esta página; la parte de arriba del tablero dice por qué.",
  watching: "Abriste este tablero con su enlace para mirar. Solo las dos personas pueden cambiarlo.",
  boardTitle: "Título",
  nameOf: { left: "Nombre de la persona empleada", right: "Nombre de la persona responsable" },
  share: {
    label: "Compartimos esta pantalla",
    hint: "Aquí se pueden cambiar las dos columnas. Encima de ellas se ve a quién le toca, y la tecla H pasa el turno.",
  },
  moveSeat: "Ocupar otro lugar",
  stage: {
    label: "Vista de pantalla compartida",
    hint: "En grande, para compartir esta pantalla: sigue a las dos personas y no muestra nada que cambiar.",
  },
  forget: {
    label: "Olvidar este tablero en este dispositivo",
    hint: "El tablero sigue en el servidor. Para volver necesitas su enlace.",
  },
  erase: {
    label: "Eliminar este tablero…",
    hint: "Para las dos personas y para siempre.",
    ask: "¿Eliminar para siempre las respuestas de las dos personas? Nadie podrá recuperarlas.",
    yes: "Eliminar el tablero",
    askAgain: "¿Seguro que quieres eliminarlo? El enlace no volverá a funcionar nunca.",
    yesAgain: "Sí, eliminarlo para siempre",
    no: "Conservarlo",
  },
};
