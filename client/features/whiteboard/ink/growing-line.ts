import type { InkPoint } from "#shared/domain/whiteboard/stroke.ts";
import { advance, isSettled, type Spring } from "../../../ui/spring.ts";

/** Below this many units the end of a line has arrived. */
const ARRIVED = 0.5;

/** A line that somebody else is drawing: it comes in pieces, and is shown growing along itself without a jump. */
export class GrowingLine {
  #points: readonly InkPoint[] = [];
  /** How long the line is at each of its points. */
  #lengths: readonly number[] = [];
  readonly #end: Spring = { position: 0, velocity: 0 };

  /** All points of the line so far, as they came. */
  set points(points: readonly InkPoint[]) {
    this.#points = points;
    let length = 0;
    this.#lengths = points.map((point, index) => {
      const before = points[index - 1] ?? point;
      length += Math.hypot(point.x - before.x, point.y - before.y);
      return length;
    });
  }

  /** Lets the end of the line grow on for some seconds; true while it has not arrived. */
  grow(seconds: number): boolean {
    const length = this.#lengths.at(-1) ?? 0;
    advance(this.#end, length, seconds);
    if (!isSettled(this.#end, length, ARRIVED)) return true;
    this.#end.position = length;
    this.#end.velocity = 0;
    return false;
  }

  /** Shows the whole line at once. */
  finish(): void {
    this.#end.position = this.#lengths.at(-1) ?? 0;
    this.#end.velocity = 0;
  }

  /** The line as far as it has grown. */
  get shown(): readonly InkPoint[] {
    const end = this.#end.position;
    const next = this.#lengths.findIndex((length) => length > end);
    if (next <= 0) return next === 0 ? this.#points.slice(0, 1) : this.#points;
    const [from, to] = [this.#points[next - 1], this.#points[next]];
    const [start = 0, stop = 0] = [this.#lengths[next - 1], this.#lengths[next]];
    if (from === undefined || to === undefined) return this.#points;
    const share = stop === start ? 1 : (end - start) / (stop - start);
    const tip = {
      x: from.x + share * (to.x - from.x),
      y: from.y + share * (to.y - from.y),
      pressure: to.pressure,
    };
    return [...this.#points.slice(0, next), tip];
  }
}
