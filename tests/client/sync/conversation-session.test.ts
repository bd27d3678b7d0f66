// @vitest-environment happy-dom
import * as Y from "yjs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startFromOrder } from "#shared/domain/allocation.ts";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { FirstAnswers } from "#shared/domain/board.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import { openConversation, type ConversationSession } from "../../../client/sync/conversation-session.ts";
import { keepFirstAnswers } from "../../../client/sync/first-answers.ts";
import { openTable, type BoardTable } from "../../support/board-table.ts";
import { ConversationPage } from "../../support/conversation-page.ts";

let table: BoardTable;
let talk: ConversationSession;
let sam: ConversationPage;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  table = openTable();
  talk = openConversation(table.session);
  sam = new ConversationPage(table.sam.replica);
});
afterEach(() => {
  table.close();
  vi.useRealTimers();
});

const conversation = () => table.session.board.get().conversation;
const nextUndo = () => table.session.undoNames.get().undo;

describe("a conversation on an open page", () => {
  test("makes each pin and each tick a step of its own, and all letters of one thought one step", () => {
    const words = talk.reply("left", "impact");
    talk.pin("left", "impact", true);
    talk.tick("culture", true);
    for (const [at, letter] of ["a", "b", "c"].entries()) words.replace(at, 0, letter);
    expect(nextUndo()).toEqual({ kind: "reply", area: "impact" });
    talk.endWriting();
    words.replace(3, 0, " more");
    talk.reply("left", "culture").replace(0, 0, "else");
    expect(words.read()).toBe("abc more");
    for (const step of ["reply", "reply", "reply", "tick", "pin"]) {
      expect(nextUndo()?.kind).toBe(step);
      expect(table.session.undo()).toBe("done");
    }
    expect(nextUndo()).toBeNull();
    expect(conversation()).toMatchObject({ pins: { left: [] }, talked: [] });
    expect(words.read()).toBe("");
  });

  test("hears the other's letters and says where a caret goes, but not of its own", () => {
    const words = talk.reply("left", "impact");
    const heard = vi.fn<(move: (position: number) => number) => void>();
    const stop = words.onChange(heard);
    words.replace(0, 0, "words");
    expect(heard).not.toHaveBeenCalled();
    table.sync();
    // The same person on another device.
    sam.write("left", "impact", { at: 0, removed: 0, words: "my " });
    table.sync();
    expect(heard.mock.lastCall?.[0](2)).toBe(5);
    expect(words.read()).toBe("my words");
    stop();
  });

  test("ends a gesture that is still running, which stays a step of its own", () => {
    const gesture = table.session.beginGesture("left", "impact");
    gesture.setPoints(30);
    talk.tick("impact", true);
    expect(gesture.isOver).toBe(true);
    expect(nextUndo()).toEqual({ kind: "tick", area: "impact" });
    table.session.undo();
    expect(nextUndo()).toMatchObject({ kind: "points", after: 30 });
  });
});

describe("the first complete answers", () => {
  const first = (): FirstAnswers | null => table.session.board.get().first;
  /** All but the last point of the left seat, and all of the right one. */
  const almost = (): void => {
    sam.complete("left");
    sam.complete("right");
    sam.replica.begin("left");
    sam.replica.setPoints("impact", 28);
    table.sync();
  };

  test("are on record as soon as one's own change completes them", () => {
    almost();
    const stop = keepFirstAnswers(table.session);
    vi.advanceTimersByTime(60_000);
    expect(first()).toBeNull();
    table.session.allocate("left", "give-rest", startFromOrder(AREA_IDS));
    expect(first()).toEqual({ at: Date.now(), answers: table.session.board.get().answers });
    table.session.undo();
    expect(first()).not.toBeNull();
    stop();
  });

  test("are not those that a hand only passes on its way", () => {
    almost();
    const stop = keepFirstAnswers(table.session);
    const gesture = table.session.beginGesture("left", "impact");
    gesture.setPoints(29);
    vi.advanceTimersByTime(600);
    expect(table.session.board.get().answers.left.points.impact).toBe(29);
    gesture.setPoints(20);
    vi.advanceTimersByTime(600);
    gesture.end();
    vi.advanceTimersByTime(60_000);
    expect(first()).toBeNull();
    const again = table.session.beginGesture("left", "impact");
    again.setPoints(29);
    expect(first()).toBeNull();
    again.end();
    expect(first()?.answers.left.points.impact).toBe(29);
    stop();
  });

  test("that another page completes are left to it for a moment, and written while its hand rests", () => {
    almost();
    const stop = keepFirstAnswers(table.session);
    table.samSays({ hand: { kind: "points", seat: "left", points: [["impact", 29]] } });
    sam.replica.setPoints("impact", 29);
    table.sync();
    vi.advanceTimersByTime(60_000);
    expect(first()).toBeNull();
    table.samSays({});
    vi.advanceTimersByTime(1_000);
    expect(first()).toBeNull();
    vi.advanceTimersByTime(1_500);
    expect(first()).not.toBeNull();
    stop();
  });

  test("that the other page has on record are not written again", () => {
    almost();
    const stop = keepFirstAnswers(table.session);
    sam.replica.setPoints("impact", 29);
    table.sync();
    vi.advanceTimersByTime(500);
    sam.record();
    table.sync();
    const before = Y.encodeStateVector(table.doc);
    vi.advanceTimersByTime(60_000);
    expect(Y.encodeStateVector(table.doc)).toEqual(before);
    table.session.place("left", "culture", 1);
    expect(placeOf(first()?.answers.left.ranking ?? { placed: [], tray: [] }, "culture")).toBe(6);
    stop();
  });

  test("are not written by a page that has stopped keeping them", () => {
    almost();
    keepFirstAnswers(table.session)();
    table.session.allocate("left", "give-rest", startFromOrder(AREA_IDS));
    vi.advanceTimersByTime(60_000);
    expect(first()).toBeNull();
  });
});
