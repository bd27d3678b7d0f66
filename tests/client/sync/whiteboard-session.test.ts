// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Spot } from "#shared/domain/whiteboard/board-space.ts";
import { MAX_STROKE_POINTS } from "#shared/domain/whiteboard/stroke.ts";
import { unpackLiveStroke } from "#shared/document/stroke-codec.ts";
import { colorNote, eraseStrokes, placeNote, removeNote } from "#shared/document/whiteboard-commands.ts";
import { openTable, type BoardTable } from "../../support/board-table.ts";

let table: BoardTable;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  table = openTable();
});
afterEach(() => {
  table.close();
  vi.useRealTimers();
});

const at = (x: number, y = 0): Spot => ({ on: "board", x, y });
const words = (): string[] => table.whiteboard.notes.get().map(({ text }) => text);
const spots = (): Spot[] => table.whiteboard.notes.get().map(({ spot }) => spot);
const nextUndo = (): string | undefined => table.session.undoNames.get().undo?.kind;
/** A note with these words, as two steps. */
const aNote = (text = ""): string => {
  const id = table.whiteboard.addNote("left", at(0), "sun") ?? "";
  if (text !== "") table.whiteboard.wordsOf(id)?.replace(0, 0, text);
  table.whiteboard.endWriting();
  vi.advanceTimersByTime(1);
  return id;
};
const aLine = (count: number, from = 0): { x: number; y: number; pressure: number }[] =>
  Array.from({ length: count }, (_, index) => ({
    x: from + index,
    y: 40 + (index % 2) * 30,
    pressure: 0.5,
  }));
const undoAll = (): number => {
  let steps = 0;
  while (table.session.undo() !== "empty") steps += 1;
  return steps;
};

describe("a note in the hand", () => {
  test("is told to the others every 50 ms, written every 500 ms and once at the end, as one step", () => {
    const { session, whiteboard } = table;
    const id = aNote("words");
    const told = vi.spyOn(session.presence, "carry");
    const before = table.writes();
    const carry = whiteboard.carryNote(id);
    for (let tick = 1; tick <= 60; tick += 1) {
      carry.move(at(tick));
      expect(spots()).toEqual([at(tick)]);
      vi.advanceTimersByTime(1000 / 60);
    }
    expect(told.mock.calls.length).toBeGreaterThanOrEqual(18);
    expect(told.mock.calls.length).toBeLessThanOrEqual(22);
    expect(table.writes() - before).toBeLessThanOrEqual(3);
    carry.move(at(61.26));
    carry.end();
    carry.move(at(99));
    carry.end();
    carry.cancel();
    vi.advanceTimersByTime(2000);
    expect(told.mock.calls.at(-1)).toEqual([undefined]);
    expect(table.writes() - before).toBeLessThanOrEqual(4);
    expect(spots()).toEqual([at(61.3)]);
    expect(session.undo()).toBe("done");
    expect(spots()).toEqual([at(0)]);
    expect(nextUndo()).toBe("note-write");
    expect(session.redo()).toBe("done");
    expect(spots()).toEqual([at(61.3)]);
  });

  test("stays where it was seen when the page is left, and goes back when it is cancelled", () => {
    const { whiteboard, session } = table;
    const id = aNote();
    const carry = whiteboard.carryNote(id);
    carry.move(at(10));
    carry.move(at(20));
    window.dispatchEvent(new Event("blur"));
    expect(spots()).toEqual([at(20)]);
    const again = whiteboard.carryNote(id);
    again.move(at(30));
    vi.advanceTimersByTime(600);
    again.move(at(40));
    again.cancel();
    expect(spots()).toEqual([at(20)]);
    expect(session.undo()).toBe("done");
    expect(spots()).toEqual([at(0)]);
    expect(nextUndo()).toBe("note-add");
  });

  test("that is undone falls from the hand", () => {
    const { whiteboard, session } = table;
    const carry = whiteboard.carryNote(aNote());
    expect(carry.move(at(10))).toBe(true);
    expect(session.undo()).toBe("done");
    expect(carry.move(at(20))).toBe(false);
    carry.end();
    expect(spots()).toEqual([at(0)]);
    expect(nextUndo()).toBe("note-add");
  });

  test("that is taken up again at once goes on from where it was let go", () => {
    const { whiteboard } = table;
    const id = aNote();
    const carry = whiteboard.carryNote(id);
    carry.move(at(10));
    carry.move(at(20));
    const again = whiteboard.carryNote(id);
    expect(spots()).toEqual([at(20)]);
    again.end();
    expect(spots()).toEqual([at(20)]);
  });

  test("that is let go where it began leaves no step", () => {
    const { whiteboard } = table;
    const id = aNote();
    const carry = whiteboard.carryNote(id);
    carry.move(at(30));
    vi.advanceTimersByTime(600);
    carry.move(at(0));
    carry.end();
    expect(spots()).toEqual([at(0)]);
    expect(nextUndo()).toBe("note-add");
  });

  test("of another person is seen where that hand holds it, until it lets go", () => {
    const { whiteboard } = table;
    const id = aNote();
    table.samSays({ carried: { id, spot: at(500) } });
    expect(spots()).toEqual([at(500)]);
    const first = whiteboard.notes.get();
    table.samSays({ carried: { id, spot: at(500) }, pointer: at(3) });
    expect(whiteboard.notes.get()).toBe(first);
    table.samSays({});
    expect(spots()).toEqual([at(0)]);
  });
});

