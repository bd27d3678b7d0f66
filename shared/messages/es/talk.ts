import type { Messages } from "../messages.ts";
import { plural } from "../plural.ts";
import { and } from "./conjunction.ts";

/** What the two talk about, and what they pin, tick, write and time on the way. */
export const talk: Messages["talk"] = {
  heading: "De esto conviene hablar primero",
  talkedCount: (count, of) => `Ya se habló de ${count} de ${of}`,
  empty: {
    before: "Esta lista se llena sola a medida que ",
    between: (right) => ` ${and(right)} `,
    after: " colocan áreas y reparten puntos.",
  },
  watching: (left, right) =>
    `Estás mirando. Aquí solo ${left} ${and(right)} ${right} pueden fijar, marcar y escribir.`,
  pin: (area) => `Hablemos de esto: ${area}`,
  pinBy: (area, names) => `Hablemos de esto: ${area}, fijado por ${names}`,
  pinned: (area) => `Fijado: hablemos de ${area}.`,
  unpinned: (area) => `Ya no fijas ${area}.`,
  tick: (area) => `Ya se habló de ${area}`,
  ticked: (area) => `De ${area} ya se habló.`,
  unticked: (area) => `De ${area} queda por hablar.`,
  answer: (area, question) => `Tu respuesta sobre ${area}: ${question}`,
  answerHere: "Tu respuesta, a la vista de las dos personas mientras escribes",
  nothingWritten: "Todavía no hay nada escrito.",
  wrote: (name, text) => `${name} escribió: ${text}`,
  full: (characters) => `Aquí caben ${characters} caracteres. Lo demás cabe en una nota.`,
  takeMinutes: (minutes) => `Dedicarle ${plural(minutes, "1 minuto", `${minutes} minutos`)}`,
};
