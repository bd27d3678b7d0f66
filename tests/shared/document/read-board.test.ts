import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { NO_ANSWERS } from "#shared/domain/board.ts";
import { NO_CONVERSATION } from "#shared/domain/conversation.ts";
import { setTitle } from "#shared/document/commands.ts";
import { createBoardUpdate } from "#shared/document/create-board.ts";
import { createBoardReader, isNewerThanThisVersion, readBoard } from "#shared/document/read-board.ts";
import { metaOf, pointsRecordsOf, rankRecordsOf } from "#shared/document/schema.ts";
import { twoPages } from "../../support/gestures.ts";

describe("reading a board", () => {
  test("an empty document is six unplaced areas and 100 points left to give, for both seats", () => {
    const doc = new Y.Doc();
    expect(readBoard(doc)).toEqual({
      title: "",
      names: { left: "", right: "" },
      mode: "live",
      createdAt: 0,
      answers: { left: NO_ANSWERS, right: NO_ANSWERS },
      first: null,
      conversation: NO_CONVERSATION,
    });
    expect(Y.encodeStateAsUpdate(doc)).toHaveLength(2);
  });

  test("a new board says what it was made with", () => {
    const doc = new Y.Doc();
    const made = {
      title: "Spring",
      names: { left: "Robin", right: "" },
      mode: "reveal",
      createdAt: 5,
    } as const;
    Y.applyUpdate(doc, createBoardUpdate(made));
    expect(readBoard(doc)).toMatchObject(made);
    expect(isNewerThanThisVersion(doc)).toBe(false);
    metaOf(doc).set("v", 2);
    expect(isNewerThanThisVersion(doc)).toBe(true);
    metaOf(doc).set("v", "3");
    expect(isNewerThanThisVersion(doc)).toBe(false);
  });

  test("facts of a wrong kind read as missing ones", () => {
    const doc = new Y.Doc();
    const meta = metaOf(doc);
    meta.set("title", new Y.Text("x"));
    meta.set("name:left", 7);
    meta.set("name:right", ["Sam"]);
    meta.set("mode", { reveal: true });
    meta.set("createdAt", Number.NaN);
    expect(readBoard(doc)).toMatchObject({
      title: "",
      names: { left: "", right: "" },
      mode: "live",
      createdAt: 0,
    });
  });

  test("a title of a megabyte does not stop the page: only its start is read", () => {
    const doc = new Y.Doc();
    metaOf(doc).set("title", "ab".repeat(500_000));
    metaOf(doc).set("name:left", "👩‍👩‍👧‍👦".repeat(60));
    expect(readBoard(doc).title).toHaveLength(120);
    expect(readBoard(doc).names.left).toBe("👩‍👩‍👧‍👦".repeat(60));
  });

  test("a claim of minus zero points is none", () => {
    const doc = new Y.Doc();
    pointsRecordsOf(doc, "left").push([[1, 5, "impact", [-0, 0, 0, 0, 0, 0]]]);
    expect(Object.is(readBoard(doc).answers.left.points.impact, 0)).toBe(true);
  });

  test("the newest stamp wins whatever its slot, and of equal stamps the later slot", () => {
    const doc = new Y.Doc();
    rankRecordsOf(doc, "left").push([
      [1, 9, "impact", "a1"],
      [1, 5, "impact", null],
      [1, 5, "culture", null],
      [1, 5, "culture", "a0"],
    ]);
    expect(readBoard(doc).answers.left.ranking.placed).toEqual(["culture", "impact"]);
  });

  test("equal keys stand in card order until a hand moves something between them", () => {
    const { robin } = twoPages();
    rankRecordsOf(robin.doc, "left").push([
      [1, 5, "culture", "a0"],
      [1, 5, "impact", "a0"],
      [1, 5, "learning", "a0"],
    ]);
    expect(robin.answers("left").ranking.placed).toEqual(["impact", "learning", "culture"]);
    robin.begin("left");
    robin.place("culture", 2);
    expect(robin.answers("left").ranking.placed).toEqual(["impact", "culture", "learning"]);
  });
});

describe("the reader that keeps references", () => {
  test("gives the very same board again until something changes", () => {
    const { robin } = twoPages();
    const first = robin.read();
    expect(robin.read()).toBe(first);
    robin.begin("left");
    robin.place("impact", 1);
    expect(robin.read()).not.toBe(first);
    expect(robin.read()).toBe(robin.read());
  });

  test("keeps every part that has not changed", () => {
    const { robin } = twoPages();
    const first = robin.read();
    robin.begin("left");
    robin.place("impact", 1);
    const second = robin.read();
    expect(second.answers.right).toBe(first.answers.right);
    expect(second.answers.left.points).toBe(first.answers.left.points);
    expect(second.names).toBe(first.names);
    setTitle(robin.target, "Another");
    const third = robin.read();
    expect(third.title).toBe("Another");
    expect(third.answers).toBe(second.answers);
    expect(third.names).toBe(second.names);
  });

  test("shows what a record of the same meaning leaves unchanged as the same board", () => {
    const { replicas, robin } = twoPages();
    robin.begin("left");
    robin.setPoints("impact", 20);
    const board = robin.read();
    pointsRecordsOf(robin.doc, "left").push([[1, replicas.time + 99, "impact", [20, 0, 0, 0, 0, 0]]]);
    expect(robin.read()).toBe(board);
    expect(createBoardReader(robin.doc)()).toEqual(board);
  });
});
