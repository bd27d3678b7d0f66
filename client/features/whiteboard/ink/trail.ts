import type { Point } from "#shared/domain/whiteboard/board-space.ts";

/** Milliseconds after which nothing of a laser's trail is left. */
export const TRAIL_MS = 900;

/** One spot of a trail, and how much of it is left: 1 at the pointer, 0 when it is gone. */
export type TrailPoint = Point & { readonly strength: number };

/** Where a laser has just been; it fades by itself. */
export class Trail {
  #spots: (Point & { readonly time: number })[] = [];

  /** The laser is here now. */
  add({ x, y }: Point, time: number): void {
    const last = this.#spots.at(-1);
    // A laser that rests needs no more spots, but stays as fresh as it is.
    if (last && last.x === x && last.y === y) this.#spots.pop();
    this.#spots.push({ x, y, time });
  }

  /** What is left of it, the oldest first. */
  shown(time: number): readonly TrailPoint[] {
    const gone = this.#spots.findIndex((spot) => time - spot.time < TRAIL_MS);
    this.#spots = gone === -1 ? [] : this.#spots.slice(gone);
    return this.#spots.map((spot) => ({
      x: spot.x,
      y: spot.y,
      strength: Math.min(1, 1 - (time - spot.time) / TRAIL_MS),
    }));
  }

  /** Starts anew elsewhere, without a line to there. */
  clear(): void {
    this.#spots = [];
  }
}
