// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { Whiteboard } from "#shared/domain/whiteboard/whiteboard.ts";
import { openPastBoard } from "../../../client/sync/past-board.ts";
import { openWhiteboard } from "../../../client/sync/whiteboard-session.ts";
import { aBoard } from "../../shared/domain/snapshot/boards.ts";

const AROUND: Whiteboard = {
  notes: [{ id: "n0", by: "left", color: "sun", spot: { on: "left/impact", x: 0.5, y: 0.5 }, text: "Keep" }],
  strokes: [
    {
      id: "s0",
      by: "right",
      tool: "pen",
      points: [
        { x: 0, y: 0, pressure: 0.5 },
        { x: 60, y: 40, pressure: 0.5 },
      ],
    },
  ],
};

const past = (whiteboard?: Whiteboard) =>
  openPastBoard({
    board: aBoard(),
    date: "2026-11-26",
    language: "en",
    whiteboard,
    withComparison: true,
    withTalk: true,
  });

test("a past board is there at once, whole, with what lay around its cards", () => {
  const session = past(AROUND);
  const whiteboard = openWhiteboard(session);
  expect(session.arrival.get()).toBe("ready");
  expect(session.board.get()).toEqual(aBoard());
  expect(session.live.get()).toBe(session.board.get());
  expect(whiteboard.notes.get()).toEqual(AROUND.notes);
  expect(whiteboard.strokes.get()).toEqual(AROUND.strokes);
  expect(openWhiteboard(past()).notes.get(), "a file without notes").toEqual([]);
});

test("nothing that a board can be asked to do changes a past one", () => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  const session = past(AROUND);
  const whiteboard = openWhiteboard(session);
  const seen = vi.fn<() => void>();
  for (const part of [session.board, session.live, whiteboard.strokes, whiteboard.timers]) {
    part.subscribe(seen);
  }
  session.place("left", "culture", 1);
  session.allocate("right", "spread", session.board.get().answers.left.points);
  session.setTitle("Another");
  session.setName("left", "Somebody");
  const carried = session.beginGesture("left", "impact");
  carried.carry(3, 10, 10);
  vi.advanceTimersByTime(2_000);
  carried.end();
  const given = session.beginGesture("right", "impact");
  given.setPoints(1);
  given.cancel();
  session.undo();
  session.redo();
  whiteboard.eraseAllOf("right");
  whiteboard.removeNote("n0");
  whiteboard.colorNote("n0", "rose");
  whiteboard.placeNote("n0", { on: "board", x: 0, y: 0 });
  expect(seen).not.toHaveBeenCalled();
  expect(session.board.get()).toEqual(aBoard());
  expect(whiteboard.notes.get()).toEqual(AROUND.notes);
  vi.useRealTimers();
});

test("nobody is on a past board, not even this page, and nothing of it waits or runs", () => {
  vi.useFakeTimers();
  const session = past();
  session.presence.introduce({ seat: "left", step: "rank" });
  expect(session.presence.others.get()).toEqual({ pages: [], watchers: 0 });
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
