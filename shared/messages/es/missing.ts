import type { Messages } from "../messages.ts";

/** What stands where a part of the page did not come. */
export const missing: Messages["missing"] = {
  what: "No se pudo cargar esta parte, quizá porque se cortó la conexión. El tablero sigue funcionando sin ella.",
  again: "Intentar de nuevo",
  stillMissing:
    "Esta vez tampoco llegó. Si sigue así, vuelve a cargar la página; lo que hiciste se conserva.",
  close: "Cerrar",
};
