import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { FontSource } from "#shared/typesetting/font-piece.ts";

const { resolve } = createRequire(import.meta.url);

/** The embedded fonts, read from their packages, from the built server as well as from its source. */
export const packagedFonts: FontSource = async ({ file }) => new Uint8Array(await readFile(resolve(file)));
