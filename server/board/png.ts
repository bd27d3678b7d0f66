import { Resvg } from "@resvg/resvg-js";

/** Pixels for each unit of the picture: sharp on a screen that has two for each of its own. */
const SCALE = 2;

/** The picture as PNG. It is drawn from outlines, so no font of this machine is looked for. */
export function pngOf(svg: string): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: "zoom", value: SCALE },
    font: { loadSystemFonts: false },
    logLevel: "off",
  });
  return picture.render().asPng();
}
