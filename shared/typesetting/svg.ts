import { withoutIsolates } from "../domain/snapshot/isolated.ts";
import type { Scene } from "../domain/snapshot/scene.ts";
import type { Paint, PathShape, Shape, TextRun, TextShape } from "../domain/snapshot/shapes.ts";
import type { PathCommand } from "../domain/whiteboard/ink-path.ts";
import type { Outline } from "./shaped-font.ts";
import type { SetRun, Typesetter } from "./typesetter.ts";

/** What a program that reads the text, and shows none of it, may measure it with. */
const FONT_FAMILY = "Inter, sans-serif";

/**
 * The scene as one SVG file that looks the same in every viewer: text is drawn as outlines, needs no font and refers to
 * nothing outside. The same text lies over it, unseen, to be selected, searched and read out. Equal bytes for equal scenes.
 */
export function svgOf(scene: Scene, typesetter: Typesetter): string {
  const { width, height, language } = scene;
  const glyphs = new Map<string, Outline>();
  const shapes = scene.shapes.map((shape) => `${element(shape, typesetter, glyphs)}\n`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" aria-labelledby="what-matters-title what-matters-text" xml:lang="${language}" font-family="${FONT_FAMILY}">\n`,
    `<title id="what-matters-title">${escapeXml(scene.title)}</title>\n`,
    `<desc id="what-matters-text">${escapeXml(scene.description)}</desc>\n`,
    "<defs>\n",
    ...Array.from(glyphs.values(), (outline) => `<path id="${outline.key}" d="${outlinePath(outline)}"/>\n`),
    "</defs>\n",
    ...shapes,
    "</svg>\n",
  ].join("");
}

/** Text as XML holds it, in an element or between double or single quotes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function element(shape: Shape, typesetter: Typesetter, glyphs: Map<string, Outline>): string {
  switch (shape.kind) {
    case "text":
      return textElements(shape, typesetter, glyphs);
    case "rect": {
      const round = shape.radius > 0 ? ` rx="${n(shape.radius)}"` : "";
      const size = `width="${n(shape.width)}" height="${n(shape.height)}"`;
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" ${size}${round}${paint(shape)}/>`;
    }
    case "circle":
      return `<circle cx="${n(shape.cx)}" cy="${n(shape.cy)}" r="${n(shape.radius)}"${paint(shape)}/>`;
    case "curve": {
      const { x1, y1, x2, y2 } = shape;
      const bend = (x2 - x1) * 0.4;
      const path = `M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}`;
      return `<path d="${path}" fill="none" stroke="${shape.stroke}" stroke-width="${n(shape.strokeWidth)}"/>`;
    }
    case "path":
      return pathElement(shape);
    case "layer":
      return `<g opacity="${n(shape.opacity)}">${shape.paths.map(pathElement).join("")}</g>`;
  }
}

function pathElement(shape: PathShape): string {
  const path = shape.commands.map(step).join("") + (shape.closed ? "Z" : "");
  return `<path d="${path}"${paint(shape)} stroke-linecap="round" stroke-linejoin="round"/>`;
}

function step(command: PathCommand): string {
  const to = `${n(command.x)} ${n(command.y)}`;
  switch (command.kind) {
    case "move":
      return `M${to}`;
    case "line":
      return `L${to}`;
    case "bend":
      return `Q${n(command.cx)} ${n(command.cy)} ${to}`;
  }
}

function textElements(shape: TextShape, typesetter: Typesetter, glyphs: Map<string, Outline>): string {
  const line = typesetter.layout(shape);
  const drawn = line.runs.map((run) => drawnRun(run, line.y, glyphs)).join("");
  const direction = shape.direction === undefined ? "" : ` direction="${shape.direction}"`;
  // Whatever font a viewer takes for it: what is selected lies over what is seen.
  const length = line.width === 0 ? "" : ` textLength="${n(line.width)}" lengthAdjust="spacingAndGlyphs"`;
  const place = `x="${n(shape.x)}" y="${n(shape.y)}"${direction}${anchor(shape.anchor)}`;
  return `${drawn}<text fill-opacity="0"${length} ${place}>${shape.runs.map(tspan).join("")}</text>`;
}

/** The glyphs of a run, in the whole units of their font; one without an outline, as a space, is left out. */
function drawnRun(
  { glyphs, x, size, unitsPerEm, fill }: SetRun,
  y: number,
  used: Map<string, Outline>,
): string {
  const uses = glyphs.flatMap(({ outline, x: left, y: up }) => {
    if (outline.contours.length === 0) return [];
    used.set(outline.key, outline);
    return [
      `<use xlink:href="#${outline.key}"${left === 0 ? "" : ` x="${n(left)}"`}${up === 0 ? "" : ` y="${n(up)}"`}/>`,
    ];
  });
  if (uses.length === 0) return "";
  const scale = Math.round((size / unitsPerEm) * 1e6) / 1e6;
  return `<g transform="translate(${n(x)} ${n(y)})scale(${scale} ${-scale})" fill="${fill}">${uses.join("")}</g>`;
}

function outlinePath({ contours }: Outline): string {
  return contours.map((contour) => `${contour.map(step).join("")}Z`).join("");
}

/** What is not seen says nothing of how it looks, except what a selection of it needs. */
function tspan({ text, size, weight }: TextRun): string {
  return `<tspan font-size="${n(size)}" font-weight="${weight}">${escapeXml(withoutIsolates(text))}</tspan>`;
}

function anchor(value: "start" | "middle" | "end"): string {
  return value === "start" ? "" : ` text-anchor="${value}"`;
}

function paint({ fill, stroke, strokeWidth = 1 }: Paint): string {
  const outline =
    stroke === undefined || strokeWidth === 0 ? "" : ` stroke="${stroke}" stroke-width="${n(strokeWidth)}"`;
  return ` fill="${fill}"${outline}`;
}

/** A number as short as it can be: two decimals are a fiftieth of a pixel in the largest picture. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
