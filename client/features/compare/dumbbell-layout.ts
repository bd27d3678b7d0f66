import { TOTAL_POINTS } from "#shared/domain/allocation.ts";
import type { PerSeat } from "#shared/domain/seats.ts";

/** How wide a mark on the axis is, in pixels. */
export const MARK_SIZE = 20;

/** As near as two marks come, in pixels: both stay seen, one a little over the other. */
const MIN_APART = 16;

/** Where both marks of an area stand on its axis, and on which side of its mark each number is written. */
export type DumbbellSpots = {
  /** Pixels from the beginning of the axis to the middle of the mark. */
  readonly x: PerSeat<number>;
  /** -1 to the left of the mark, 1 to the right. */
  readonly side: PerSeat<-1 | 1>;
};

/**
 * Lays two marks on an axis of `width` pixels from 0 to 100 points. Each stands at its value; two that would hide each
 * other are moved apart by the same little on either side, or inwards at an end of the axis. The numbers are written
 * outwards, so they never meet.
 */
export function dumbbellSpots({ left, right }: PerSeat<number>, width: number): DumbbellSpots {
  const isLeftFirst = left <= right;
  const [low, high] = isLeftFirst ? [left, right] : [right, left];
  const at = (points: number): number => (points / TOTAL_POINTS) * width;
  const lack = Math.max(0, MIN_APART - (at(high) - at(low)));
  const first = Math.min(Math.max(at(low) - lack / 2, 0), Math.max(0, width - MIN_APART));
  const last = lack === 0 ? at(high) : first + MIN_APART;
  const from = lack === 0 ? at(low) : first;
  return isLeftFirst
    ? { x: { left: from, right: last }, side: { left: -1, right: 1 } }
    : { x: { left: last, right: from }, side: { left: 1, right: -1 } };
}
