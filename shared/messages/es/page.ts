import type { Messages } from "../messages.ts";

/** The frame of every page, and what stands in it before, or instead of, a board. */
export const page: Messages["page"] = {
  announcements: "Avisos",
  stepShown: (step) => `Se muestra «${step}».`,
  skip: "Saltar al tablero",
  windowTitle: (step, title) =>
    title === "" ? `${step} · What Matters` : `${step} · ${title} · What Matters`,
  brand: "What Matters, página de inicio",
  toStart: "Ir a la página de inicio",
  opening: "Abriendo el tablero…",
  unreachable:
    "No se puede llegar al servidor y este dispositivo no guarda ninguna copia del tablero. Se sigue intentando…",
  watching: "Estás mirando. Solo las dos personas pueden cambiar este tablero.",
  justWatching: "Solo estás mirando.",
  spirit: "Sin juicios. No hay respuestas buenas ni malas.",
  steps: "Pasos",
  whoseAnswers: "De quién son las respuestas",
  export: "Exportar",
  invite: "Invitar",
  about: "Sobre este tablero",
  failed: {
    title: "No se pudo mostrar esta página",
    why: "Una parte no llegó, quizá porque se cortó la conexión. Lo que hiciste en el tablero está guardado.",
    reload: "Volver a cargar la página",
  },
};
