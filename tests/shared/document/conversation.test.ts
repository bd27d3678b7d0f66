import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { MAX_REPLY_LENGTH } from "#shared/domain/conversation.ts";
import { firstCompleteNote } from "#shared/domain/snapshot/report.ts";
import { firstRecord } from "#shared/document/read-conversation.ts";
import { firstRecordsOf, pinKey, talkOf } from "#shared/document/schema.ts";
import { MAX_STAMP } from "#shared/document/stamped-records.ts";
import { english } from "#shared/messages/en/english.ts";
import { twoConversations } from "../../support/conversation-page.ts";
import {
  conversationStoryProperty,
  soloTalkUndoProperty,
  talkUndoAfterAnotherProperty,
  talkUndoBesideAnotherProperty,
} from "../../support/conversation-stories.ts";
import { failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

describe("a conversation that several pages have open", () => {
  test("stays sound at every moment and ends up the same on every page", PROPERTY_TIMEOUT, () => {
    expect(failureOf(conversationStoryProperty({ junk: false }), 60)).toBeNull();
  });

  test("stays sound while somebody else's program writes junk into it", PROPERTY_TIMEOUT, () => {
    expect(failureOf(conversationStoryProperty({ junk: true }), 80)).toBeNull();
  });
});

describe("undo and redo in a conversation", () => {
  test("walk back through one's own gestures and forth again", PROPERTY_TIMEOUT, () => {
    expect(failureOf(soloTalkUndoProperty(), 30)).toBeNull();
  });

  test("take back exactly one's own gesture beside another of the same time", PROPERTY_TIMEOUT, () => {
    expect(failureOf(talkUndoBesideAnotherProperty(), 60)).toBeNull();
  });

  test("leave alone whatever the other person has done since", PROPERTY_TIMEOUT, () => {
    expect(failureOf(talkUndoAfterAnotherProperty(), 100)).toBeNull();
  });

  test("never take one person's tick for another's", () => {
    const { replicas, robin, sam } = twoConversations();
    const talked = (): readonly string[] => robin.replica.read().conversation.talked;
    robin.tick("impact");
    replicas.syncAll();
    // Off and on again in the same millisecond: now it is Sam who says so.
    sam.tick("impact", false);
    sam.tick("impact");
    replicas.syncAll();
    expect(robin.replica.takeBack()).toBe("changed-since");
    expect(talked()).toEqual(["impact"]);
    sam.replica.takeBack();
    sam.replica.takeBack();
    replicas.syncAll();
    expect(talked()).toEqual(["impact"]);
    expect(robin.replica.bringAgain()).toBe("empty");
  });

  test("name what they take back", () => {
    const { robin } = twoConversations();
    robin.pin("left", "impact");
    robin.tick("culture");
    robin.write("left", "balance", { at: 0, removed: 0, words: "Fridays" });
    robin.pin("left", "impact");
    expect(robin.replica.undo.nextUndo()).toEqual({ kind: "reply", area: "balance" });
    robin.replica.takeBack();
    expect(robin.replica.undo.nextUndo()).toEqual({ kind: "tick", area: "culture" });
    robin.replica.takeBack();
    expect(robin.replica.undo.nextUndo()).toEqual({ kind: "pin", area: "impact" });
    expect(robin.replica.undo.nextRedo()).toEqual({ kind: "tick", area: "culture" });
  });
});

describe("pins and ticks", () => {
  test("are each seat's own, and anybody's", () => {
    const { replicas, robin, sam } = twoConversations();
    robin.pin("left", "impact");
    sam.pin("right", "impact");
    sam.pin("right", "culture");
    robin.tick("learning");
    replicas.syncAll();
    sam.pin("right", "impact", false);
    sam.tick("learning", false);
    sam.tick("balance");
    replicas.syncAll();
    expect(robin.replica.read().conversation).toMatchObject({
      pins: { left: ["impact"], right: ["culture"] },
      talked: ["balance"],
    });
  });

  test("that are there already are not written again, and can be set where junk stands", () => {
    const { robin } = twoConversations();
    robin.pin("left", "impact");
    robin.tick("impact", false);
    const before = Y.encodeStateVector(robin.doc);
    robin.pin("left", "impact");
    expect(Y.encodeStateVector(robin.doc)).toEqual(before);
    const junk = [true, "5", 0.5, MAX_STAMP + 1, Number.NaN, new Y.Map(), [7]];
    for (const value of junk) {
      talkOf(robin.doc).set(pinKey("left", "culture"), value);
      expect(robin.replica.read().conversation.pins.left).toEqual(["impact"]);
      robin.pin("left", "culture");
      expect(robin.replica.read().conversation.pins.left).toEqual(["impact", "culture"]);
      robin.replica.takeBack();
      expect(robin.replica.read().conversation.pins.left).toEqual(["impact"]);
    }
    talkOf(robin.doc).set(pinKey("left", "culture"), MAX_STAMP);
    robin.pin("left", "culture", false);
    expect(robin.replica.read().conversation.pins.left).toEqual(["impact"]);
  });
});

describe("a reply", () => {
  test("is read without what nobody sees, its lines as they were", () => {
    const { robin } = twoConversations();
    const reply = (): string => robin.replica.read().conversation.replies.impact.left;
    robin.write("left", "impact", { at: 0, removed: 0, words: "  one\u202E  line \n\n another\t " });
    expect(reply()).toBe("one line\n\nanother");
    robin.write("left", "impact", { at: 0, removed: 99, words: " \n " });
    expect(reply()).toBe("");
    // Nothing that is read has changed, but the letters of the field have.
    expect(robin.replica.takeBack()).toBe("done");
    expect(reply()).toBe("one line\n\nanother");
  });

  test("ends at the limit, between characters", () => {
    const { robin } = twoConversations();
    robin.write("left", "impact", { at: 0, removed: 0, words: "x".repeat(MAX_REPLY_LENGTH - 1) });
    robin.write("left", "impact", { at: 3, removed: 0, words: "😀" });
    expect(robin.replica.read().conversation.replies.impact.left).toHaveLength(MAX_REPLY_LENGTH - 1);
    robin.write("left", "impact", { at: 3, removed: 1, words: "😀" });
    expect(robin.replica.read().conversation.replies.impact.left).toHaveLength(MAX_REPLY_LENGTH);
  });

  test("leaves one client's letters together however its person goes back and forth", () => {
    const { robin } = twoConversations();
    for (let round = 0; round < 40; round += 1) {
      const area = AREA_IDS[round % 6] ?? "impact";
      robin.pin("left", area, round % 12 < 6);
      robin.write("left", area, { at: 0, removed: 0, words: `${round} ` });
      robin.tick(area, round % 12 < 6);
    }
    expect(Y.encodeStateAsUpdate(robin.doc).length).toBeLessThan(4096);
  });
});

describe("the first complete answers", () => {
  test("are written once both are complete, and stay whatever is undone or changed", () => {
    const { replicas, robin, sam } = twoConversations();
    robin.complete("left");
    robin.record();
    expect(robin.replica.read().first).toBeNull();
    replicas.syncAll();
    sam.complete("right", AREA_IDS.toReversed());
    sam.record();
    const { first, answers } = sam.replica.read();
    expect(first).toEqual({ at: replicas.time, answers });
    expect(sam.replica.takeBack()).toBe("done");
    sam.record();
    replicas.syncAll();
    robin.replica.begin("left");
    robin.replica.place("impact", 4);
    robin.record();
    expect(robin.replica.read().first).toEqual(first);
    expect(firstRecordsOf(robin.doc)).toHaveLength(1);
    // With no junk and no second record it costs little.
    expect(JSON.stringify(firstRecordsOf(robin.doc).toJSON()).length).toBeLessThan(100);
  });

  test("that two pages saw at once are the earlier ones, of one moment the same on both pages", () => {
    for (const later of [5, 0]) {
      const { replicas, robin, sam } = twoConversations();
      robin.complete("left");
      robin.complete("right");
      replicas.syncAll();
      robin.replica.begin("left");
      robin.replica.place("culture", 1);
      robin.record();
      replicas.time += later;
      sam.record();
      const mine = robin.replica.read().first;
      replicas.syncAll();
      expect(robin.replica.read().first).toEqual(sam.replica.read().first);
      expect(later === 0 || robin.replica.read().first === mine).toBe(true);
      expect(firstRecordsOf(robin.doc)).toHaveLength(2);
    }
  });
});

describe("a foreign record of the first complete answers", () => {
  test("of a moment of which no date can be made is none, and the two write their own", () => {
    const { robin } = twoConversations();
    for (const seat of ["left", "right"] as const) robin.complete(seat);
    const { answers } = robin.replica.read();
    const records = firstRecordsOf(robin.doc);
    records.push([0, 0.5, -1, 253_402_300_800_000, 9e15].map((at) => firstRecord({ at, answers })));
    expect(robin.replica.read().first).toBeNull();
    robin.record();
    const { first } = robin.replica.read();
    expect(first?.answers).toEqual(answers);
    expect(firstCompleteNote(robin.replica.read(), english)).toMatch(/^Both answers were first complete on /);
  });
});

describe("a page that reads a conversation again", () => {
  test("keeps every part that has not changed", () => {
    const { replicas, robin, sam } = twoConversations();
    robin.pin("left", "impact");
    robin.write("left", "impact", { at: 0, removed: 0, words: "a" });
    for (const seat of ["left", "right"] as const) robin.complete(seat);
    robin.record();
    const first = robin.replica.read();
    replicas.syncAll();
    sam.write("right", "culture", { at: 0, removed: 0, words: "b" });
    replicas.syncAll();
    const second = robin.replica.read();
    expect(second).not.toBe(first);
    expect(second.answers).toBe(first.answers);
    expect(second.first).toBe(first.first);
    expect(second.conversation.pins).toBe(first.conversation.pins);
    expect(second.conversation.talked).toBe(first.conversation.talked);
    expect(second.conversation.replies.impact).toBe(first.conversation.replies.impact);
    expect(second.conversation.replies.culture.right).toBe("b");
    sam.tick("balance");
    replicas.syncAll();
    const third = robin.replica.read();
    expect(third.conversation.replies).toBe(second.conversation.replies);
    expect(third.conversation.pins).toBe(second.conversation.pins);
    // What says nothing that is read is no other board.
    sam.write("right", "culture", { at: 1, removed: 0, words: "  " });
    replicas.syncAll();
    expect(robin.replica.read()).toBe(third);
  });
});
