import type { PathCommand } from "../whiteboard/ink-path.ts";
import type { Scene } from "./scene.ts";
import type { Paint, PathShape, Shape, TextRun } from "./shapes.ts";

/** A font to carry inside the file: for pictures drawn where the fonts of the page cannot be seen. */
export type EmbeddedFont = {
  /** `data:font/woff2;base64,…`; nothing else is accepted, so that no file ever refers to another. */
  readonly dataUrl: string;
  /** The characters this file holds, as in CSS. */
  readonly unicodeRange: string;
};

/** The family that an embedded font answers to; without one, the first of the fonts that the reader's machine has. */
const FONT_FAMILY = "Inter, 'Inter Variable', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The scene as one SVG file: real text, no reference to anything outside it, and equal bytes for equal scenes. */
export function svgOf(scene: Scene, fonts: readonly EmbeddedFont[] = []): string {
  const { width, height } = scene;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" aria-labelledby="what-matters-title what-matters-text" xml:lang="en" font-family="${FONT_FAMILY}">\n`,
    `<title id="what-matters-title">${escapeXml(scene.title)}</title>\n`,
    `<desc id="what-matters-text">${escapeXml(scene.description)}</desc>\n`,
    fonts.length === 0 ? "" : `<style>${fonts.map(fontFace).join("")}</style>\n`,
    ...scene.shapes.map((shape) => `${element(shape)}\n`),
    "</svg>\n",
  ].join("");
}

/** Text as XML holds it, in an element or between double or single quotes. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function fontFace({ dataUrl, unicodeRange }: EmbeddedFont): string {
  if (!/^data:font\/woff2;base64,[A-Za-z0-9+/]+=*$/.test(dataUrl))
    throw new Error("Not a font as a data URL.");
  if (!/^U\+[0-9A-F]+(-[0-9A-F]+)?(,U\+[0-9A-F]+(-[0-9A-F]+)?)*$/.test(unicodeRange)) {
    throw new Error("Not a unicode range.");
  }
  return `@font-face{font-family:Inter;font-weight:100 900;src:url(${dataUrl}) format("woff2");unicode-range:${unicodeRange}}`;
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case "text": {
      const direction = shape.direction === undefined ? "" : ` direction="${shape.direction}"`;
      return `<text x="${n(shape.x)}" y="${n(shape.y)}"${anchor(shape.anchor)}${direction}>${shape.runs.map(tspan).join("")}</text>`;
    }
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

function tspan({ text, size, weight, fill }: TextRun): string {
  return `<tspan font-size="${n(size)}" font-weight="${weight}" fill="${fill}">${escapeXml(text)}</tspan>`;
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
