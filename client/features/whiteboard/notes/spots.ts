import type { Box } from "#shared/domain/whiteboard/board-on-screen.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";

/** Width and height in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** The nearest place to `point` where something of this size lies within `bounds`; what is too large begins at its top left. */
export function keptInside(point: Point, size: Size, bounds: Box): Point {
  return {
    x: clamp(point.x, bounds.left, bounds.left + bounds.width - size.width),
    y: clamp(point.y, bounds.top, bounds.top + bounds.height - size.height),
  };
}

/** The first of some places where something of this size covers none of what lies there; else the one that covers least. */
export function freePlace(places: readonly Point[], size: Size, taken: readonly Box[]): Point | null {
  let best: Point | null = null;
  let least = Infinity;
  for (const place of places) {
    const box = { left: place.x, top: place.y, ...size };
    const covered = taken.reduce((sum, each) => sum + overlapOf(box, each), 0);
    if (covered < least) [best, least] = [place, covered];
    if (covered === 0) break;
  }
  return best;
}

/** How far a note leans, in degrees: always the same for the same note, and never much. */
export function leanOf(id: string): number {
  let mix = 7;
  for (const character of id) mix = (mix * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return Math.round(((mix % 41) - 20) * 0.8) / 10;
}

/** How many pixels two boxes share. */
function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(width, 0) * Math.max(height, 0);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), least);
}
