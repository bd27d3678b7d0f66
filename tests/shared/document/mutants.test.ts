import { afterEach, describe, expect, test, vi } from "vitest";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Allocation } from "#shared/domain/allocation.ts";
import type { Newest, Stamped } from "#shared/document/stamped-records.ts";
import type { PointsRecord } from "#shared/document/points-records.ts";
import { drainedTwice, endOfTheClock } from "../../support/corners.ts";
import { firstFailureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { storyProperty } from "../../support/stories.ts";

/*
 * Proves that the random tests can fail: each one here breaks one line of the model, by standing in for one function of
 * one module, and the same random cases that pass without it must find the break.
 */

type Mutant =
  | "none"
  | "grants what is not free"
  | "believes every claim as it stands"
  | "lets a source go below zero"
  | "forgets what it has heard"
  | "gives ties to the earlier slot"
  | "stamps by the wall clock alone"
  | "takes columns of more than 100"
  | "lists an area once per record"
  | "writes while it reads";

const mutant = vi.hoisted(() => ({ name: "none" as Mutant }));

vi.mock(import("#shared/document/stamped-records.ts"), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    nextStamp: (now: number, seen?: number) =>
      mutant.name === "stamps by the wall clock alone" ? Math.floor(now) : original.nextStamp(now, seen),
    newestOf: <T extends Stamped>(records: readonly unknown[], parse: (raw: unknown) => T | null) =>
      mutant.name === "gives ties to the earlier slot"
        ? original.newestOf(records.toReversed(), parse)
        : original.newestOf(records, parse),
  };
});

vi.mock(import("#shared/document/points-records.ts"), async (importOriginal) => {
  const original = await importOriginal();
  const { newestOf } = await import("#shared/document/stamped-records.ts");
  const parsePointsRecord = (raw: unknown): PointsRecord | null => {
    const record = original.parsePointsRecord(raw);
    if (record !== null || mutant.name !== "takes columns of more than 100") return record;
    const columnless = Array.isArray(raw)
      ? original.parsePointsRecord([...raw.slice(0, 3), [0, 0, 0, 0, 0, 0]])
      : null;
    return columnless === null
      ? null
      : { ...columnless, column: { ...columnless.column, [columnless.area]: 101 } };
  };
  const allocationFrom = (newest: Newest<PointsRecord>): Allocation => {
    if (
      mutant.name === "grants what is not free" ||
      mutant.name === "believes every claim as it stands" ||
      mutant.name === "lets a source go below zero"
    )
      return wrongFold(newest, mutant.name);
    return original.allocationFrom(newest);
  };
  return {
    ...original,
    parsePointsRecord,
    allocationFrom,
    foldAllocation: (records: readonly unknown[]) => allocationFrom(newestOf(records, parsePointsRecord)),
    heardClaims: (...given: Parameters<typeof original.heardClaims>) =>
      mutant.name === "forgets what it has heard"
        ? new Map<AreaId, number>()
        : original.heardClaims(...given),
  };
});

vi.mock(import("#shared/document/rank-records.ts"), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    foldRanking: (records: readonly unknown[]) => {
      const ranking = original.foldRanking(records);
      if (mutant.name !== "lists an area once per record") return ranking;
      return { ...ranking, placed: records.flatMap((raw) => original.parseRankRecord(raw)?.area ?? []) };
    },
  };
});

vi.mock(import("#shared/document/read-board.ts"), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    readBoard: (doc: Parameters<typeof original.readBoard>[0]) => {
      if (mutant.name === "writes while it reads") doc.getMap("meta").set("v", 1);
      return original.readBoard(doc);
    },
  };
});

/** `allocationFrom` with one of its clamps left out. */
function wrongFold({ byArea, newest }: Newest<PointsRecord>, name: Mutant): Allocation {
  const column: Record<string, number> = {
    impact: 0,
    promotion: 0,
    compensation: 0,
    learning: 0,
    balance: 0,
    culture: 0,
  };
  const areas = Object.keys(column) as AreaId[];
  if (newest === null) return column as Allocation;
  for (const area of areas) column[area] = newest.column[area];
  let free = 100 - areas.reduce((sum, area) => sum + newest.column[area], 0);
  for (const area of areas) {
    const claim = byArea.get(area);
    const wanted = claim?.column[area] ?? 0;
    const now = column[area] ?? 0;
    if (name !== "believes every claim as it stands") {
      if (area === newest.area || newest.heard.get(area) === (claim?.stamp ?? 0)) continue;
    }
    const granted = name === "lets a source go below zero" ? Math.min(wanted - now, free) : wanted - now;
    column[area] = now + granted;
    free -= granted;
    const source = claim?.from;
    if (name === "lets a source go below zero" && source && source !== area) {
      column[source] = (column[source] ?? 0) - (wanted - now - granted);
      column[area] = wanted;
    }
  }
  return column as Allocation;
}

const SEED = 20_261_123;

const inStories = (): string | null => firstFailureOf(storyProperty({ junk: true }), 250, SEED);
const whenDrainedTwice = (): string | null => firstFailureOf(drainedTwice(), 200, SEED);
const atTheEndOfTheClock = (): string | null => firstFailureOf(endOfTheClock(), 200, SEED);

afterEach(() => {
  mutant.name = "none";
});

describe("the random tests", () => {
  test("hold on the model as it is", PROPERTY_TIMEOUT, () => {
    expect(firstFailureOf(storyProperty({ junk: true }), 40, SEED)).toBeNull();
    expect(whenDrainedTwice()).toBeNull();
    expect(atTheEndOfTheClock()).toBeNull();
  });

  test.each<[Mutant, () => string | null]>([
    ["grants what is not free", inStories],
    ["believes every claim as it stands", inStories],
    ["lets a source go below zero", whenDrainedTwice],
    ["forgets what it has heard", inStories],
    ["gives ties to the earlier slot", atTheEndOfTheClock],
    ["stamps by the wall clock alone", inStories],
    ["takes columns of more than 100", inStories],
    ["lists an area once per record", inStories],
    ["writes while it reads", inStories],
  ])("fail on a model that %s", PROPERTY_TIMEOUT, (name, tried) => {
    mutant.name = name;
    expect(tried()).not.toBeNull();
  });
});
