import fc from "fast-check";
import { remainingPoints, setPoints, type Allocation } from "#shared/domain/allocation.ts";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { pointsRecord } from "#shared/document/points-records.ts";
import { pointsRecordsOf } from "#shared/document/schema.ts";
import { MAX_STAMP } from "#shared/document/stamped-records.ts";
import { anAllocation, anArea } from "./arbitraries.ts";
import { twoPages } from "./gestures.ts";
import { demandSoundReading } from "./invariants.ts";
import { demandSame } from "./property.ts";

/** Two hands take from the same area at the same time, together more than it has. */
export function drainedTwice(): fc.IProperty<[Allocation, AreaId, AreaId, AreaId, number, number]> {
  const some = fc.integer({ min: 0, max: 100 });
  return fc.property(anAllocation, anArea, anArea, anArea, some, some, (column, source, x, y, a, b) => {
    const base = { ...column, [source]: column[source] + remainingPoints(column) };
    const { replicas, robin, sam } = twoPages();
    robin.begin("left");
    robin.setAllocation(base);
    replicas.syncAll();
    robin.begin("left");
    robin.setPoints(x, a, [source]);
    replicas.time += 1000;
    sam.begin("left");
    sam.setPoints(y, b, [source]);
    replicas.syncAll();
    demandSoundReading(robin.doc);
    demandSame(sam.read(), robin.read(), "the other page");
    replicas.close();
  });
}

/** Somebody's claims stand at the end of the clock, where stamps cannot grow and only the slot decides. */
export function endOfTheClock(): fc.IProperty<[[AreaId, Allocation][], AreaId, number]> {
  const claims = fc.array(fc.tuple(anArea, anAllocation), { minLength: 1, maxLength: AREA_IDS.length });
  return fc.property(claims, anArea, fc.integer({ min: 0, max: 100 }), (wild, area, points) => {
    const { replicas, robin } = twoPages();
    const record = ([each, column]: [AreaId, Allocation]): unknown =>
      pointsRecord({ stamp: MAX_STAMP, area: each, column, from: null, heard: new Map() });
    pointsRecordsOf(robin.doc, "left").push(wild.map(record));
    for (const wanted of [points, 100 - points]) {
      const before = robin.answers("left").points;
      robin.begin("left");
      robin.setPoints(area, wanted);
      demandSame(
        robin.answers("left").points,
        setPoints(before, area, wanted),
        "points at the end of the clock",
      );
    }
    demandSoundReading(robin.doc);
    replicas.close();
  });
}
