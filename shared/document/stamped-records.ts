import type { AreaId } from "../domain/areas.ts";
import { isAreaId } from "../domain/areas.ts";

/*
 * Stamped registers. Each write appends one immutable JSON record `[1, stamp, area, …]` to a Y.Array and deletes the
 * older records of the same area in the same transaction. A read takes the newest valid record per area.
 *
 * 1. A record that does not parse is skipped and never deleted: it may be a newer client's.
 * 2. The newest stamp wins; of equal stamps the later slot of the array, which every replica agrees on.
 * 3. Reading looks at nothing but the array, so equal documents read equal.
 */

/** A record as every reader sees it, whatever else it carries. */
export type Stamped = {
  /** Hybrid clock: milliseconds since 1970, and always more than any stamp its writer had seen. */
  readonly stamp: number;
  readonly area: AreaId;
};

/** The newest valid record of each area, and the newest of all. */
export type Newest<T extends Stamped> = {
  readonly byArea: ReadonlyMap<AreaId, T>;
  readonly newest: T | null;
};

/** Stamps end here, so that a hostile clock cannot push honest ones past whole numbers. */
export const MAX_STAMP = 2 ** 48;

const RECORD_VERSION = 1;

/** Reads the part that all records share; null when this is not a record of ours. */
export function parseStamped(raw: unknown): (Stamped & { readonly rest: readonly unknown[] }) | null {
  if (!Array.isArray(raw)) return null;
  const [version, stamp, area, ...rest] = raw as readonly unknown[];
  if (version !== RECORD_VERSION || !isAreaId(area)) return null;
  if (typeof stamp !== "number" || !Number.isSafeInteger(stamp) || stamp < 0) return null;
  return { stamp: Math.min(stamp, MAX_STAMP), area, rest };
}

/** Writes the part that all records share. */
export function stampedRecord(stamp: number, area: AreaId, ...rest: readonly unknown[]): readonly unknown[] {
  return [RECORD_VERSION, stamp, area, ...rest];
}

/** Finds the newest valid record of each area. */
export function newestOf<T extends Stamped>(
  records: readonly unknown[],
  parse: (raw: unknown) => T | null,
): Newest<T> {
  const byArea = new Map<AreaId, T>();
  let newest: T | null = null;
  for (const raw of records) {
    const record = parse(raw);
    if (record === null) continue;
    const rival = byArea.get(record.area);
    if (rival === undefined || record.stamp >= rival.stamp) byArea.set(record.area, record);
    if (newest === null || record.stamp >= newest.stamp) newest = record;
  }
  return { byArea, newest };
}

/** The stamp of the next write: now, and later than the newest one seen. `now` may be a fraction. */
export function nextStamp(now: number, seen = 0): number {
  return Math.min(Math.max(Math.floor(now), seen + 1, 0), MAX_STAMP);
}
