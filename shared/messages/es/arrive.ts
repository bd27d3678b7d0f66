import type { Messages } from "../messages.ts";

/** The question on arrival, where to sit. */
export const arrive: Messages["arrive"] = {
  title: "Ocupa un lugar",
  intro: "Tú cambias tu propio lado y ves el otro en vivo. Más tarde puedes cambiar de lugar.",
  taken: "ya está aquí en otra página",
  roleTaken: (role) => `${role}, ya está aquí en otra página`,
  share: "Compartimos esta pantalla",
  sharedIntro:
    "Las dos personas cambian el tablero en esta pantalla. Di a quién le toca empezar; se vuelve a preguntar cuando hace falta.",
  back: "Cada quien tiene su pantalla",
  watch: "Solo mirar",
};
