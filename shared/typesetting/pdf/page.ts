import type { Sheet } from "../../domain/snapshot/scene.ts";
import type { Shape, TextShape } from "../../domain/snapshot/shapes.ts";
import type { Typesetter } from "../typesetter.ts";
import { drawn, type Drawing } from "./drawing.ts";
import { isReadAsDrawn, lettered, type Fonts } from "./lettering.ts";
import type { Placement } from "./paper.ts";
import { dictionary, fine, list, num, type PdfEntries, type PdfFile, type PdfValue } from "./pdf-file.ts";

/** A stretch of a page that is one thing to a reader; its number is its place in the list of them. */
type Marked =
  /** A line of text, and how it is read where that is not from left to right. */
  { readonly kind: "line"; readonly spoken: string | null } | { readonly kind: "drawing" };

/** Marks that set the direction of what is drawn; what is said needs none. */
const TURNING = /[\u2066-\u2069]/g;

/** What a page shows, and what it needs for that besides fonts. */
export type Page = {
  readonly placement: Placement;
  readonly content: string;
  readonly marked: readonly Marked[];
  readonly layers: PdfEntries;
  readonly opacities: PdfEntries;
};

type Line = { readonly kind: "line"; readonly shape: TextShape };
type Stretch = Line | { readonly kind: "drawing"; readonly shapes: Drawing[] };

/** Draws a sheet; what it shows through layers is added to the file. */
export function pageOf(
  sheet: Sheet,
  placement: Placement,
  { file, typesetter, fonts }: { file: PdfFile; typesetter: Typesetter; fonts: Fonts },
): Page {
  const marked: Marked[] = [];
  const layers: Record<string, PdfValue> = {};
  const opacities: Record<string, PdfValue> = {};
  const addLayer = (opacity: number, bounds: PdfValue, content: string): string => {
    const layer = `L${Object.keys(layers).length + 1}`;
    const state = `O${Math.round(opacity * 1000)}`;
    layers[layer] = file.addStream(
      { Type: "/XObject", Subtype: "/Form", BBox: bounds, Group: dictionary({ S: "/Transparency" }) },
      content,
    );
    opacities[state] = dictionary({ ca: num(opacity), CA: num(opacity) });
    return `q /${state} gs /${layer} Do Q\n`;
  };
  const mark = (tag: string, as: Marked, content: string): string => {
    if (content === "") return "";
    const number = marked.push(as) - 1;
    return `/${tag} <</MCID ${number}>> BDC\n${content}EMC\n`;
  };
  const pieces = sheet.pieces.map(({ dy, shapes }) => {
    const bounds = list(["0", num(-dy), num(sheet.width), num(sheet.height - dy)]);
    const layer = (opacity: number, content: string): string => addLayer(opacity, bounds, content);
    const content = stretchesOf(shapes).map((stretch) => {
      if (stretch.kind === "drawing") {
        const drawing = stretch.shapes.map((shape) => drawn(shape, layer)).join("");
        return mark("Figure", { kind: "drawing" }, drawing);
      }
      const line = typesetter.layout(stretch.shape);
      const said = stretch.shape.runs.map(({ text }) => text.replace(TURNING, "")).join("");
      return mark("P", { kind: "line", spoken: isReadAsDrawn(line) ? null : said }, lettered(line, fonts));
    });
    return `q 1 0 0 1 0 ${num(dy)} cm\n${content.join("")}Q\n`;
  });
  // A page has its zero at the bottom and counts upwards; a scene counts downwards from the top.
  const { height, scale, left, top } = placement;
  const matrix = [fine(scale), "0 0", fine(-scale), num(left), num(height - top)];
  return { placement, content: `${matrix.join(" ")} cm\n${pieces.join("")}`, marked, layers, opacities };
}

/** Lines of text each by itself, all that is drawn between two of them together. */
function stretchesOf(shapes: readonly Shape[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const shape of shapes) {
    const last = stretches.at(-1);
    if (shape.kind === "text") stretches.push({ kind: "line", shape });
    else if (last?.kind === "drawing") last.shapes.push(shape);
    else stretches.push({ kind: "drawing", shapes: [shape] });
  }
  return stretches;
}
