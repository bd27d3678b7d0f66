import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { AnswerWriter, type CommandTarget } from "#shared/document/commands.ts";
import type { Hand } from "#shared/document/presence.ts";
import { createBoardReader } from "#shared/document/read-board.ts";
import { UndoStack } from "#shared/document/undo-stack.ts";
import { LiveGesture, type GestureView } from "../../../client/sync/live-gesture.ts";

/** A board of one's own: its document, and everything that a gesture told about itself. */
function openTable() {
  const doc = new Y.Doc();
  const read = createBoardReader(doc);
  const target: CommandTarget = { doc, origin: {}, now: Date.now, random: () => 0.25 };
  const undo = new UndoStack(doc, target.origin, read);
  const sent: (Hand | undefined)[] = [];
  const shown: (GestureView | undefined)[] = [];
  let overs = 0;
  let writes = 0;
  doc.on("update", () => {
    writes += 1;
  });
  const begin = (area: "impact" | "learning"): LiveGesture =>
    new LiveGesture(
      {
        target,
        undo,
        readAnswers: (seat) => read().answers[seat],
        show: (view) => shown.push(view),
        sendHand: (hand) => sent.push(hand),
        onUnwritten: () => {},
        onOver: () => {
          overs += 1;
        },
      },
      "left",
      area,
    );
  const somebodyElse = new AnswerWriter({ ...target, origin: {} }, "left");
  return {
    begin,
    undo,
    sent,
    shown,
    somebodyElse,
    answers: () => read().answers.left,
    overs: () => overs,
    writes: () => writes,
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a slider in motion", () => {
  test("is told to the others every 50 ms and written every 500 ms, and its end is never lost", () => {
    const table = openTable();
    const gesture = table.begin("impact");
    for (let tick = 1; tick <= 60; tick += 1) {
      gesture.setPoints(tick);
      vi.advanceTimersByTime(1000 / 60);
    }
    const told = table.sent.length;
    expect(told).toBeGreaterThanOrEqual(18);
    expect(told).toBeLessThanOrEqual(22);
    expect(table.writes()).toBeLessThanOrEqual(3);
    gesture.setPoints(61);
    gesture.end();
    expect(table.answers().points.impact).toBe(61);
    expect(table.sent.at(-1)).toBeUndefined();
    expect(table.overs()).toBe(1);
  });

  test("is one undo step, named after where it began and where it ended", () => {
    const table = openTable();
    const gesture = table.begin("impact");
    for (const points of [5, 20, 31]) {
      gesture.setPoints(points);
      vi.advanceTimersByTime(600);
    }
    gesture.end();
    expect(table.undo.nextUndo()).toEqual({
      kind: "points",
      seat: "left",
      area: "impact",
      before: 0,
      after: 31,
    });
    expect(table.undo.undo()).toBe("done");
    expect(table.answers().points.impact).toBe(0);
    expect(table.undo.nextUndo()).toBeNull();
  });

  test("leaves no trace when it is cancelled, or let go where it began", () => {
    const table = openTable();
    const cancelled = table.begin("impact");
    cancelled.setPoints(40);
    vi.advanceTimersByTime(600);
    cancelled.cancel();
    const returned = table.begin("impact");
    returned.setPoints(40);
    vi.advanceTimersByTime(600);
    returned.setPoints(0);
    returned.end();
    expect(table.answers().points.impact).toBe(0);
    expect(table.undo.nextUndo()).toBeNull();
  });

  test("gives a donor its points back when the same gesture goes down again", () => {
    const table = openTable();
    const first = table.begin("learning");
    first.setPoints(100);
    first.end();
    const gesture = table.begin("impact");
    gesture.setPoints(30, ["learning"]);
    vi.advanceTimersByTime(600);
    expect(table.answers().points).toMatchObject({ impact: 30, learning: 70 });
    gesture.setPoints(10, ["learning"]);
    gesture.end();
    expect(table.answers().points).toMatchObject({ impact: 10, learning: 90 });
  });

  test("does nothing any more once it is over", () => {
    const table = openTable();
    const gesture = table.begin("impact");
    gesture.setPoints(7);
    gesture.end();
    gesture.setPoints(50);
    gesture.cancel();
    gesture.end();
    vi.advanceTimersByTime(2000);
    expect(table.answers().points.impact).toBe(7);
    expect(table.overs()).toBe(1);
  });
});

describe("a card in flight", () => {
  test("lands after the card that I saw before it, though somebody else moved others meanwhile", () => {
    const table = openTable();
    for (const area of ["impact", "learning", "culture", "balance"] as const)
      table.somebodyElse.place(area, 6);
    const gesture = table.begin("impact");
    gesture.carry(3, 0.5, 2.5);
    expect(table.shown.at(-1)?.apply(table.answers()).ranking.placed).toEqual([
      "learning",
      "culture",
      "impact",
      "balance",
    ]);
    table.somebodyElse.place("culture", 1);
    // My own list stands still under my hand.
    expect(table.shown.at(-1)?.apply(table.answers()).ranking.placed.at(2)).toBe("impact");
    gesture.end();
    expect(table.answers().ranking.placed).toEqual(["culture", "impact", "learning", "balance"]);
  });

  test("held still is told where it would land once another device has reordered the list", () => {
    const table = openTable();
    for (const area of ["impact", "learning", "culture", "balance"] as const)
      table.somebodyElse.place(area, 6);
    const gesture = table.begin("impact");
    gesture.carry(3, 0.5, 2.5);
    expect(table.sent).toEqual([expect.objectContaining({ kind: "card", place: 3, x: 0.5, y: 2.5 })]);
    vi.advanceTimersByTime(100);
    gesture.refresh();
    expect(table.sent).toHaveLength(1);
    table.somebodyElse.place("culture", 1);
    gesture.refresh();
    expect(table.sent.at(-1)).toEqual({ ...table.sent[0], place: 2 });
    gesture.end();
    gesture.refresh();
    expect(table.sent.at(-1)).toBeUndefined();
  });

  test("goes back into the tray, and undo puts it where it was", () => {
    const table = openTable();
    for (const area of ["impact", "learning"] as const) table.somebodyElse.place(area, 6);
    const gesture = table.begin("impact");
    gesture.carry(null, 0.2, -1);
    gesture.end();
    expect(table.answers().ranking.placed).toEqual(["learning"]);
    table.undo.undo();
    expect(table.answers().ranking.placed).toEqual(["impact", "learning"]);
  });

  test("let go where it began stays there, though another device put it elsewhere meanwhile", () => {
    const table = openTable();
    for (const area of ["impact", "learning", "culture"] as const) table.somebodyElse.place(area, 6);
    const gesture = table.begin("learning");
    gesture.carry(3, 0.5, 2.5);
    vi.advanceTimersByTime(600);
    expect(table.answers().ranking.placed).toEqual(["impact", "culture", "learning"]);
    table.somebodyElse.place("learning", null);
    gesture.carry(2, 0.5, 1.5);
    gesture.end();
    expect(table.answers().ranking.placed).toEqual(["impact", "learning", "culture"]);
    expect(table.undo.nextUndo()).toBeNull();
  });
});
