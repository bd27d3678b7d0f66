import type { PerSeat } from "../seats.ts";
import type { Point } from "./board-space.ts";
import { INK_WIDTH, type InkPoint, type InkTool } from "./stroke.ts";

/** One step of a path, as canvas and SVG both take it. */
export type PathCommand =
  | ({ readonly kind: "move" } & Point)
  | ({ readonly kind: "line" } & Point)
  | ({ readonly kind: "bend"; readonly cx: number; readonly cy: number } & Point);

/** A part of a line that is of one width; drawn with round caps and joins, the parts look like one line. */
export type InkRun = { readonly width: number; readonly commands: readonly PathCommand[] };

/** Units of board space that a line's dark edge is wide on either side: amber alone is too pale on white. */
export const INK_EDGE: PerSeat<number> = { left: 0, right: 1 };

/** Between the lightest and the firmest touch a pen has this many steps of width. */
const WIDTH_STEPS = 8;

/** Too short to be seen, long enough that canvas draws the round caps of it. */
const DOT_LENGTH = 0.02;

/**
 * The smooth line through a stroke's points: bends through the middles between them, in runs of one width. `points` may
 * lie in any space of which one unit of the board is `scale` long. More points at the end change no more than the last
 * bend, so that a line in the making keeps still.
 */
export function inkRuns(points: readonly InkPoint[], tool: InkTool, scale = 1): readonly InkRun[] {
  const [first, ...rest] = points;
  if (first === undefined) return [];
  if (rest.every(({ x, y }) => x === first.x && y === first.y)) {
    const dot = { kind: "line", x: first.x + DOT_LENGTH, y: first.y } as const;
    return [{ width: widthOf(first, first, tool) * scale, commands: [moveTo(first), dot] }];
  }
  const runs: { width: number; commands: PathCommand[] }[] = [];
  let from: Point = first;
  points.forEach((point, index) => {
    const previous = points[index - 1] ?? point;
    const next = points[index + 1];
    const to = next === undefined ? point : middleOf(point, next);
    const width = widthOf(previous, point, tool) * scale;
    const run = runs.at(-1);
    const command: PathCommand =
      index === 0 || next === undefined
        ? { kind: "line", x: to.x, y: to.y }
        : { kind: "bend", cx: point.x, cy: point.y, x: to.x, y: to.y };
    if (run?.width === width) run.commands.push(command);
    else runs.push({ width, commands: [moveTo(from), command] });
    from = to;
  });
  return runs;
}

/** A pen's width follows the pressure of the last two points, since that of one point trembles; a marker has one width. */
function widthOf(previous: InkPoint, point: InkPoint, tool: InkTool): number {
  if (tool === "marker") return INK_WIDTH.marker;
  const pressure = (previous.pressure + point.pressure) / 2;
  return INK_WIDTH.pen * (0.5 + Math.round(pressure * WIDTH_STEPS) / WIDTH_STEPS);
}

function moveTo({ x, y }: Point): PathCommand {
  return { kind: "move", x, y };
}

function middleOf(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
