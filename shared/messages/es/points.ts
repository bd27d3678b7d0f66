import type { Messages } from "../messages.ts";
import { plural } from "../plural.ts";

/** Dividing 100 points. */
export const points: Messages["points"] = {
  byArea: "Puntos por área",
  allGiven: "Los 100 repartidos",
  left: (count) => ({
    before: plural(count, "Queda ", "Quedan "),
    figure: String(count),
    after: " por repartir",
  }),
  help: "Ayuda con todos los puntos",
  spread: "Repartir el resto por igual",
  spreadHint: "Entre las áreas sin bloquear",
  spreadDone: "El resto está repartido por igual. Los 100 están repartidos.",
  fromOrder: "Partir de mi orden",
  fromOrderHint: "29, 24, 19, 14, 9, 5; sustituye todos los puntos",
  fromOrderDone: "Los puntos siguen ahora tu orden. Los 100 están repartidos.",
  nothingLeft: "No queda nada por repartir",
  allLocked: "Todas las áreas están bloqueadas",
  placeFirst: "Coloca antes las seis áreas",
  unlockFirst: "Desbloquea antes todas las áreas",
  slider: (area) => `Puntos de ${area}`,
  sliderAt: (count, place, of, left) =>
    `${plural(count, "1 punto", `${count} puntos`)}, puesto ${place} de ${of}, ${toGive(left)}`,
  sliderUnranked: (count, left) =>
    `${plural(count, "1 punto", `${count} puntos`)}, todavía sin puesto, ${toGive(left)}`,
  exact: (area) => `Puntos de ${area}, cifra exacta`,
  typeHint: "Escribe un número",
  less: (area) => `Un punto menos para ${area}`,
  more: (area) => `Un punto más para ${area}`,
  hasNone: "No tiene puntos",
  isAtZero: "Ya está en 0",
  isLocked: "Está bloqueada. Se desbloquea en el menú de esta fila.",
  locked: "bloqueada",
  giving: "cede puntos",
  menu: (area) => `Más opciones para ${area}`,
  giveRest: "Poner aquí el resto",
  giveRestHint: (count) => plural(count, "1 punto", `${count} puntos`),
  restGiven: (area, count) =>
    plural(count, `${area} recibe el último punto.`, `${area} recibe los últimos ${count} puntos.`),
  setToZero: "Dejar en 0",
  lock: "Bloquear",
  lockHint: "Se queda como está, en esta pantalla",
  unlock: "Desbloquear",
  takeFrom: "Tomar de:",
  takeFromFor: (area) => `De qué área tomar puntos para ${area}`,
  takingFrom: (count) => ({
    before: "Salen de ",
    after: `, donde ${plural(count, "queda", "quedan")} ${count}. Sigue con el deslizador o con +.`,
  }),
  askFrom: (area) => `No queda nada por repartir. Después de ${area} puedes elegir de qué área tomar puntos.`,
  noneToTake: "Todo lo demás está bloqueado o en 0. Desbloquea o baja alguna área.",
  noneToTakeTold:
    "No queda nada por repartir, y todo lo demás está bloqueado o en 0. Desbloquea o baja alguna área.",
  takesNow: (from, there, area, here) =>
    `Los puntos salen de ${from}, donde ${plural(there, "queda", "quedan")} ${there}. ${area} tiene ${here}.`,
  leaveIt: "Dejarlo así",
  done: "Listo",
};

function toGive(count: number): string {
  return `${plural(count, "queda", "quedan")} ${count} por repartir`;
}
