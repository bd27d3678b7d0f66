import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { EMPTY_ALLOCATION, type Allocation } from "#shared/domain/allocation.ts";
import { setName, setTitle } from "#shared/document/commands.ts";
import { parsePointsRecord } from "#shared/document/points-records.ts";
import { parseRankRecord } from "#shared/document/rank-records.ts";
import { readBoard } from "#shared/document/read-board.ts";
import { pointsRecordsOf, rankRecordsOf } from "#shared/document/schema.ts";
import { twoPages } from "../../support/gestures.ts";

const points = (some: Partial<Allocation>): Allocation => ({ ...EMPTY_ALLOCATION, ...some });

describe("writing answers", () => {
  test("a command that changes nothing writes nothing", () => {
    const { replicas, robin } = twoPages();
    robin.begin("left");
    robin.place("impact", null);
    robin.setPoints("impact", 0);
    robin.setPoints("impact", Number.NaN);
    robin.setAllocation(EMPTY_ALLOCATION);
    expect(replicas.sent).toHaveLength(0);
    robin.place("impact", 1);
    robin.place("impact", 5);
    robin.setPoints("impact", 30);
    robin.setPoints("impact", 30.4);
    expect(replicas.sent).toHaveLength(2);
  });

  test("a column that breaks the rules is refused, so that every record written is one that all can read", () => {
    const { replicas, robin } = twoPages();
    robin.begin("left");
    robin.setAllocation(points({ impact: 101 }));
    robin.setAllocation(points({ impact: 0.5 }));
    robin.setAllocation(points({ impact: -1 }));
    robin.setAllocation(points({ impact: Number.NaN }));
    robin.setAllocation(points({ impact: 60, culture: 41 }));
    expect(replicas.sent).toHaveLength(0);
  });

  test("moving a card into the same gap over and over keeps every key short and every order exact", () => {
    const { replicas, robin } = twoPages();
    robin.begin("left");
    robin.setAllocation(EMPTY_ALLOCATION);
    robin.place("impact", 1);
    robin.place("culture", 2);
    let longest = 0;
    for (let turn = 0; turn < 2000; turn += 1) {
      robin.begin("left");
      replicas.time += 1000;
      const card = turn % 2 === 0 ? "learning" : "balance";
      robin.place(card, 2);
      expect(robin.answers("left").ranking.placed[1]).toBe(card);
      for (const raw of rankRecordsOf(robin.doc, "left").toArray())
        longest = Math.max(longest, parseRankRecord(raw)?.key?.length ?? 0);
    }
    expect(longest).toBeLessThanOrEqual(40);
    expect(robin.answers("left").ranking.placed[0]).toBe("impact");
    expect(robin.answers("left").ranking.placed.at(-1)).toBe("culture");
  });

  test("a record costs at most 80 bytes on the wire, a transfer of points at most 160", () => {
    const { replicas, robin } = twoPages();
    robin.begin("left");
    robin.place("compensation", 1);
    robin.setPoints("compensation", 100);
    robin.setPoints("promotion", 33, ["compensation"]);
    const [rank, claim, transfer] = replicas.sent.map(({ v1 }) => v1.length);
    expect(rank).toBeLessThanOrEqual(80);
    expect(claim).toBeLessThanOrEqual(80);
    expect(transfer).toBeLessThanOrEqual(160);
    for (const raw of pointsRecordsOf(robin.doc, "left").toArray())
      expect(parsePointsRecord(raw)).not.toBeNull();
  });

  test("points taken from another area come back to it when the same hand lowers again", () => {
    const { robin } = twoPages();
    robin.begin("left");
    robin.setAllocation(points({ impact: 50, learning: 30, culture: 20 }));
    robin.begin("left");
    robin.setPoints("impact", 90, ["learning", "culture"]);
    expect(robin.answers("left").points).toEqual(points({ impact: 90, culture: 10 }));
    robin.setPoints("impact", 60, ["learning", "culture"]);
    expect(robin.answers("left").points).toEqual(points({ impact: 60, learning: 20, culture: 20 }));
    robin.setPoints("impact", 40, ["learning", "culture"]);
    expect(robin.answers("left").points).toEqual(points({ impact: 40, learning: 30, culture: 20 }));
  });

  test("another hand's change to an area that lends points survives the lending gesture", () => {
    const { replicas, robin, sam } = twoPages();
    robin.begin("left");
    robin.setAllocation(points({ impact: 20, learning: 30 }));
    replicas.syncAll();
    robin.begin("left");
    robin.setPoints("impact", 25, ["learning"]);
    replicas.syncAll();
    sam.begin("left");
    sam.setPoints("learning", 40);
    replicas.syncAll();
    robin.setPoints("impact", 26, ["learning"]);
    expect(robin.answers("left").points).toEqual(points({ impact: 26, learning: 40 }));
    robin.setPoints("impact", 70, ["learning"]);
    expect(robin.answers("left").points).toEqual(points({ impact: 70, learning: 30 }));
    robin.setPoints("impact", 50, ["learning"]);
    expect(robin.answers("left").points).toEqual(points({ impact: 50, learning: 40 }));
  });

  test("an area that was only offered as a lender gives nothing when two hands empty the pool at once", () => {
    const { replicas, robin, sam } = twoPages();
    robin.begin("left");
    robin.setAllocation(points({ learning: 20, balance: 70 }));
    replicas.syncAll();
    robin.begin("left");
    robin.setPoints("impact", 10, ["learning"]);
    replicas.time += 1000;
    sam.begin("left");
    sam.setPoints("culture", 10);
    replicas.syncAll();
    expect(robin.answers("left").points).toEqual(points({ culture: 10, learning: 20, balance: 70 }));
  });

  test("a record of a version that this program does not know is skipped and kept", () => {
    const { robin } = twoPages();
    const newer = [2, 1_900_000_000_000, "impact", "a0", { more: true }];
    rankRecordsOf(robin.doc, "left").push([newer]);
    robin.begin("left");
    for (let place = 1; place <= 6; place += 1) robin.place("impact", place);
    robin.begin("left");
    robin.place("impact", null);
    robin.takeBack();
    expect(rankRecordsOf(robin.doc, "left").toArray()).toContainEqual(newer);
    expect(robin.answers("left").ranking.placed).toEqual(["impact"]);
  });

  test("a page whose clock is a day behind is never stuck behind one that is a day ahead", () => {
    const { replicas, robin, sam } = twoPages();
    replicas.time += 86_400_000;
    robin.begin("left");
    robin.place("impact", 1);
    robin.setPoints("impact", 60);
    replicas.syncAll();
    replicas.time -= 2 * 86_400_000;
    sam.begin("left");
    sam.place("culture", 1);
    sam.setPoints("impact", 10);
    replicas.syncAll();
    expect(robin.answers("left").ranking.placed).toEqual(["culture", "impact"]);
    expect(robin.answers("left").points.impact).toBe(10);
  });
});

describe("naming a board", () => {
  test("keeps one tidy line and writes only when it changes", () => {
    const { replicas, robin } = twoPages();
    setTitle(robin.target, "  Spring\n talk ");
    setTitle(robin.target, "Spring talk");
    setName(robin.target, "left", "Robin");
    expect(replicas.sent).toHaveLength(1);
    setName(robin.target, "right", "x".repeat(100));
    expect(readBoard(robin.doc).title).toBe("Spring talk");
    expect(readBoard(robin.doc).names).toEqual({ left: "Robin", right: "x".repeat(60) });
  });

  test("is never taken back by undo", () => {
    const { robin } = twoPages();
    robin.begin("left");
    setTitle(robin.target, "Autumn");
    expect(robin.takeBack()).toBe("empty");
    expect(readBoard(robin.doc).title).toBe("Autumn");
    expect(robin.doc.getMap("meta") instanceof Y.Map).toBe(true);
  });
});
