import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { compare } from "#shared/domain/comparison.ts";
import { rowOrder } from "#shared/domain/ranking.ts";

/** What the rows of the second view can be sorted by. */
export const SORT_KEYS = ["cards", "difference", "left", "right"] as const;

/** What the rows of the second view are sorted by. */
export type SortKey = (typeof SORT_KEYS)[number];

/**
 * The six areas from the top row to the bottom one: in card order, by difference (in points, then in places), or as one
 * of the two has ordered them, with what is not placed at the end. Card order breaks every tie.
 */
export function areasSortedBy(key: SortKey, answers: Board["answers"]): readonly AreaId[] {
  if (key === "cards") return AREA_IDS;
  if (key !== "difference") return rowOrder(answers[key].ranking);
  return compare(answers)
    .rows.toSorted((a, b) => b.pointGap - a.pointGap || (b.placeGap ?? 0) - (a.placeGap ?? 0))
    .map(({ area }) => area);
}
