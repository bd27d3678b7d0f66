import type { Messages } from "../messages.ts";

/** The choice of the page's language. */
export const language: Messages["language"] = {
  label: "Idioma",
  chosen: "La página ya está en español.",
  missing: (name) =>
    `No se pudo cargar «${name}», así que la página sigue en español. Revisa la conexión e inténtalo de nuevo.`,
};