describe("writing in notes", () => {
  test("is one step for each burst, and each note's own", () => {
    const { whiteboard, session } = table;
    const [one, two] = [aNote("a"), aNote("b")];
    const [first, second] = [whiteboard.wordsOf(one), whiteboard.wordsOf(two)];
    for (const [index, letter] of [" ", "c", "a", "t"].entries()) first?.replace(1 + index, 0, letter);
    whiteboard.endWriting();
    first?.replace(5, 0, "!");
    second?.replace(1, 0, "?");
    first?.replace(0, 1, "the");
    expect(words()).toEqual(["the cat!", "b?"]);
    for (const expected of [
      ["a cat!", "b?"],
      ["a cat!", "b"],
      ["a cat", "b"],
      ["a", "b"],
    ]) {
      expect(nextUndo()).toBe("note-write");
      expect(session.undo()).toBe("done");
      expect(words()).toEqual(expected);
    }
    first?.replace(1, 0, "n end");
    whiteboard.endWriting();
    whiteboard.endWriting();
    expect(session.redo()).toBe("empty");
    expect(words()).toEqual(["an end", "b"]);
  });

  test("and card gestures in turn are each a step of their own", () => {
    const { whiteboard, session } = table;
    const id = aNote("a");
    const text = whiteboard.wordsOf(id);
    text?.replace(1, 0, "b");
    session.place("left", "impact", 1);
    text?.replace(2, 0, "c");
    const gesture = session.beginGesture("left", "learning");
    gesture.setPoints(20);
    text?.replace(3, 0, "d");
    gesture.setPoints(50);
    text?.replace(4, 0, "e");
    const names: (string | undefined)[] = [];
    const seen: string[] = [];
    for (;;) {
      names.push(nextUndo());
      if (session.undo() === "empty") break;
      seen.push(words().join());
    }
    expect(names).toEqual([
      "note-write",
      "points",
      "note-write",
      "place",
      "note-write",
      "note-write",
      "note-add",
      undefined,
    ]);
    expect(seen).toEqual(["abc", "abc", "ab", "ab", "a", "", ""]);
    expect(session.board.get().answers.left.points.learning).toBe(0);
  });

  test("pauses without cutting a card gesture in two that has begun meanwhile", () => {
    const { whiteboard, session } = table;
    whiteboard.wordsOf(aNote())?.replace(0, 0, "a");
    const gesture = session.beginGesture("left", "learning");
    gesture.setPoints(20);
    whiteboard.endWriting();
    vi.advanceTimersByTime(600);
    gesture.setPoints(50);
    gesture.end();
    expect(session.undo()).toBe("done");
    expect(session.board.get().answers.left.points.learning).toBe(0);
    expect(nextUndo()).toBe("note-write");
  });

  test("tells that another person has removed the note one wrote in, and brings it back with all words", () => {
    const { whiteboard, sam } = table;
    const id = aNote("mine");
    table.sync();
    expect(sam.textOf(id)).toBe("mine");
    sam.begin("note-remove");
    removeNote(sam.replica.target, id);
    whiteboard.wordsOf(id)?.replace(4, 0, " too");
    table.sync();
    expect(words()).toEqual([]);
    expect(whiteboard.lost.get()).toMatchObject({ id, text: "mine too" });
    whiteboard.settleLost(true);
    expect(whiteboard.lost.get()).toBeNull();
    expect(words()).toEqual(["mine too"]);
    expect(nextUndo()).toBe("note-restore");
    table.sync();
    removeNote(sam.replica.target, id);
    table.sync();
    whiteboard.settleLost(false);
    expect(words()).toEqual([]);
    expect(whiteboard.lost.get()).toBeNull();
    whiteboard.settleLost(true);
    expect(words()).toEqual([]);
  });

  test("tells of no loss when the note comes back by itself, was never written in, or was removed by oneself", () => {
    const { whiteboard, session, sam } = table;
    const mine = aNote("mine");
    const theirs = sam.addNote("right", "theirs");
    table.sync();
    sam.begin("note-remove");
    removeNote(sam.replica.target, mine);
    table.sync();
    expect(whiteboard.lost.get()?.id).toBe(mine);
    sam.replica.takeBack();
    table.sync();
    expect(whiteboard.lost.get()).toBeNull();
    removeNote(sam.replica.target, theirs);
    table.sync();
    whiteboard.removeNote(mine);
    expect(whiteboard.lost.get()).toBeNull();
    expect(session.undo()).toBe("done");
    expect(words()).toEqual(["mine"]);
  });

  test("has no words for a note that is none, and writes nothing into one that was erased", () => {
    const { whiteboard } = table;
    expect(whiteboard.wordsOf("nowhere")).toBeNull();
    whiteboard.removeNote("nowhere");
    whiteboard.colorNote("nowhere", "sky");
    whiteboard.placeNote("nowhere", at(1));
    const carry = whiteboard.carryNote("nowhere");
    carry.move(at(1));
    carry.end();
    expect(table.writes()).toBe(0);
    expect(nextUndo()).toBeUndefined();
  });
});

