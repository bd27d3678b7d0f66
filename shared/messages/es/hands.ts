import type { Messages } from "../messages.ts";

/** Whose hand it is, while two people share a screen. */
export const hands: Messages["hands"] = {
  label: "¿A quién le toca?",
  handOf: (name) => `Le toca a ${name}`,
  /** Told when the hand has changed. */
  now: (name) => `Ahora le toca a ${name}.`,
  key: "La tecla H pasa el turno.",
  otherColumn: (name) => `Estas respuestas son de ${name}.`,
  afterPause: "Hubo un rato de calma. Todavía no ha cambiado nada.",
};
