/** The six areas of work, in card order: the order that breaks every tie. */
export const AREA_IDS = ["impact", "promotion", "compensation", "learning", "balance", "culture"] as const;

/** The name of one area on the wire, in files and in the document. */
export type AreaId = (typeof AREA_IDS)[number];

/** How many areas there are; a complete ranking has this many places. */
export const AREA_COUNT = AREA_IDS.length;

/** One value for each of the six areas. */
export type PerArea<T> = Readonly<Record<AreaId, T>>;

/** Is this value the id of an area? */
export function isAreaId(value: unknown): value is AreaId {
  return (AREA_IDS as readonly unknown[]).includes(value);
}

/** Builds one value for each area. */
export function perArea<T>(valueOf: (area: AreaId) => T): PerArea<T> {
  return Object.fromEntries(AREA_IDS.map((area) => [area, valueOf(area)])) as Record<AreaId, T>;
}
