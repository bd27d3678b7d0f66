import { AREA_COUNT, AREA_IDS, type AreaId } from "./areas.ts";

/**
 * One person's order of what matters, most first.
 * Every area stands exactly once, in `placed` or in `tray`; an area in the tray is not ranked yet.
 */
export type Ranking = {
  readonly placed: readonly AreaId[];
  readonly tray: readonly AreaId[];
};

/** The ranking that holds these placed areas and everything else in the tray, in card order. */
export function rankingOf(placed: readonly AreaId[]): Ranking {
  return { placed, tray: AREA_IDS.filter((area) => !placed.includes(area)) };
}

/** The place of an area, from 1 = matters most right now, or null while it is in the tray. */
export function placeOf(ranking: Ranking, area: AreaId): number | null {
  const index = ranking.placed.indexOf(area);
  return index < 0 ? null : index + 1;
}

/** Have all six areas been placed? */
export function isRanked(ranking: Ranking): boolean {
  return ranking.placed.length === AREA_COUNT;
}

/**
 * Puts an area at a place counted from 1 and lets the others close up, or takes it back to the tray (`null`).
 * A place past the end means the next free one; the other areas keep their order.
 */
export function moveArea(ranking: Ranking, area: AreaId, place: number | null): Ranking {
  const placed = ranking.placed.filter((other) => other !== area);
  if (place === null) return rankingOf(placed);
  const index = Math.min(Math.max(Math.round(place) - 1, 0), placed.length);
  return rankingOf([...placed.slice(0, index), area, ...placed.slice(index)]);
}

/**
 * Where a card belongs in the order as it is now, given the order in which a person has set it down: right after the
 * card they saw before it, else right before the one they saw after it. Others may have moved cards meanwhile.
 */
export function placeAmong(live: Ranking, seen: Ranking, area: AreaId): number | null {
  const at = seen.placed.indexOf(area);
  if (at < 0) return null;
  const others = live.placed.filter((other) => other !== area);
  const isStillPlaced = (other: AreaId): boolean => others.includes(other);
  const before = seen.placed.slice(0, at).findLast(isStillPlaced);
  if (before !== undefined) return others.indexOf(before) + 2;
  const after = seen.placed.slice(at + 1).find(isStillPlaced);
  return after === undefined ? 1 : others.indexOf(after) + 1;
}

/** Every area once, placed ones in their order, then the tray: the order of the rows when points are divided. */
export function rowOrder(ranking: Ranking): readonly AreaId[] {
  return [...ranking.placed, ...ranking.tray];
}

/**
 * The tray in an order of its own for each seat and board, so that no card is the first one for everybody.
 * The same seed gives the same order on every screen and after every reload.
 */
export function shuffledTray(tray: readonly AreaId[], seed: string): readonly AreaId[] {
  const weight = (area: AreaId): number => fnv1a(`${seed}/${area}`);
  return tray.toSorted((a, b) => weight(a) - weight(b) || AREA_IDS.indexOf(a) - AREA_IDS.indexOf(b));
}

/** FNV-1a, 32 bits, with a final mix so that near seeds give unlike orders. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
