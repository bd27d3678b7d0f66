import type { Language } from "../languages.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** How this language writes what stands in every text: days and lists. */
export const writing = {
  language: "en" as Language,
  /** A day as people write it, months counted from 1: no two countries read it as different days. */
  day: (date: number, month: number, year: number) => `${date} ${MONTHS[month - 1] ?? ""} ${year}`,
  /** The end of a list: everything before the last, and the last. */
  and: (before: string, last: string) => `${before} and ${last}`,
};
