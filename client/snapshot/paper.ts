import type { Paper } from "#shared/typesetting/pdf/paper.ts";

/** Where office paper is Letter, as CLDR lists it. */
const LETTER_REGIONS = new Set("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" "));
const LETTER_ZONES = /^(America\/|US\/|Canada\/|Pacific\/Honolulu$|Asia\/Manila$)/;

/** The paper that offices use where this device is: many outside America have set it to American English. */
export function paperHere(language: string, timeZone: string): Paper {
  const region = /-([A-Z]{2})\b/.exec(language)?.[1];
  const isLetter = LETTER_ZONES.test(timeZone) && (region === undefined || LETTER_REGIONS.has(region));
  return isLetter ? "letter" : "a4";
}