describe("a note that was made and left empty", () => {
  test("leaves no step", () => {
    const { whiteboard, session } = table;
    aNote("before");
    const id = whiteboard.addNote("left", at(5), "sky") ?? "";
    whiteboard.removeNote(id);
    expect(words()).toEqual(["before"]);
    expect(nextUndo()).toBe("note-write");
    expect(session.undo()).toBe("done");
    expect(words()).toEqual([""]);
  });

  test("takes no card gesture with it that came meanwhile", () => {
    const { whiteboard, session } = table;
    const id = whiteboard.addNote("left", at(5), "sky") ?? "";
    const gesture = session.beginGesture("left", "impact");
    gesture.setPoints(30);
    vi.advanceTimersByTime(600);
    whiteboard.removeNote(id);
    gesture.end();
    expect(words()).toEqual([]);
    expect(session.board.get().answers.left.points.impact).toBe(30);
    expect(nextUndo()).toBe("note-remove");
  });

  test("is gone all the same when the other person has given it a colour meanwhile", () => {
    const { whiteboard, sam } = table;
    const id = whiteboard.addNote("left", at(5), "sky") ?? "";
    table.sync();
    colorNote(sam.replica.target, id, "rose");
    table.sync();
    whiteboard.removeNote(id);
    expect(words()).toEqual([]);
  });
});

