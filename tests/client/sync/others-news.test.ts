// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AnswerWriter } from "#shared/document/commands.ts";
import { newsInWords } from "#shared/domain/news/news-words.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { english } from "#shared/messages/en/english.ts";
import { watchOthers, type OthersNews } from "../../../client/sync/others-news.ts";
import { openTable, type BoardTable } from "../../support/board-table.ts";

let table: BoardTable;
let news: OthersNews;
let changes = 0;
let mine: SeatId | null = "left";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  table = openTable();
  table.sync();
  table.samSays({});
  mine = "left";
  news = watchOthers(
    table.session,
    table.whiteboard,
    () => mine,
    () => (changes += 1),
  );
  // Long enough to have met.
  vi.advanceTimersByTime(5000);
});
afterEach(() => {
  news.close();
  table.close();
  vi.useRealTimers();
});

const told = (): string => newsInWords(news.read(), { left: "Robin", right: "Sam" }, english).join(" ");
const sam = () => new AnswerWriter(table.sam.replica.target, "right");

describe("what others do is news", () => {
  test("the latest of it, once, until it has been settled", () => {
    for (const place of [1, 2, 3]) {
      sam().place("impact", place);
      sam().place("learning", place);
    }
    table.sync();
    const before = changes;
    sam().setPoints("learning", 20);
    table.sync();
    expect(changes).toBeGreaterThan(before);
    expect(told()).toBe(
      "Sam moved Impact to place 1, moved Learning to place 2 and gave Learning 20 points.",
    );
    news.settle();
    expect(told()).toBe("");
    sam().setPoints("learning", 0);
    table.sync();
    expect(told()).toBe("Sam gave Learning 0 points.");
  });

  test("what they take back before it was told is none", () => {
    sam().setPoints("culture", 40);
    table.sync();
    sam().setPoints("culture", 0);
    table.sync();
    expect(told()).toBe("");
  });

  test("their notes, and where they look", () => {
    table.sam.addNote("right", "words");
    table.sync();
    table.samSays({ step: "points" });
    expect(told()).toBe("Sam went to Points and added a note.");
  });
});

describe("what is done on this page is no news", () => {
  test("gestures, steps, and undo of them", () => {
    const { session, whiteboard } = table;
    session.place("left", "impact", 1);
    const gesture = session.beginGesture("left", "learning");
    gesture.setPoints(30, []);
    gesture.end();
    whiteboard.addNote("left", { on: "board", x: 1, y: 1 }, "sun");
    session.undo();
    expect(told()).toBe("");
  });

  test("and hides nothing of what others do at the same time", () => {
    sam().setPoints("impact", 12);
    table.sync();
    table.session.place("left", "impact", 1);
    table.session.undo();
    expect(told()).toBe("Sam gave Impact 12 points.");
  });

  test("one's own other device is told as what it is", () => {
    new AnswerWriter(table.sam.replica.target, "left").setPoints("balance", 9);
    table.sync();
    expect(told()).toBe("Robin gave Work-life Balance 9 points.");
  });
});

describe("who is here", () => {
  test("who was here before has not come; who is gone for a moment has not left", () => {
    expect(told()).toBe("");
    table.samSays({ seat: null });
    vi.advanceTimersByTime(2000);
    table.samSays({});
    vi.advanceTimersByTime(10_000);
    expect(told()).toBe("");
  });

  test("who is gone for longer has left, and comes again", () => {
    table.samSays({ seat: null });
    vi.advanceTimersByTime(5000);
    expect(told()).toBe("Sam has left.");
    news.settle();
    table.samSays({});
    expect(told()).toBe("Sam has come.");
  });

  test("nobody has left when the connection was away for long, until it is known who is there again", () => {
    table.breakOff();
    vi.advanceTimersByTime(60_000);
    table.connectAgain();
    sam().setPoints("impact", 1);
    table.sync();
    expect(told()).toBe("Sam gave Impact 1 point.");
    table.samSays({});
    vi.advanceTimersByTime(10_000);
    expect(told()).toBe("Sam gave Impact 1 point.");
  });

  test("another page in my own seat is nobody who comes", () => {
    table.samSays({ seat: "left" });
    vi.advanceTimersByTime(10_000);
    expect(told()).toBe("Sam has left.");
  });
});
