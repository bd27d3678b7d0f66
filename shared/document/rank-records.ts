import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { AREA_IDS, type AreaId } from "../domain/areas.ts";
import { rankingOf, type Ranking } from "../domain/ranking.ts";
import { newestOf, parseStamped, stampedRecord, type Newest, type Stamped } from "./stamped-records.ts";

/** Where one area was put: `[1, stamp, area, key]`. Keys sort as text (fractional indexing); null means the tray. */
export type RankRecord = Stamped & { readonly key: string | null };

const MAX_KEY_LENGTH = 64;
/** Past this length the whole order gets fresh keys; reached only by moving into the same gap over and over. */
const LONG_KEY = 40;
/** Random bisections that make two people's keys for the same gap differ. */
const JITTER_STEPS = 3;

/** Reads one rank record; null when it is not valid. */
export function parseRankRecord(raw: unknown): RankRecord | null {
  const stamped = parseStamped(raw);
  if (stamped === null) return null;
  const { stamp, area, rest } = stamped;
  const key = rest[0];
  return key === null || isOrderKey(key) ? { stamp, area, key } : null;
}

/** Writes one rank record. */
export function rankRecord(record: RankRecord): readonly unknown[] {
  return stampedRecord(record.stamp, record.area, record.key);
}

/** Folds records into a ranking: placed areas by key, equal keys by card order; everything else in the tray. */
export function foldRanking(records: readonly unknown[]): Ranking {
  return rankingFrom(newestOf(records, parseRankRecord));
}

/** The ranking that these newest records stand for. */
export function rankingFrom({ byArea }: Newest<RankRecord>): Ranking {
  const keyed = AREA_IDS.flatMap((area) => {
    const key = byArea.get(area)?.key ?? null;
    return key === null ? [] : [{ area, key }];
  });
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return rankingOf(keyed.map(({ area }) => area));
}

/**
 * The keys to write so that the placed areas stand in this order and as few records as possible change: one for the
 * moved area, or fresh ones for all when its gap has no room left. `random` gives numbers from 0 up to 1.
 */
export function keysFor(
  order: readonly AreaId[],
  moved: AreaId,
  keyOf: (area: AreaId) => string | null,
  random: () => number,
): ReadonlyMap<AreaId, string> {
  const index = order.indexOf(moved);
  const before = order[index - 1];
  const after = order[index + 1];
  const key = keyBetween(before ? keyOf(before) : null, after ? keyOf(after) : null, random);
  if (key !== null && key.length <= LONG_KEY) return new Map([[moved, key]]);
  const fresh = generateNKeysBetween(null, null, order.length);
  return new Map(order.map((area, place) => [area, fresh[place] ?? generateKeyBetween(null, null)]));
}

/** A key strictly between two others, jittered; null when the two leave no room. */
function keyBetween(low: string | null, high: string | null, random: () => number): string | null {
  if (low !== null && high !== null && compareKeys(low, high) >= 0) return null;
  let [from, to] = [low, high];
  let key = generateKeyBetween(from, to);
  for (let step = 0; step < JITTER_STEPS; step += 1) {
    if (random() < 0.5) from = key;
    else to = key;
    key = generateKeyBetween(from, to);
  }
  return key;
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Would the key library accept it as a neighbour on either side? It throws on malformed keys, so it is asked here. */
function isOrderKey(key: unknown): key is string {
  if (typeof key !== "string" || key.length > MAX_KEY_LENGTH || !/^[A-Za-z][0-9A-Za-z]+$/.test(key))
    return false;
  try {
    return generateKeyBetween(key, null) > key && generateKeyBetween(null, key) < key;
  } catch {
    return false;
  }
}
