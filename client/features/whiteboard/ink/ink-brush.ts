import { inkRuns, INK_EDGE, type PathCommand } from "#shared/domain/whiteboard/ink-path.ts";
import { toScreen } from "#shared/domain/whiteboard/board-on-screen.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";
import { INK_OPACITY, INK_WIDTH, type InkPoint, type Stroke } from "#shared/domain/whiteboard/stroke.ts";
import type { PerSeat, SeatId } from "#shared/domain/seats.ts";
import type { BoardView } from "./board-view.ts";
import type { TrailPoint } from "./trail.ts";

/** What ink looks like on this screen now. */
export type InkColors = PerSeat<string> & { readonly edge: string };

/** A line as a canvas takes it. */
export type InkShape = {
  readonly by: SeatId;
  readonly tool: Stroke["tool"];
  readonly runs: readonly { readonly width: number; readonly path: Path2D }[];
  /** Pixels around each side of the line, for its dark edge. */
  readonly edge: number;
  /** What it covers; null when this screen shows nothing of it. */
  readonly covers: Cover | null;
};

/** Corners of a part of a canvas, in pixels of the layer. */
export type Cover = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The shape of a line on this screen. */
export function shapeOf(line: Pick<Stroke, "by" | "tool" | "points">, view: BoardView): InkShape {
  const { by, tool } = line;
  const edge = tool === "pen" ? INK_EDGE[by] * view.scale : 0;
  const runs: { width: number; path: Path2D }[] = [];
  let covers: Cover | null = null;
  for (const piece of shownPieces(line.points, view)) {
    covers = joined(covers, coverOf(piece, INK_WIDTH[tool] * view.scale + edge + 1));
    for (const { width, commands } of inkRuns(piece, tool, view.scale)) {
      runs.push({ width, path: pathOf(commands) });
    }
  }
  return { by, tool, runs, edge, covers };
}

/** Paints a line. */
export function paintShape(context: CanvasRenderingContext2D, shape: InkShape, colors: InkColors): void {
  if (shape.covers === null) return;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.globalAlpha = INK_OPACITY[shape.tool];
  if (shape.edge > 0) {
    context.strokeStyle = colors.edge;
    for (const { width, path } of shape.runs) {
      context.lineWidth = width + 2 * shape.edge;
      context.stroke(path);
    }
  }
  context.strokeStyle = colors[shape.by];
  for (const { width, path } of shape.runs) {
    context.lineWidth = width;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

/** Width of a laser's trail at the laser, and of the spot there, in pixels. */
const TRAIL_WIDTH = 7;
const LASER_RADIUS = 6;

/** A laser and its trail on this screen: in pixels of the layer, the oldest spot first. */
export type TrailShape = {
  readonly by: SeatId;
  readonly spots: readonly TrailPoint[];
  readonly covers: Cover;
};

/** The shape of a laser and of what is left of its trail; null when this screen shows nothing of it. */
export function trailShapeOf(
  points: readonly TrailPoint[],
  by: SeatId,
  { boxes }: BoardView,
): TrailShape | null {
  const spots = points.flatMap(({ x, y, strength }) => {
    const spot = toScreen(boxes, { x, y });
    return spot === null ? [] : [{ ...spot, strength }];
  });
  return spots.length === 0 ? null : { by, spots, covers: coverOf(spots, LASER_RADIUS + 3) };
}

/** Paints a laser and what is left of its trail. */
export function paintTrail(
  context: CanvasRenderingContext2D,
  { by, spots }: TrailShape,
  colors: InkColors,
): void {
  const head = spots.at(-1);
  if (head === undefined) return;
  context.lineCap = "round";
  // Amber alone is too pale on white.
  const edges = by === "right" ? [1, 0] : [0];
  for (const edge of edges) {
    context.strokeStyle = edge > 0 ? colors.edge : colors[by];
    context.fillStyle = context.strokeStyle;
    spots.forEach((spot, index) => {
      const before = spots[index - 1];
      if (before === undefined) return;
      // Squared, it is thin for most of its way and ends in a point.
      context.lineWidth = (TRAIL_WIDTH + 2 * edge) * spot.strength ** 2;
      context.beginPath();
      context.moveTo(before.x, before.y);
      context.lineTo(spot.x, spot.y);
      context.stroke();
    });
    context.beginPath();
    context.arc(head.x, head.y, LASER_RADIUS * Math.sqrt(head.strength) + edge, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Grown so that both are covered. */
export function joined(a: Cover | null, b: Cover | null): Cover | null {
  if (a === null || b === null) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Have two covers a pixel in common? */
export function meet(a: Cover, b: Cover): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Makes a canvas as large as the layer and as sharp as the screen; what was on it is gone if that changes anything. */
export function fitCanvas(canvas: HTMLCanvasElement, { width, height, ratio }: BoardView): void {
  const [pixelWidth, pixelHeight] = [Math.ceil(width * ratio), Math.ceil(height * ratio)];
  if (canvas.width === pixelWidth && canvas.height === pixelHeight) return;
  canvas.width = pixelWidth;
  canvas.height = pixelHeight;
  canvas.style.width = `${pixelWidth / ratio}px`;
  canvas.style.height = `${pixelHeight / ratio}px`;
}

/** Grows a cover to whole pixels of the canvas, so that clearing and clipping leave no seams. */
export function toPixels({ left, top, right, bottom }: Cover, ratio: number): Cover {
  return {
    left: Math.max(0, Math.floor(left * ratio)) / ratio,
    top: Math.max(0, Math.floor(top * ratio)) / ratio,
    right: Math.ceil(right * ratio) / ratio,
    bottom: Math.ceil(bottom * ratio) / ratio,
  };
}

/** The parts of a line that this screen shows, in pixels of the layer. */
function shownPieces(points: readonly InkPoint[], { boxes }: BoardView): readonly (readonly InkPoint[])[] {
  const pieces: InkPoint[][] = [];
  let piece: InkPoint[] | null = null;
  for (const point of points) {
    const at = toScreen(boxes, point);
    if (at === null) {
      piece = null;
      continue;
    }
    if (piece === null) {
      piece = [];
      pieces.push(piece);
    }
    piece.push({ ...at, pressure: point.pressure });
  }
  return pieces;
}

function pathOf(commands: readonly PathCommand[]): Path2D {
  const path = new Path2D();
  for (const command of commands) {
    if (command.kind === "move") path.moveTo(command.x, command.y);
    else if (command.kind === "line") path.lineTo(command.x, command.y);
    else path.quadraticCurveTo(command.cx, command.cy, command.x, command.y);
  }
  return path;
}

function coverOf(points: readonly Point[], around: number): Cover {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left: left - around, top: top - around, right: right + around, bottom: bottom + around };
}
