import type { SeatId } from "../seats.ts";
import type { Point } from "./board-space.ts";

/** What draws: a pen, thin and opaque, thicker where it is pressed; a marker, broad and see-through. */
export type InkTool = "pen" | "marker";

/** One point of a stroke in board space; `pressure` from 0 to 1, 0.5 where the device tells none. */
export type InkPoint = Point & { readonly pressure: number };

/** One finished line of ink; it never changes. */
export type Stroke = {
  /** Begins with the time of drawing, so that the order of ids is the order of painting on every screen. */
  readonly id: string;
  readonly by: SeatId;
  readonly tool: InkTool;
  readonly points: readonly InkPoint[];
};

/** Points of one stroke; a longer line goes on as the next stroke. */
export const MAX_STROKE_POINTS = 300;

/** Strokes on one board. */
export const MAX_STROKES = 2_000;

/** Width of a line in units of board space, at medium pressure. */
export const INK_WIDTH: Readonly<Record<InkTool, number>> = { pen: 4, marker: 20 };

/** How much of what lies below a line is hidden by it, 0 to 1. */
export const INK_OPACITY: Readonly<Record<InkTool, number>> = { pen: 1, marker: 0.32 };

/** Is this value something that draws? */
export function isInkTool(value: unknown): value is InkTool {
  return value === "pen" || value === "marker";
}
