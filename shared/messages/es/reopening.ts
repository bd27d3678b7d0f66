import type { Messages } from "../messages.ts";

/** Why a file is not opened again as a past board. */
export const reopening: Messages["reopening"] = {
  tooLarge: "Este archivo es más grande que cualquier copia de What Matters.",
  notJson: "Este archivo no es una copia JSON: es otra cosa o le falta una parte.",
  notSnapshot: "Este archivo es JSON, pero no una copia de What Matters.",
  newer: "Esta copia se hizo con una versión de What Matters más nueva que esta.",
  damaged: (field) =>
    `Esta copia está dañada y no se puede abrir: «${field}» falta o no es como debería ser.`,
  several: "Son varios archivos. Abre solo uno.",
  picture: "Esto es una imagen. Muestra una copia, pero solo se puede volver a abrir su archivo JSON.",
  otherText: "Esto es una copia para leer, pero solo se puede volver a abrir su archivo JSON.",
  unreadable: "No se puede leer este archivo. Quizá se movió de sitio, o es una carpeta; vuelve a elegirlo.",
  full: "Esta copia tiene más tinta de la que este navegador guarda para una pestaña, así que no se puede mostrar aquí.",
  noStorage:
    "Este navegador no guarda nada para esta página, como en una ventana privada estricta, así que no puede mostrar una copia.",
};
