import { listed, spanishAnd } from "../listed.ts";
import type { Messages } from "../messages.ts";

const and = (parts: readonly string[]): string => listed(parts, spanishAnd);

export const news: Messages["news"] = {
  region: "Lo que hacen las demás personas",
  did: (who, clauses) => `${who} ${and(clauses)}.`,
  came: "llegó",
  left: "se fue",
  wentTo: (step) => `pasó a «${step}»`,
  moved: (area, place) => `movió ${area} al puesto ${place}`,
  ordered: (areas) => `puso ${and(areas)} en este orden`,
  unplaced: (areas) => `devolvió ${and(areas)} a la bandeja`,
  gave: (given) =>
    `dio ${and(
      given.map(({ area, points }, at) =>
        at > 0 ? `${points} a ${area}` : `${points} ${points === 1 ? "punto" : "puntos"} a ${area}`,
      ),
    )}`,
  pinned: (areas) => `quiere hablar de ${and(areas)}`,
  unpinned: (areas) => `dejó de fijar ${and(areas)}`,
  wrote: (areas) => `escribió sobre ${and(areas)}`,
  addedNotes: (count) => (count === 1 ? "añadió una nota" : `añadió ${count} notas`),
  drew: "dibujó en el tablero",
  erased: "borró tinta",
  isCalled: (role, name) =>
    name === "" ? `El lugar de ${role} ya no tiene nombre.` : `El lugar de ${role} se llama ahora ${name}.`,
  hasTitle: (title) =>
    title === "" ? "El tablero ya no tiene título." : `El tablero se llama ahora «${title}».`,
  talked: (areas) => `Ya se habló de ${and(areas)}.`,
  untalked: (areas) => `Falta hablar de ${and(areas)}.`,
  changedNotes: (count) => (count === 1 ? "Cambió una nota." : `Cambiaron ${count} notas.`),
  removedNotes: (count) => (count === 1 ? "Se quitó una nota." : `Se quitaron ${count} notas.`),
  timerRuns: (what) => `Se puso un tiempo para ${what}.`,
  timerStopped: (what) => `Se detuvo el tiempo para ${what}.`,
  call: (who, step) => `${who} te pide que vengas a «${step}».`,
  tell: "Decirme lo que hacen las demás personas",
  tellHint: "Para un lector de pantalla: un resumen cada pocos segundos. Lo que haces tú se dice siempre.",
};
