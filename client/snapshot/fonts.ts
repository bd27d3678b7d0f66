import cyrillicExt from "@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?url";
import cyrillic from "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url";
import greek from "@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url";
import latinExt from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import vietnamese from "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?url";
import type { EmbeddedFont } from "#shared/domain/snapshot/svg.ts";

type FontFile = { readonly url: string; readonly unicodeRange: string };

/** Inter in pieces, with the characters of each as its package says; a picture carries only the pieces it needs. */
const FONT_FILES: readonly FontFile[] = [
  {
    url: latin,
    unicodeRange:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  },
  {
    url: latinExt,
    unicodeRange:
      "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
  },
  {
    url: vietnamese,
    unicodeRange:
      "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
  },
  { url: greek, unicodeRange: "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF" },
  { url: cyrillic, unicodeRange: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" },
  { url: cyrillicExt, unicodeRange: "U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F" },
];

/** The fonts a text needs, as far as they could be loaded. */
export type LoadedFonts = { readonly fonts: readonly EmbeddedFont[]; readonly areAllLoaded: boolean };

const loaded = new Map<string, Promise<string>>();

/** Loads the pieces of Inter that a text needs. A piece that cannot be had is left out and asked for again next time. */
export async function fontsFor(text: string): Promise<LoadedFonts> {
  const needed = FONT_FILES.filter(({ unicodeRange }) => coversSome(unicodeRange, text));
  const results = await Promise.allSettled(needed.map(embed));
  const fonts = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  return { fonts, areAllLoaded: fonts.length === needed.length };
}

async function embed({ url, unicodeRange }: FontFile): Promise<EmbeddedFont> {
  const known = loaded.get(url) ?? fetchAsDataUrl(url);
  loaded.set(url, known);
  try {
    return { dataUrl: await known, unicodeRange };
  } catch (error) {
    loaded.delete(url);
    throw error;
  }
}

async function fetchAsDataUrl(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The font answered ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}

function coversSome(unicodeRange: string, text: string): boolean {
  const ranges = unicodeRange.split(",").map((range) => {
    const [from = "", to = from] = range.slice(2).split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return Array.from(text).some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => code >= from && code <= to);
  });
}
