import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { remainingPoints } from "#shared/domain/allocation.ts";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { moveArea, placeOf } from "#shared/domain/ranking.ts";
import { anAllocation, anArea, aPlace, aRanking } from "../../support/arbitraries.ts";
import { twoPages } from "../../support/gestures.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";
import type { Replica } from "../../support/replicas.ts";

const twoAreas = fc.shuffledSubarray([...AREA_IDS], { minLength: 2, maxLength: 2 }) as fc.Arbitrary<
  [AreaId, AreaId]
>;
const aFewPoints = fc.integer({ min: 0, max: 100 });
/** Never the same millisecond: then the order is a toss. */
const aLag = fc.integer({ min: 20, max: 3_600_000 });

describe("two hands on one seat at the same time", () => {
  test(
    "keep both numbers on different areas when the points are enough, whoever was first",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(
        anAllocation,
        twoAreas,
        aFewPoints,
        aFewPoints,
        aLag,
        fc.boolean(),
        (base, [x, y], a, b, lag, first) => {
          const { replicas, robin, sam } = twoPages(1);
          robin.begin("left");
          robin.setAllocation(base);
          replicas.syncAll();
          const room = remainingPoints(base);
          const forX = Math.min(a, base[x] + Math.floor(room / 2));
          const forY = Math.min(b, base[y] + Math.floor(room / 2));
          robin.begin("left");
          robin.setPoints(x, forX);
          replicas.time += first ? lag : -lag;
          sam.begin("left");
          sam.setPoints(y, forY);
          replicas.syncAll();
          demandSame(robin.answers("left").points, { ...base, [x]: forX, [y]: forY }, "both numbers");
          replicas.close();
        },
      );
      expect(failureOf(property, 80)).toBeNull();
    },
  );

  test(
    "keep the later number exactly and touch no third area when the points are short",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(anAllocation, twoAreas, aLag, (base, [x, y], lag) => {
        const { replicas, robin, sam } = twoPages(1);
        robin.begin("left");
        robin.setAllocation(base);
        replicas.syncAll();
        robin.begin("left");
        robin.setPoints(x, 100);
        replicas.time += lag;
        sam.begin("left");
        sam.setPoints(y, 100);
        replicas.syncAll();
        demandSame(
          robin.answers("left").points,
          { ...base, [y]: base[y] + remainingPoints(base) },
          "the later raise",
        );
        replicas.close();
      });
      expect(failureOf(property, 80)).toBeNull();
    },
  );

  test("keep both transfers from one area when it has enough, with an empty pool", PROPERTY_TIMEOUT, () => {
    const cards = fc.shuffledSubarray([...AREA_IDS], { minLength: 3, maxLength: 3 });
    const property = fc.property(
      anAllocation,
      cards,
      aFewPoints,
      aFewPoints,
      aLag,
      (some, [source = "impact", x = "impact", y = "impact"], a, b, lag) => {
        const base = { ...some, [source]: some[source] + remainingPoints(some) };
        const toX = Math.min(a, Math.floor(base[source] / 2));
        const toY = Math.min(b, Math.floor(base[source] / 2));
        const { replicas, robin, sam } = twoPages(1);
        robin.begin("left");
        robin.setAllocation(base);
        replicas.syncAll();
        robin.begin("left");
        robin.setPoints(x, base[x] + toX, [source]);
        replicas.time += lag;
        sam.begin("left");
        sam.setPoints(y, base[y] + toY, [source]);
        replicas.syncAll();
        const wanted = {
          ...base,
          [x]: base[x] + toX,
          [y]: base[y] + toY,
          [source]: base[source] - toX - toY,
        };
        demandSame(robin.answers("left").points, wanted, "both transfers");
        replicas.close();
      },
    );
    expect(failureOf(property, 80)).toBeNull();
  });

  test("let the later one win on the same area, for points and for places", PROPERTY_TIMEOUT, () => {
    const property = fc.property(
      fc.tuple(anAllocation, aRanking, anArea, fc.integer()),
      fc.tuple(aFewPoints, aFewPoints, aPlace, aPlace, aLag),
      ([base, order, area, seed], [a, b, here, there, lag]) => {
        const { replicas, robin, sam } = twoPages(seed);
        robin.begin("left");
        robin.setAllocation(base);
        for (const [index, each] of order.placed.entries()) robin.place(each, index + 1);
        // Each hand changes what stood there, so that each has something to say.
        const before = placeOf(robin.answers("left").ranking, area);
        fc.pre(placeOf(moveArea(order, area, there), area) !== before && b !== base[area]);
        replicas.syncAll();
        robin.begin("left");
        robin.setPoints(area, a);
        robin.place(area, here);
        replicas.time += lag + 5;
        sam.begin("left");
        sam.setPoints(area, b);
        sam.place(area, there);
        const later = sam.answers("left");
        demand(robin.read() === robin.read(), "a quiet board is one value");
        const said = later.points[area] !== base[area];
        replicas.syncAll();
        demandSame(robin.answers("left").ranking, later.ranking, "the later place");
        if (said) demandSame(robin.answers("left").points, later.points, "the later number");
        replicas.close();
      },
    );
    expect(failureOf(property, 80)).toBeNull();
  });

  test(
    "keep both moves of different cards: each stands among the other cards as its own hand left it",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(
        fc.tuple(aRanking, twoAreas, aPlace, aPlace),
        fc.tuple(aLag, fc.boolean(), fc.integer()),
        ([order, [x, y], here, there], [lag, first, seed]) => {
          const { replicas, robin, sam } = twoPages(seed);
          robin.begin("left");
          for (const [index, each] of order.placed.entries()) robin.place(each, index + 1);
          replicas.syncAll();
          robin.begin("left");
          robin.place(x, here);
          replicas.time += first ? lag : -lag;
          sam.begin("left");
          sam.place(y, there);
          const without = (replica: Replica, area: AreaId): readonly AreaId[] =>
            replica.answers("left").ranking.placed.filter((each) => each !== area);
          const mine = without(robin, y);
          const theirs = without(sam, x);
          replicas.syncAll();
          demandSame(without(robin, y), mine, "the order that one hand left, without the other's card");
          demandSame(without(robin, x), theirs, "the order that the other hand left");
          replicas.close();
        },
      );
      expect(failureOf(property, 80)).toBeNull();
    },
  );

  test("never disturb each other on the two seats", PROPERTY_TIMEOUT, () => {
    const property = fc.property(anAllocation, anAllocation, aRanking, aRanking, (a, b, here, there) => {
      const { replicas, robin, sam } = twoPages(1);
      robin.begin("left");
      sam.begin("right");
      robin.setAllocation(a);
      sam.setAllocation(b);
      for (const [index, each] of here.placed.entries()) robin.place(each, index + 1);
      for (const [index, each] of there.placed.entries()) sam.place(each, index + 1);
      replicas.syncAll();
      demandSame(
        sam.read().answers,
        { left: { ranking: here, points: a }, right: { ranking: there, points: b } },
        "both seats",
      );
      replicas.close();
    });
    expect(failureOf(property, 80)).toBeNull();
  });
});
