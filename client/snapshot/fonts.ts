import type { FontSource } from "#shared/typesetting/font-piece.ts";
import { FONT_URLS } from "./font-urls.ts";

/** The embedded fonts, each piece fetched when a picture first needs it. */
export const fetchedFonts: FontSource = async ({ file }) => {
  const path = `../../node_modules/${file}`;
  const url = FONT_URLS[path] ?? (await import("./han-font-urls.ts")).HAN_FONT_URLS[path];
  if (url === undefined) throw new Error(`${file} was not built in.`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The font answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
};
