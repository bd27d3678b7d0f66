import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { isRanked, moveArea, placeOf, rankingOf, rowOrder, shuffledTray } from "#shared/domain/ranking.ts";
import { anArea, aPlace, aRanking } from "../../support/arbitraries.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

describe("a ranking", () => {
  test("starts with all six areas in the tray, none ranked", () => {
    const empty = rankingOf([]);
    expect(empty).toEqual({ placed: [], tray: AREA_IDS });
    expect(isRanked(empty)).toBe(false);
    expect(placeOf(empty, "impact")).toBeNull();
  });

  test("puts an area at the place it was given and closes up around it", () => {
    const three = rankingOf(["impact", "learning", "culture"]);
    expect(moveArea(three, "culture", 1).placed).toEqual(["culture", "impact", "learning"]);
    expect(moveArea(three, "impact", 2).placed).toEqual(["learning", "impact", "culture"]);
    expect(moveArea(three, "balance", 6).placed).toEqual(["impact", "learning", "culture", "balance"]);
    expect(moveArea(three, "balance", 0).placed).toEqual(["balance", "impact", "learning", "culture"]);
    expect(moveArea(three, "learning", null)).toEqual({
      placed: ["impact", "culture"],
      tray: ["promotion", "compensation", "learning", "balance"],
    });
  });

  test(
    "holds every area exactly once after any move, and the others keep their order",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(aRanking, anArea, aPlace, (ranking, area, place) => {
        const next = moveArea(ranking, area, place);
        demandSame([...next.placed, ...next.tray].toSorted(), [...AREA_IDS].toSorted(), "the areas");
        demandSame(rowOrder(next), [...next.placed, ...next.tray], "the rows");
        const others = (placed: readonly AreaId[]): readonly AreaId[] =>
          placed.filter((each) => each !== area);
        demandSame(others(next.placed), others(ranking.placed), "the others");
        const last = others(ranking.placed).length + 1;
        demand(placeOf(next, area) === (place === null ? null : Math.min(place, last)), "the place");
      });
      expect(failureOf(property, 500)).toBeNull();
    },
  );
});

describe("the shuffled tray", () => {
  test("shows the same cards in the same order for the same seat on every screen", () => {
    const once = shuffledTray(AREA_IDS, "board-1/left");
    expect(shuffledTray([...AREA_IDS].toReversed(), "board-1/left")).toEqual(once);
    expect([...once].toSorted()).toEqual([...AREA_IDS].toSorted());
  });

  test("keeps the order of the cards that are left when one is taken out", () => {
    const all = shuffledTray(AREA_IDS, "board-2/right");
    const rest = shuffledTray(
      AREA_IDS.filter((area) => area !== "learning"),
      "board-2/right",
    );
    expect(rest).toEqual(all.filter((area) => area !== "learning"));
  });

  test("lays every card at every position about equally often, so that none is the first one for everybody", () => {
    const boards = 6000;
    const seen = new Map<string, number>();
    let sameOnBothSeats = 0;
    for (let board = 0; board < boards; board += 1) {
      const left = shuffledTray(AREA_IDS, `board-${board}/left`);
      const right = shuffledTray(AREA_IDS, `board-${board}/right`);
      for (const [at, area] of left.entries())
        seen.set(`${area}@${at}`, (seen.get(`${area}@${at}`) ?? 0) + 1);
      if (left.join() === right.join()) sameOnBothSeats += 1;
    }
    // 36 cells of 1000 each, standard deviation 29; the seeds are fixed, so this never flickers.
    const uneven = [...seen].filter(([, count]) => Math.abs(count - boards / 6) > 150);
    expect(uneven).toEqual([]);
    expect(seen.size).toBe(36);
    expect(sameOnBothSeats).toBeLessThan(30);
  });
});