describe("drawing", () => {
  test("of a very long line makes several strokes and one step, and tells each point to the others", () => {
    const { whiteboard, session } = table;
    aNote();
    const told = vi.spyOn(session.presence, "draw");
    const drawing = whiteboard.draw("left", "pen");
    const ids = new Set<string>();
    for (const point of aLine(700)) {
      drawing?.extend([point]);
      if (drawing) ids.add(drawing.id);
      vi.advanceTimersByTime(8);
    }
    const lastTold = told.mock.calls.at(-1)?.[0];
    expect(unpackLiveStroke(lastTold?.points ?? "").length).toBeLessThanOrEqual(MAX_STROKE_POINTS);
    expect(lastTold?.id).toBe(drawing?.id);
    drawing?.end();
    drawing?.end();
    drawing?.extend(aLine(3));
    drawing?.cancel();
    const strokes = whiteboard.strokes.get();
    expect(strokes.map(({ id }) => id)).toEqual([...ids]);
    expect(strokes.map(({ points }) => points.length)).toEqual([300, 300, 102]);
    expect(strokes[1]?.points[0]).toEqual(strokes[0]?.points.at(-1));
    expect(strokes.at(-1)?.points.at(-1)).toEqual(aLine(700).at(-1));
    expect(told.mock.calls.at(-1)).toEqual([undefined]);
    expect(nextUndo()).toBe("ink-draw");
    expect(session.undo()).toBe("done");
    expect(whiteboard.strokes.get()).toEqual([]);
    expect(nextUndo()).toBe("note-add");
    expect(session.redo()).toBe("done");
    expect(whiteboard.strokes.get()).toEqual(strokes);
  });

  test("of exactly as many points as a stroke has makes one", () => {
    const { whiteboard } = table;
    const drawing = whiteboard.draw("right", "marker");
    drawing?.extend(aLine(MAX_STROKE_POINTS));
    drawing?.end();
    expect(whiteboard.strokes.get()).toHaveLength(1);
  });

  test("that is interrupted stays as far as it got; cancelled it leaves nothing, however long it was", () => {
    const { whiteboard } = table;
    const drawing = whiteboard.draw("left", "pen");
    drawing?.extend(aLine(50));
    window.dispatchEvent(new Event("blur"));
    expect(whiteboard.strokes.get()).toHaveLength(1);
    drawing?.extend(aLine(50, 400));
    drawing?.cancel();
    expect(whiteboard.strokes.get()).toHaveLength(1);
    expect(drawing?.isOver).toBe(true);
    const dropped = whiteboard.draw("left", "pen");
    dropped?.extend(aLine(650));
    expect(dropped?.isOver).toBe(false);
    expect(whiteboard.strokes.get()).toHaveLength(3);
    dropped?.cancel();
    expect(whiteboard.strokes.get()).toHaveLength(1);
    const nothing = whiteboard.draw("left", "pen");
    nothing?.extend([{ x: Number.NaN, y: 3, pressure: 0.5 }]);
    nothing?.end();
    expect(undoAll()).toBe(1);
  });

  test("gives the very same strokes until one has changed", () => {
    const { whiteboard, sam } = table;
    sam.draw("right", 1);
    table.sync();
    const before = whiteboard.strokes.get();
    sam.draw("right", 2);
    table.sync();
    expect(whiteboard.strokes.get()[0]).toBe(before[0]);
    expect(whiteboard.strokes.get()).toHaveLength(2);
  });
});

