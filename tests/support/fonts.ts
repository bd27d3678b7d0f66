import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { svgOf } from "#shared/typesetting/svg.ts";
import { textsOf, typesetterFor } from "#shared/typesetting/typesetter.ts";
import { packagedFonts } from "../../server/board/packaged-fonts.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Answers as a server does from which a page fetches its fonts, and nothing else. */
export async function fetchFont(url: string): Promise<Response> {
  if (!/\/@fontsource\/[\w-]+\/files\/[\w-]+\.woff$/.test(url)) throw new TypeError(`no network for ${url}`);
  return new Response(new Uint8Array(await readFile(join(ROOT, url))));
}

/** A scene as the server draws it. */
export async function svgFrom(scene: Scene): Promise<string> {
  return svgOf(scene, await typesetterFor(textsOf(scene), packagedFonts));
}
