import { AREA_IDS, isAreaId, perArea, type AreaId } from "../domain/areas.ts";
import { EMPTY_ALLOCATION, isAllocation, TOTAL_POINTS, type Allocation } from "../domain/allocation.ts";
import { newestOf, parseStamped, stampedRecord, type Newest, type Stamped } from "./stamped-records.ts";

/**
 * A claim on points: `[1, stamp, area, column, from?, heard?]`.
 * `column` is six whole numbers in card order: everything its author then saw, this claim included, at most 100 in sum.
 * `from` is the area that the points were taken from, when they did not come from the pool.
 * `heard` lists `area, stamp, …`: claims that the author had seen but that could not be granted in full.
 */
export type PointsRecord = Stamped & {
  readonly column: Allocation;
  readonly from: AreaId | null;
  readonly heard: ReadonlyMap<AreaId, number>;
};

/** Reads one claim; null when it is not valid. */
export function parsePointsRecord(raw: unknown): PointsRecord | null {
  const stamped = parseStamped(raw);
  if (stamped === null) return null;
  const { stamp, area, rest } = stamped;
  const column = parseColumn(rest[0]);
  if (column === null) return null;
  return { stamp, area, column, from: isAreaId(rest[1]) ? rest[1] : null, heard: parseHeard(rest[2]) };
}

/** Writes one claim, leaving out what is empty. */
export function pointsRecord(record: PointsRecord): readonly unknown[] {
  const { stamp, area, column, from, heard } = record;
  const six = AREA_IDS.map((each) => column[each]);
  if (heard.size > 0) return stampedRecord(stamp, area, six, from, [...heard].flat());
  return from === null ? stampedRecord(stamp, area, six) : stampedRecord(stamp, area, six, from);
}

/** Folds records into an allocation: whole numbers of at least 0 with a sum of at most 100, whatever the records say. */
export function foldAllocation(records: readonly unknown[]): Allocation {
  return allocationFrom(newestOf(records, parsePointsRecord));
}

/**
 * The allocation that these newest claims stand for. It starts from what the newest author saw, lets every other claim
 * lower its area, then raises areas, newest claim first, from points that are free or from the claim's own source.
 * Each step keeps every number at or above 0 and the sum at or below 100, so the result does too.
 */
export function allocationFrom({ byArea, newest }: Newest<PointsRecord>): Allocation {
  if (newest === null) return EMPTY_ALLOCATION;
  const column = { ...newest.column };
  const raises: PointsRecord[] = [];
  for (const area of AREA_IDS) {
    const claim = byArea.get(area);
    const wanted = claim?.column[area] ?? 0;
    const heard = newest.heard.get(area) === (claim?.stamp ?? 0);
    if (area === newest.area || wanted === column[area] || heard) continue;
    if (wanted < column[area]) column[area] = wanted;
    else if (claim) raises.push(claim);
  }
  let free = TOTAL_POINTS - AREA_IDS.reduce((sum, area) => sum + column[area], 0);
  raises.sort((a, b) => b.stamp - a.stamp || AREA_IDS.indexOf(a.area) - AREA_IDS.indexOf(b.area));
  for (const { area, column: claimed, from, stamp } of raises) {
    const needed = claimed[area] - column[area];
    const granted = Math.min(needed, free);
    column[area] += granted;
    free -= granted;
    // A source that was claimed in the same gesture has already given its points up.
    if (from !== null && from !== area && byArea.get(from)?.stamp !== stamp) {
      const taken = Math.min(needed - granted, column[from]);
      column[area] += taken;
      column[from] -= taken;
    }
  }
  return column;
}

/** What the author of the next claim has heard of but does not see granted in full, for the areas it leaves alone. */
export function heardClaims(
  { byArea }: Newest<PointsRecord>,
  next: Allocation,
  touched: ReadonlySet<AreaId>,
): ReadonlyMap<AreaId, number> {
  const heard = new Map<AreaId, number>();
  for (const area of AREA_IDS) {
    const claim = byArea.get(area);
    if (!touched.has(area) && (claim?.column[area] ?? 0) !== next[area]) heard.set(area, claim?.stamp ?? 0);
  }
  return heard;
}

function parseColumn(raw: unknown): Allocation | null {
  if (!Array.isArray(raw) || raw.length !== AREA_IDS.length) return null;
  const six = raw as readonly unknown[];
  const column = perArea((area) => six[AREA_IDS.indexOf(area)]);
  // Adding 0 turns a minus zero into a plain one.
  return isAllocation(column) ? perArea((area) => column[area] + 0) : null;
}

function parseHeard(raw: unknown): ReadonlyMap<AreaId, number> {
  const heard = new Map<AreaId, number>();
  if (!Array.isArray(raw)) return heard;
  const flat = raw as readonly unknown[];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const [area, stamp] = [flat[at], flat[at + 1]];
    if (isAreaId(area) && typeof stamp === "number" && !heard.has(area)) heard.set(area, stamp);
  }
  return heard;
}
