import type { Messages } from "../messages.ts";
import { and } from "./conjunction.ts";

const MONTHS = [
  "enero",
  "febrero",
  "marzo",
  "abril",
  "mayo",
  "junio",
  "julio",
  "agosto",
  "septiembre",
  "octubre",
  "noviembre",
  "diciembre",
];

/** How this language writes what stands in every text: days and lists. */
export const writing: Messages["writing"] = {
  language: "es",
  day: (date, month, year) => `${date} de ${MONTHS[month - 1] ?? ""} de ${year}`,
  and: (before, last) => `${before} ${and(last)} ${last}`,
};
