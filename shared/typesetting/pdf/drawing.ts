import type { Paint, PathShape, RectShape, Shape, TextShape } from "../../domain/snapshot/shapes.ts";
import type { PathCommand } from "../../domain/whiteboard/ink-path.ts";
import { num } from "./pdf-file.ts";

/** Everything that is drawn with lines and surfaces. */
export type Drawing = Exclude<Shape, TextShape>;

/** How a layer is painted: what is drawn in it shows through as one, and stands in the file by itself. */
export type LayerPainter = (opacity: number, content: string) => string;

/** How far the ends of a curve's arms lie from its corner, so that it looks like a quarter of a circle. */
const ARM = 1 - 0.552_284_75;

/** A shape in the language of PDF pages, in the units of the scene. */
export function drawn(shape: Drawing, layer: LayerPainter): string {
  switch (shape.kind) {
    case "rect":
      return painted(shape, rectangle(shape));
    case "circle": {
      const { cx, cy, radius } = shape;
      const side = 2 * radius;
      return painted(shape, rectangle({ x: cx - radius, y: cy - radius, width: side, height: side, radius }));
    }
    case "curve": {
      const { x1, y1, x2, y2, stroke, strokeWidth } = shape;
      const bend = (x2 - x1) * 0.4;
      const path = `${at(x1, y1)} m ${at(x1 + bend, y1)} ${at(x2 - bend, y2)} ${at(x2, y2)} c`;
      return painted({ fill: "none", stroke, strokeWidth }, path);
    }
    case "path":
      return drawnPath(shape);
    case "layer":
      return layer(shape.opacity, shape.paths.map(drawnPath).join(""));
  }
}

/** A surface between closed lines, as glyphs have them. */
export function filled(contours: readonly (readonly PathCommand[])[], fill: string): string {
  return painted({ fill }, contours.map((contour) => `${steps(contour)} h`).join(" "));
}

/** The colour of surfaces and text from here on. */
export function fillColor(color: string): string {
  return `${rgb(color)} rg`;
}

function drawnPath(shape: PathShape): string {
  return `1 J 1 j\n${painted(shape, `${steps(shape.commands)}${shape.closed ? " h" : ""}`)}0 J 0 j\n`;
}

function painted({ fill, stroke, strokeWidth = 1 }: Paint, path: string): string {
  const isFilled = fill !== "none";
  const isStroked = stroke !== undefined && strokeWidth > 0;
  const operator = isFilled && isStroked ? "B" : isFilled ? "f" : isStroked ? "S" : "n";
  const settings = [
    ...(isFilled ? [fillColor(fill)] : []),
    ...(isStroked ? [`${rgb(stroke)} RG ${num(strokeWidth)} w`] : []),
  ];
  return `${settings.join(" ")}\n${path} ${operator}\n`;
}

function rectangle({ x, y, width, height, radius }: Omit<RectShape, "kind" | keyof Paint>): string {
  const round = Math.min(radius, width / 2, height / 2);
  if (round <= 0) return `${at(x, y)} ${num(width)} ${num(height)} re`;
  const [right, bottom, arm] = [x + width, y + height, round * ARM];
  return [
    `${at(x + round, y)} m ${at(right - round, y)} l`,
    `${at(right - arm, y)} ${at(right, y + arm)} ${at(right, y + round)} c ${at(right, bottom - round)} l`,
    `${at(right, bottom - arm)} ${at(right - arm, bottom)} ${at(right - round, bottom)} c ${at(x + round, bottom)} l`,
    `${at(x + arm, bottom)} ${at(x, bottom - arm)} ${at(x, bottom - round)} c ${at(x, y + round)} l`,
    `${at(x, y + arm)} ${at(x + arm, y)} ${at(x + round, y)} c h`,
  ].join(" ");
}

/** PDF has cubic curves alone: the arms of one reach two thirds of the way to the corner of a quadratic one. */
function steps(commands: readonly PathCommand[]): string {
  let [penX, penY] = [0, 0];
  const written = commands.map((command) => {
    const { x, y } = command;
    const [fromX, fromY] = [penX, penY];
    [penX, penY] = [x, y];
    if (command.kind !== "bend") return `${at(x, y)} ${command.kind === "move" ? "m" : "l"}`;
    const { cx, cy } = command;
    const first = at(fromX + ((cx - fromX) * 2) / 3, fromY + ((cy - fromY) * 2) / 3);
    const second = at(x + ((cx - x) * 2) / 3, y + ((cy - y) * 2) / 3);
    return `${first} ${second} ${at(x, y)} c`;
  });
  return written.join(" ");
}

function at(x: number, y: number): string {
  return `${num(x)} ${num(y)}`;
}

function rgb(color: string): string {
  const [, red = "", green = "", blue = ""] = /^#(..)(..)(..)$/.exec(color) ?? [];
  const parts = [red, green, blue].map((part) => Number.parseInt(part, 16) / 255);
  if (parts.some(Number.isNaN)) throw new Error(`${color} is not a colour of a picture.`);
  return parts.map(num).join(" ");
}
