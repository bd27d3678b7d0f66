import type { Messages } from "../messages.ts";

/** What the two seats are called. */
export const seats: Messages["seats"] = {
  role: { left: "Empleado/a", right: "Responsable" },
  roleInText: { left: "empleado/a", right: "responsable" },
  theRole: { left: "La persona empleada", right: "La persona responsable" },
  answersOf: (name) => `Respuestas de ${name}`,
};
