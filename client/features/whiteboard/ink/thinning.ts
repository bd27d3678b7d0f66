import type { InkPoint } from "#shared/domain/whiteboard/stroke.ts";
import { distanceToSegment } from "./hit-test.ts";

/*
 * A hand gives many more points than its line needs. The line is thinned while it is drawn, so that what is drawn, what
 * others see growing and what is kept are the same points, and nothing jumps at the end.
 */

/** Units of board space that a left out point may lie beside the line of those that are kept. */
const TOLERANCE = 0.5;
/** Parts of a unit to which positions are rounded, as the document does. */
const GRID = 2;
/** The curve through the points is cut short at corners by up to a quarter of their distance, so that is bounded. */
const MAX_GAP = 18;
/** Pressure that a left out point may differ by from its neighbours. */
const PRESSURE_TOLERANCE = 0.08;
/** Below this cosine between two directions a point is a corner: its neighbours stay, so that it stays sharp. */
const CORNER_COSINE = 0.8;

/** Thins one line as it is drawn. */
export class Thinning {
  #kept: InkPoint | null = null;
  /** Points after the one that was kept last; any of them may still be left out, except the end of the line. */
  #waiting: InkPoint[] = [];

  /** What has been drawn beyond the points that were given out: the end of the line as it is now. */
  get tail(): readonly InkPoint[] {
    return this.#waiting;
  }

  /** Takes the next point of the hand and gives out those that are kept for good. */
  add(raw: InkPoint): readonly InkPoint[] {
    const point = onGrid(raw);
    if (this.#kept === null) {
      this.#kept = point;
      return [point];
    }
    const last = this.#waiting.at(-1) ?? this.#kept;
    if (last.x === point.x && last.y === point.y) return [];
    if (this.#isLine(this.#kept, point)) {
      this.#waiting.push(point);
      return [];
    }
    const before = this.#waiting.at(-2);
    if (before !== undefined && isCorner(before, last, point)) {
      this.#kept = point;
      this.#waiting = [];
      return [before, last, point];
    }
    this.#kept = last;
    this.#waiting = [point];
    return [last];
  }

  /** Gives out the end of the line: when the hand rests or has left. */
  flush(): readonly InkPoint[] {
    const last = this.#waiting.at(-1);
    if (last === undefined) return [];
    this.#kept = last;
    this.#waiting = [];
    return [last];
  }

  /** Could everything that waits be left out if the line went straight to this point? */
  #isLine(from: InkPoint, to: InkPoint): boolean {
    if (this.#waiting.length === 0) return true;
    if (Math.hypot(to.x - from.x, to.y - from.y) > MAX_GAP) return false;
    return this.#waiting.every(
      (point) =>
        distanceToSegment(point, from, to) <= TOLERANCE &&
        Math.abs(point.pressure - from.pressure) <= PRESSURE_TOLERANCE &&
        Math.abs(point.pressure - to.pressure) <= PRESSURE_TOLERANCE,
    );
  }
}

function isCorner(a: InkPoint, b: InkPoint, c: InkPoint): boolean {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y];
  return ux * vx + uy * vy < CORNER_COSINE * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}

function onGrid({ x, y, pressure }: InkPoint): InkPoint {
  return { x: Math.round(x * GRID) / GRID, y: Math.round(y * GRID) / GRID, pressure };
}
