import { AREA_IDS, perArea, type AreaId, type PerArea } from "./areas.ts";

/** How many points each person divides among the areas. */
export const TOTAL_POINTS = 100;

/** One person's points: a whole number of at least 0 for each area, together at most `TOTAL_POINTS`. */
export type Allocation = PerArea<number>;

/** Nothing given yet. */
export const EMPTY_ALLOCATION: Allocation = perArea(() => 0);

/** Is this a whole number of at least 0 for each area, together at most `TOTAL_POINTS`? */
export function isAllocation(values: PerArea<unknown>): values is Allocation {
  const areWhole = AREA_IDS.every((area) => {
    const value = values[area];
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
  });
  return areWhole && givenPoints(values as Allocation) <= TOTAL_POINTS;
}

/** How many points have been given, 0 to 100. */
export function givenPoints(allocation: Allocation): number {
  return AREA_IDS.reduce((sum, area) => sum + allocation[area], 0);
}

/** How many points are left to give, 0 to 100. */
export function remainingPoints(allocation: Allocation): number {
  return TOTAL_POINTS - givenPoints(allocation);
}

/** The most that one area can hold without taking from another. */
export function reachablePoints(allocation: Allocation, area: AreaId): number {
  return allocation[area] + remainingPoints(allocation);
}

/** Sets one area to a whole number, clamped to 0 and to what is reachable; no other area changes. */
export function setPoints(allocation: Allocation, area: AreaId, points: number): Allocation {
  const wanted = Number.isFinite(points) ? Math.round(points) : allocation[area];
  const value = Math.min(Math.max(wanted, 0), reachablePoints(allocation, area));
  return value === allocation[area] ? allocation : { ...allocation, [area]: value };
}

/**
 * Sets one area, taking from the pool first and then, 1:1, from the donors in their order. Worked out from where the
 * gesture began, so that pushing back gives every donor its points again.
 */
export function setPointsTakingFrom(
  start: Allocation,
  area: AreaId,
  points: number,
  donors: readonly AreaId[],
): Allocation {
  let next = setPoints(start, area, points);
  for (const donor of donors) {
    const missing = Math.round(points) - next[area];
    const taken = Math.min(missing, next[donor]);
    if (donor === area || !(taken > 0)) continue;
    next = { ...next, [area]: next[area] + taken, [donor]: next[donor] - taken };
  }
  return next;
}

/** Gives what is left, one point at a time in turn, to the areas that are not locked; earlier rows get the odd points. */
export function spreadRest(
  allocation: Allocation,
  rows: readonly AreaId[],
  locked: ReadonlySet<AreaId>,
): Allocation {
  const open = rows.filter((area) => !locked.has(area));
  if (open.length === 0) return allocation;
  const rest = remainingPoints(allocation);
  const share = Math.floor(rest / open.length);
  const odd = rest % open.length;
  const next = { ...allocation };
  open.forEach((area, index) => (next[area] += share + (index < odd ? 1 : 0)));
  return next;
}

/**
 * A start in proportion to a complete order: rank-sum weights (6, 5, … 1 of 21), rounded to whole points.
 * Source: Stillwell, Seaver & Edwards 1981, rank-sum weights.
 */
export const POINTS_BY_PLACE: readonly number[] = [29, 24, 19, 14, 9, 5];

/** The points of `POINTS_BY_PLACE` for a complete order. */
export function startFromOrder(order: readonly AreaId[]): Allocation {
  return perArea((area) => POINTS_BY_PLACE[order.indexOf(area)] ?? 0);
}

/** Do both hold the same points for every area? */
export function sameAllocation(a: Allocation, b: Allocation): boolean {
  return AREA_IDS.every((area) => a[area] === b[area]);
}
