import { AREA_COUNT, AREA_IDS, type AreaId } from "./areas.ts";
import { givenPoints, TOTAL_POINTS } from "./allocation.ts";
import type { Answers } from "./board.ts";
import { placeOf } from "./ranking.ts";
import type { PerSeat } from "./seats.ts";

/** What an area gets when all points are spread evenly, rounded up: from here on a share counts as a lot. */
export const EVEN_SHARE = Math.ceil(TOTAL_POINTS / AREA_COUNT);

/** Two answers about one area, side by side. */
type AreaComparison = {
  readonly area: AreaId;
  /** Counted from 1; null while the area is unranked. */
  readonly places: PerSeat<number | null>;
  readonly points: PerSeat<number>;
  /** How many points apart, at least 0. */
  readonly pointGap: number;
  /** How many places apart, at least 0; null unless both have ranked the area. */
  readonly placeGap: number | null;
};

/** One line of *Talk about this first*: common ground, or a difference worth a conversation. */
export type TalkItem = AreaComparison & { readonly kind: "common" | "difference" };

/** Facts about two answers; nothing in it judges either of them. */
export type Comparison = {
  /** One row per area, in card order. */
  readonly rows: readonly AreaComparison[];
  /** Points that sit in the same places: the sum over areas of the smaller of both, 0 to 100. */
  readonly sharedPoints: number;
  /** Pairs of areas that both people ranked: 15 when both are complete. */
  readonly comparablePairs: number;
  /** Of those, the pairs that both put in the same order (Kendall's concordant pairs). */
  readonly samePairs: number;
  /** Areas that both have in their first three places, in the left person's order. */
  readonly sharedTop: readonly AreaId[];
  /** Have both people filled their first three places? */
  readonly hasTopThree: boolean;
  /** What to talk about first: what is pinned, common ground, then the largest difference in points, then in places. */
  readonly talk: readonly TalkItem[];
};

/** Compares two answers, complete or not, as far as they go; what is `pinned` is talked about before everything else. */
export function compare(answers: PerSeat<Answers>, pinned: readonly AreaId[] = []): Comparison {
  const rows = AREA_IDS.map((area) => compareArea(answers, area));
  const ranked = rows.filter((row) => row.placeGap !== null);
  let comparablePairs = 0;
  let samePairs = 0;
  ranked.forEach((a, index) => {
    for (const b of ranked.slice(index + 1)) {
      const order = (seat: "left" | "right"): number =>
        Math.sign((a.places[seat] ?? 0) - (b.places[seat] ?? 0));
      comparablePairs += 1;
      if (order("left") === order("right")) samePairs += 1;
    }
  });
  const top = (seat: "left" | "right"): readonly AreaId[] => answers[seat].ranking.placed.slice(0, 3);
  return {
    rows,
    sharedPoints: rows.reduce((sum, row) => sum + Math.min(row.points.left, row.points.right), 0),
    comparablePairs,
    samePairs,
    sharedTop: top("left").filter((area) => top("right").includes(area)),
    hasTopThree: top("left").length === 3 && top("right").length === 3,
    talk: pinnedFirst(talkingOrder(rows, answers), rows, pinned),
  };
}

function compareArea(answers: PerSeat<Answers>, area: AreaId): AreaComparison {
  const places = {
    left: placeOf(answers.left.ranking, area),
    right: placeOf(answers.right.ranking, area),
  };
  const points = { left: answers.left.points[area], right: answers.right.points[area] };
  return {
    area,
    places,
    points,
    pointGap: Math.abs(points.left - points.right),
    placeGap: places.left === null || places.right === null ? null : Math.abs(places.left - places.right),
  };
}

/** Pinned areas come first, in the same order among themselves; then those of them that cannot be compared yet. */
function pinnedFirst(
  talk: readonly TalkItem[],
  rows: readonly AreaComparison[],
  pinned: readonly AreaId[],
): readonly TalkItem[] {
  const isPinned = ({ area }: AreaComparison): boolean => pinned.includes(area);
  const isMissing = ({ area }: AreaComparison): boolean => talk.every((item) => item.area !== area);
  return [
    ...talk.filter(isPinned),
    ...rows
      .filter((row) => isPinned(row) && isMissing(row))
      .map((row) => ({ ...row, kind: "difference" as const })),
    ...talk.filter((item) => !isPinned(item)),
  ];
}

/**
 * Common ground first, if there is any: of the areas to which both gave a real share, the one with the largest smaller
 * share. Then every other area: by difference in points (only where both have given points at all), by difference in
 * places, by the larger of the two shares, by card order.
 */
function talkingOrder(rows: readonly AreaComparison[], answers: PerSeat<Answers>): readonly TalkItem[] {
  const both = givenPoints(answers.left.points) > 0 && givenPoints(answers.right.points) > 0;
  const gap = (row: AreaComparison): number => (both ? row.pointGap : 0);
  const floor = (row: AreaComparison): number => Math.min(row.points.left, row.points.right);
  const peak = (row: AreaComparison): number => Math.max(row.points.left, row.points.right);
  const isShared = (row: AreaComparison): boolean => floor(row) >= EVEN_SHARE || row.pointGap <= floor(row);
  const ground = rows
    .filter(isShared)
    .reduce<AreaComparison | null>((best, row) => (floor(row) > (best ? floor(best) : 0) ? row : best), null);
  const comparable = rows.filter(
    (row) => row !== ground && (row.placeGap !== null || (both && peak(row) > 0)),
  );
  const byDifference = comparable.toSorted(
    (a, b) => gap(b) - gap(a) || (b.placeGap ?? 0) - (a.placeGap ?? 0) || peak(b) - peak(a),
  );
  return [
    ...(ground ? [{ ...ground, kind: "common" as const }] : []),
    ...byDifference.map((row) => ({ ...row, kind: "difference" as const })),
  ];
}
