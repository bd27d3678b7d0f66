import type { Messages } from "../messages.ts";

/** Pings and reactions. */
export const signs: Messages["signs"] = {
  reactions: {
    thanks: "Gracias",
    heart: "A mí me importa",
    idea: "Una idea",
    laugh: "Me río",
    think: "Déjame pensar",
  },
  youReact: (reaction) => `Tú: ${reaction}.`,
  youPointAt: (area) => `Señalas ${area}.`,
  youPointAtBoard: "Señalas el tablero.",
  reacts: (name, reaction) => `${name}: ${reaction}.`,
  pointsAt: (name, area) => `${name} señala ${area}.`,
  pointsAtBoard: (name) => `${name} señala el tablero.`,
  behindName: { pointsAt: (area) => `señala ${area}`, pointsAtBoard: "señala el tablero" },
};
