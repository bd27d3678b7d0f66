import type { Messages } from "../messages.ts";

/** Both answers side by side. */
export const compare: Messages["compare"] = {
  label: "Comparación",
  heading: "Qué coincide y de qué conviene hablar",
  view: "Vista",
  views: { lines: "Líneas", dumbbells: "Pesas", table: "Tabla" },
  shownAs: {
    lines: "Se muestra en líneas.",
    dumbbells: "Se muestra en pesas.",
    table: "Se muestra en una tabla.",
  },
  changedSince: (moment) => `Hay cambios desde el ${moment}, cuando las dos respuestas estuvieron completas.`,
  aroundLines: "Las notas y la tinta están alrededor de las líneas: elige «Líneas» para verlas.",
  showOne: "Mostrar una sola área",
  show: (area) => `Mostrar solo ${area}`,
  sortBy: "Ordenar por",
  sort: {
    cards: "Tarjetas",
    difference: "Diferencia",
    person: { before: "Orden de ", after: "" },
  },
  sorted: (by, areas) => `${by}: ${areas}.`,
  rank: "Puesto",
  points: "puntos",
  was: (number) => `antes ${number}`,
  table: {
    caption: "Las dos respuestas",
    area: "Área",
    rankOf: { before: "Puesto de ", mark: "", after: "" },
    pointsOf: { before: "Puntos de ", mark: "", after: "" },
    notPlaced: "sin puesto",
    wasFirst: (now, was) =>
      `${now}, antes ${was}, cuando las dos respuestas estuvieron completas por primera vez`,
  },
};
