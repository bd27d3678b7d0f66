import type { Messages } from "../messages.ts";
import { plural } from "../plural.ts";

const COUNT_WORDS = ["ningún", "un", "dos", "tres", "cuatro", "cinco"];

/** What is alike and what differs in two answers, and what is still open: facts that measure nobody. */
export const facts: Messages["facts"] = {
  noPoints: { figure: "Sin puntos", rest: "que comparar todavía" },
  noPairs: { figure: "Sin pares", rest: "que comparar todavía" },
  noTopThree: { figure: "Nada", rest: "que comparar todavía entre las tres primeras" },
  sharedPoints: (shared, all, isWhole) => ({
    figure: `${shared} de ${all}`,
    rest: `puntos ${plural(shared, "coincide", "coinciden")}${soFar(isWhole)}`,
  }),
  samePairs: (same, pairs, isWhole) => ({
    figure: `${same} de ${pairs}`,
    rest: `${plural(pairs, "par", "pares")} ${plural(pairs === 1 ? 1 : same, "está", "están")} en el mismo orden${soFar(isWhole)}`,
  }),
  noneOfTopThree: (isWhole) => ({
    figure: "Ninguna área",
    rest: `coincide${soFar(isWhole)} entre las tres primeras`,
  }),
  someOfTopThree: (count, areas, isWhole) => ({
    figure: `${count} ${plural(count, "área", "áreas")}`,
    rest: `${plural(count, "coincide", "coinciden")}${soFar(isWhole)} entre las tres primeras: ${areas}`,
  }),
  commonGround: (area) => `Terreno común: ${area}`,
  bothGaveTheSame: (points) => `Las dos personas le dieron lo mismo: ${points}.`,
  bothGaveALot: (left, right) => `Las dos personas le dieron mucho: ${left} y ${right}.`,
  bothGavePoints: (left, right) => `Las dos personas le dieron puntos: ${left} y ${right}.`,
  notPlacedByBoth: "Falta colocarla.",
  samePlace: "El mismo puesto.",
  placesApart: (places) => `A ${counted(places)} ${plural(places, "puesto", "puestos")} de distancia.`,
  apart: (points, places) => {
    const inPlaces = places === null ? "" : `${counted(places)} ${plural(places, "puesto", "puestos")}`;
    if (points !== null && points > 0) {
      const inPoints = `${points} ${plural(points, "punto", "puntos")}`;
      if (places === null) return `${inPoints} de diferencia; falta colocarla.`;
      if (places === 0) return `${inPoints} de diferencia, el mismo puesto.`;
      return `${inPoints} y ${inPlaces} de diferencia.`;
    }
    const inPoints = points === null ? "Sin puntos de nadie" : "Los mismos puntos";
    if (places === null) return `${inPoints}; falta colocarla.`;
    if (places === 0) return `${inPoints}, el mismo puesto.`;
    return `${inPoints}, a ${inPlaces}.`;
  },
  notAnswered: (who) => `${who} aún no ha respondido.`,
  placed: (who, placed, all) => `${who} ha colocado ${placed} de ${all} áreas.`,
  pointsLeft: (who, left) => `${who} tiene ${left} ${plural(left, "punto", "puntos")} por repartir.`,
  placedAndPointsLeft: (who, placed, all, left) =>
    `${who} ha colocado ${placed} de ${all} áreas y tiene ${left} ${plural(left, "punto", "puntos")} por repartir.`,
};

function soFar(isWhole: boolean): string {
  return isWhole ? "" : " por ahora";
}

function counted(count: number): string {
  return COUNT_WORDS[count] ?? String(count);
}
