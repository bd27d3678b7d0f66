import type { Messages } from "../messages.ts";

/** Putting six cards in order. */
export const rank: Messages["rank"] = {
  tray: "Bandeja",
  ranking: "Orden",
  placed: (count, of) => ({ figure: String(count), after: ` de ${of} colocadas` }),
  done: "Las seis están colocadas.",
  doneHere: "Las seis están colocadas. Arrastra si cambias de idea.",
  dividePoints: "Repartir puntos",
  most: "lo que más importa ahora",
  mostHere: "toca o arrastra lo que más te importa ahora",
  least: "lo que menos importa ahora",
  move: (area) => `Mover ${area}`,
  moveHint: "Arrastra, o pulsa Espacio y usa las flechas; las teclas 1 a 6 la llevan a ese puesto",
  moveHintInTray: "Arrastra, o pulsa Espacio y usa las flechas",
  moveUp: (area) => `Subir ${area}`,
  moveDown: (area) => `Bajar ${area}`,
  isFirst: (area) => `${area} ya está en el primer puesto`,
  isLast: "Debajo no hay ninguna tarjeta colocada",
  putBack: (area) => `Devolver ${area} a la bandeja`,
  putBackHint: "Devolver a la bandeja",
  place: (area) => `Colocar ${area}`,
  placeOf: (place, of) => `Puesto ${place} de ${of}`,
  isAt: (area, place, of) => `${area}: puesto ${place} de ${of}.`,
  isInTray: (area) => `${area} está en la bandeja.`,
  pickedUp: (area) => `Tienes ${area} en la mano.`,
  pickedUpAt: (area, place, of) =>
    `Tienes ${area} en la mano, en el puesto ${place} de ${of}. Las flechas mueven la tarjeta, Espacio la suelta y Escape la devuelve a su sitio.`,
  pickedUpInTray: (area) =>
    `Tienes ${area} en la mano, en la bandeja. Las flechas mueven la tarjeta, Espacio la suelta y Escape la devuelve a su sitio.`,
};