describe("the eraser", () => {
  const draw = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => {
      const drawing = table.whiteboard.draw(index % 2 ? "left" : "right", "pen");
      drawing?.extend(aLine(4, index));
      drawing?.end();
      vi.advanceTimersByTime(1);
      return drawing?.id ?? "";
    });
  const left = (): string[] => table.whiteboard.strokes.get().map(({ id }) => id);

  test("takes whole strokes, whoever has drawn them, and one undo brings back all of one movement", () => {
    const ids = draw(4);
    const eraser = table.whiteboard.erase();
    eraser.erase([ids[0] ?? "", "nowhere"]);
    eraser.erase([ids[3] ?? "", ids[0] ?? ""]);
    eraser.end();
    expect(left()).toEqual(ids.slice(1, 3));
    expect(nextUndo()).toBe("ink-erase");
    expect(table.session.undo()).toBe("done");
    expect(left()).toEqual(ids);
    table.whiteboard.eraseAllOf("left");
    expect(left()).toEqual([ids[0], ids[2]]);
    expect(table.session.undo()).toBe("done");
    expect(left()).toEqual(ids);
  });

  test("that is cancelled gives back what it took; once it is over it takes nothing and ends no other step", () => {
    const ids = draw(3);
    const eraser = table.whiteboard.erase();
    eraser.erase(ids.slice(0, 2));
    eraser.cancel();
    expect(left()).toEqual(ids);
    expect(nextUndo()).toBe("ink-draw");
    const interrupted = table.whiteboard.erase();
    interrupted.erase([ids[0] ?? ""]);
    const gesture = table.session.beginGesture("left", "impact");
    gesture.setPoints(10);
    vi.advanceTimersByTime(600);
    interrupted.erase([ids[1] ?? ""]);
    interrupted.cancel();
    interrupted.end();
    gesture.setPoints(20);
    gesture.end();
    expect(left()).toEqual(ids.slice(1));
    expect(table.session.undo()).toBe("done");
    expect(table.session.board.get().answers.left.points.impact).toBe(0);
    expect(nextUndo()).toBe("ink-erase");
  });

  test("and another person's undo of drawing the same stroke get along", () => {
    const { sam, session } = table;
    const id = sam.draw("right", 3);
    table.sync();
    const eraser = table.whiteboard.erase();
    eraser.erase([id]);
    eraser.end();
    eraseStrokes(sam.replica.target, ["nowhere"]);
    table.sync();
    expect(sam.replica.takeBack()).toBe("changed-since");
    expect(session.undo()).toBe("done");
    table.sync();
    expect(sam.readStrokes()).toHaveLength(1);
  });
});

describe("a whiteboard", () => {
  test("is opened once for each board", async () => {
    const { openWhiteboard } = await import("../../../client/sync/whiteboard-session.ts");
    expect(openWhiteboard(table.session)).toBe(table.whiteboard);
  });

  test("shows and writes each step's timer, which no undo takes back", () => {
    const { whiteboard, session } = table;
    whiteboard.startTimer("rank", 5);
    vi.advanceTimersByTime(60_000);
    whiteboard.extendTimer("rank", 2);
    expect(whiteboard.timers.get().rank).toEqual({ startedAt: 1_800_000_000_000, lengthMs: 420_000 });
    expect(session.undo()).toBe("empty");
    whiteboard.stopTimer("rank");
    expect(whiteboard.timers.get().rank).toBeNull();
  });

  test("keeps a note's place and colour steps apart from those on cards", () => {
    const { whiteboard, session, sam } = table;
    const id = aNote("a");
    whiteboard.placeNote(id, { on: "left/impact", x: 0.5, y: 0.5 });
    session.place("left", "impact", 1);
    whiteboard.colorNote(id, "leaf");
    table.sync();
    placeNote(sam.replica.target, id, at(700));
    table.sync();
    expect(session.undo()).toBe("done");
    expect(session.undo()).toBe("done");
    expect(session.undo()).toBe("changed-since");
    expect(whiteboard.notes.get()[0]).toMatchObject({ color: "sun", spot: at(700), text: "a" });
  });
});
