import fc from "fast-check";
import { TOTAL_POINTS, type Allocation } from "#shared/domain/allocation.ts";
import { AREA_IDS, perArea } from "#shared/domain/areas.ts";
import { rankingOf, type Ranking } from "#shared/domain/ranking.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";

export const anArea = fc.constantFrom(...AREA_IDS);

export const aSeat = fc.constantFrom(...SEAT_IDS);

/** Some areas in some order, each once: from none to all six. */
export const someAreas = fc.shuffledSubarray([...AREA_IDS]);

/** Any ranking, complete or not. */
export const aRanking: fc.Arbitrary<Ranking> = someAreas.map(rankingOf);

/** Any allocation, complete or not: six of the seven gaps that six cuts leave between 0 and 100. */
export const anAllocation: fc.Arbitrary<Allocation> = fc
  .tuple(
    fc.array(fc.nat(TOTAL_POINTS), { minLength: AREA_IDS.length, maxLength: AREA_IDS.length }),
    fc.boolean(),
  )
  .map(([cuts, complete]) => {
    const ends = cuts.toSorted((a, b) => a - b);
    if (complete) ends[ends.length - 1] = TOTAL_POINTS;
    return perArea((area) => {
      const at = AREA_IDS.indexOf(area);
      return (ends[at] ?? 0) - (at === 0 ? 0 : (ends[at - 1] ?? 0));
    });
  });

/** A place as a caller might name it: 1 to 6, past the end, or the tray. */
export const aPlace = fc.option(fc.integer({ min: 1, max: 8 }), { nil: null, freq: 6 });

/** Points as a caller might ask for them, reachable or not. */
export const somePoints = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 1, arbitrary: fc.integer({ min: -20, max: 140 }) },
  { weight: 1, arbitrary: fc.double({ min: -5, max: 105, noNaN: true }) },
);
