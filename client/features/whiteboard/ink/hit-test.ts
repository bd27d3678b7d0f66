import type { Point } from "#shared/domain/whiteboard/board-space.ts";
import { INK_WIDTH, type Stroke } from "#shared/domain/whiteboard/stroke.ts";

/** Corners of what a stroke covers, in units of board space, its width included. */
type Extent = {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
};

const extents = new WeakMap<Stroke, Extent>();

/** What a stroke covers; kept, since a stroke never changes. */
export function extentOf(stroke: Stroke): Extent {
  const known = extents.get(stroke);
  if (known) return known;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of stroke.points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  const reach = INK_WIDTH[stroke.tool];
  const extent = { minX: minX - reach, minY: minY - reach, maxX: maxX + reach, maxY: maxY + reach };
  extents.set(stroke, extent);
  return extent;
}

/** The strokes that an eraser of this radius touches on its way from one point to another. */
export function touchedStrokes(
  strokes: readonly Stroke[],
  from: Point,
  to: Point,
  radius: number,
): readonly Stroke[] {
  const [minX, maxX] = [Math.min(from.x, to.x) - radius, Math.max(from.x, to.x) + radius];
  const [minY, maxY] = [Math.min(from.y, to.y) - radius, Math.max(from.y, to.y) + radius];
  return strokes.filter((stroke) => {
    const extent = extentOf(stroke);
    if (extent.minX > maxX || extent.maxX < minX || extent.minY > maxY || extent.maxY < minY) return false;
    return isTouched(stroke, from, to, radius + INK_WIDTH[stroke.tool] / 2);
  });
}

function isTouched({ points }: Stroke, from: Point, to: Point, reach: number): boolean {
  const [first, ...rest] = points;
  if (first === undefined) return false;
  if (rest.length === 0) return distanceToSegment(first, from, to) <= reach;
  let start = first;
  for (const end of rest) {
    if (segmentDistance(start, end, from, to) <= reach) return true;
    start = end;
  }
  return false;
}

/** How far two segments are apart; 0 where they cross. */
export function segmentDistance(a: Point, b: Point, c: Point, d: Point): number {
  if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return 0;
  return Math.min(
    distanceToSegment(a, c, d),
    distanceToSegment(b, c, d),
    distanceToSegment(c, a, b),
    distanceToSegment(d, a, b),
  );
}

/** How far a point is from the nearest point of a segment. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const share = Math.min(Math.max(along, 0), 1);
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
