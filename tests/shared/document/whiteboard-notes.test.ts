import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { MAX_NOTE_LENGTH, MAX_NOTES } from "#shared/domain/whiteboard/note.ts";
import { MAX_TIMER_MS } from "#shared/domain/whiteboard/timer.ts";
import { caretAt, positionOf } from "#shared/document/note-text.ts";
import { readNotes, readTimers } from "#shared/document/read-whiteboard.ts";
import { notesOf } from "#shared/document/schema.ts";
import {
  addNote,
  colorNote,
  extendTimer,
  newId,
  placeNote,
  purgeNotes,
  removeNote,
  restoreNote,
  startTimer,
  stopTimer,
} from "#shared/document/whiteboard-commands.ts";
import { reloaded } from "../../support/invariants.ts";
import { twoWhiteboards, WhiteboardPage } from "../../support/whiteboard-page.ts";

const DAY = 86_400_000;

describe("the words of a note", () => {
  test("are both people's, and each takes back only their own letters", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "hello");
    replicas.syncAll();
    robin.write(id, 0, 0, "oh ");
    sam.write(id, 5, 0, " world");
    sam.write(id, 1, 4, "i");
    replicas.syncAll();
    expect([robin.textOf(id), sam.textOf(id)]).toEqual(["oh hi world", "oh hi world"]);
    expect(robin.replica.takeBack()).toBe("done");
    expect(robin.textOf(id)).toBe("hi world");
    replicas.syncAll();
    expect(sam.replica.takeBack()).toBe("done");
    replicas.syncAll();
    expect(robin.textOf(id)).toBe("hello world");
    expect(robin.replica.bringAgain()).toBe("done");
    expect(robin.replica.takeBack()).toBe("done");
    expect(robin.replica.takeBack()).toBe("done");
    expect(robin.textOf(id)).toBe("ello world");
    replicas.syncAll();
    expect(sam.replica.takeBack()).toBe("done");
    expect(sam.textOf(id)).toBe("ello");
    expect(sam.replica.bringAgain()).toBe("done");
    expect(sam.textOf(id)).toBe("ello world");
  });

  test("stay when the one who made the note takes that back after the other has written in it", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote();
    replicas.syncAll();
    sam.write(id, 0, 0, "mine");
    replicas.syncAll();
    expect(robin.replica.takeBack()).toBe("changed-since");
    replicas.syncAll();
    expect(sam.textOf(id)).toBe("mine");
  });

  test("of both are there when a removal is taken back, also those that came after it", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "one");
    replicas.syncAll();
    robin.begin("note-remove");
    removeNote(robin.replica.target, id);
    sam.write(id, 3, 0, " two");
    replicas.syncAll();
    expect([robin.textOf(id), sam.textOf(id)]).toEqual([undefined, undefined]);
    expect(robin.replica.takeBack()).toBe("done");
    replicas.syncAll();
    expect([robin.textOf(id), sam.textOf(id)]).toEqual(["one two", "one two"]);
    expect(robin.replica.bringAgain()).toBe("done");
    expect(robin.textOf(id)).toBeUndefined();
  });

  test("are not hidden again by a redo once the other has written in the note that came back", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "one");
    robin.begin("note-remove");
    removeNote(robin.replica.target, id);
    robin.replica.takeBack();
    replicas.syncAll();
    sam.write(id, 3, 0, " two");
    replicas.syncAll();
    expect(robin.replica.bringAgain()).toBe("changed-since");
    expect(robin.textOf(id)).toBe("one two");
  });

  test("that a running step has written go when it is abandoned, and stay when it is forgotten", () => {
    const { robin } = twoWhiteboards();
    const id = robin.addNote("left", "abc");
    robin.write(id, 1, 1, "xyz");
    robin.replica.undo.abandon();
    expect(robin.textOf(id)).toBe("abc");
    robin.write(id, 3, 0, "d");
    robin.replica.undo.forget();
    robin.write(id, 0, 1, "");
    expect(robin.replica.takeBack()).toBe("done");
    expect(robin.textOf(id)).toBe("abcd");
    expect(robin.replica.takeBack()).toBe("done");
    expect(robin.textOf(id)).toBe("d");
    expect(robin.replica.takeBack()).toBe("done");
    expect(robin.replica.takeBack()).toBe("empty");
  });

  test("are never cut within a character, whatever half of it a field says has changed", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "a😀b");
    const changes: [number, number, string, string][] = [
      [2, 1, "\uDE01", "a😁b"],
      [1, 1, "\uD83C", "a🈁b"],
      [1, 1, "\uD83C\uD83C", "ab"],
      [1, 0, "😀", "a😀b"],
      [2, 0, "x", "a😀xb"],
      [2, 0, "\uDE01\uD83D", "a😁😀xb"],
      [2, 3, "", "axb"],
      [1, 0, "\uD83D", "axb"],
      [3, 5, "y\uDE00", "axby"],
      [-3, 1, "z", "zxby"],
    ];
    for (const [at, removed, inserted, words] of changes) {
      robin.write(id, at, removed, inserted);
      expect(robin.textOf(id)).toBe(words);
      replicas.syncAll();
      expect(sam.textOf(id)).toBe(words);
    }
  });

  test("that two people put in place of one character at the same time are both whole", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "😀");
    replicas.syncAll();
    robin.write(id, 1, 1, "\uDE01");
    sam.write(id, 1, 1, "\uDE02");
    replicas.syncAll();
    expect(robin.textOf(id)).toBe(sam.textOf(id));
    expect(Array.from(robin.textOf(id) ?? "").toSorted()).toEqual(["😁", "😂"]);
    expect(robin.replica.takeBack()).toBe("done");
    expect(robin.textOf(id)?.includes("😂")).toBe(true);
  });

  test("end at the limit, between characters, and can only become fewer when two people have passed it", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "x".repeat(MAX_NOTE_LENGTH - 1));
    robin.write(id, 3, 0, "😀");
    expect(robin.textOf(id)).toHaveLength(MAX_NOTE_LENGTH - 1);
    replicas.syncAll();
    robin.write(id, 0, MAX_NOTE_LENGTH, "r".repeat(MAX_NOTE_LENGTH));
    sam.write(id, 0, MAX_NOTE_LENGTH, "s".repeat(MAX_NOTE_LENGTH));
    replicas.syncAll();
    expect(robin.textOf(id)).toHaveLength(2 * MAX_NOTE_LENGTH);
    robin.write(id, 0, 10, "more");
    expect(robin.textOf(id)).toHaveLength(2 * MAX_NOTE_LENGTH - 10);
    robin.write(id, 0, MAX_NOTE_LENGTH + 90, "more");
    expect(robin.textOf(id)).toHaveLength(MAX_NOTE_LENGTH - 96);
  });

  test("say how a caret moves along with what others write", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "0123456789");
    replicas.syncAll();
    let carets = [0, 3, 5, 10];
    const stop = robin.writer.onChange(id, (move) => (carets = carets.map(move)));
    robin.write(id, 0, 0, "own");
    expect(carets).toEqual([0, 3, 5, 10]);
    robin.write(id, 0, 3, "");
    sam.write(id, 3, 0, "ab");
    replicas.syncAll();
    expect(carets).toEqual([0, 3, 7, 12]);
    sam.write(id, 2, 6, "");
    replicas.syncAll();
    expect(carets).toEqual([0, 2, 2, 6]);
    robin.replica.takeBack();
    expect(carets).toEqual([0, 2, 2, 6].map((caret) => (caret > 0 ? caret + 3 : caret)));
    stop();
    sam.write(id, 0, 0, "zz");
    replicas.syncAll();
    expect(carets.at(0)).toBe(0);
  });

  test("have no place for a caret that is junk, of another note or of no note", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const [id, other] = [robin.addNote("left", "some words"), robin.addNote("left", "others")];
    replicas.syncAll();
    const roots = [...sam.doc.share.keys()];
    expect(positionOf(sam.doc, id, caretAt(robin.doc, id, 4))).toBe(4);
    expect(positionOf(sam.doc, id, caretAt(robin.doc, id, -4))).toBe(0);
    expect(positionOf(sam.doc, id, caretAt(robin.doc, id, 99))).toBe(10);
    const { item, type } = JSON.parse(caretAt(robin.doc, id, 4)) as { item: object; type: object };
    const junk = [
      caretAt(robin.doc, other, 4),
      caretAt(robin.doc, other, 0),
      "",
      "null",
      "7",
      '"text"',
      "[]",
      "{}",
      "[".repeat(200),
      '{"tname":"notes"}',
      '{"tname":"elsewhere","item":null}',
      '{"item":7}',
      '{"type":{"client":1,"clock":1}}',
      '{"item":{"client":"__proto__","clock":0}}',
      JSON.stringify({ item: { ...item, clock: -1 } }),
      JSON.stringify({ item: { ...item, clock: 1e9 } }),
      JSON.stringify({ item: { ...item, clock: {} } }),
      JSON.stringify({ item: { ...item, clock: ((item as { clock: number }).clock ?? 0) + 0.5 } }),
      JSON.stringify({ type: { ...type, clock: 0.5 } }),
      JSON.stringify({ item: type }),
      JSON.stringify({ type: item }),
    ];
    for (const caret of junk) expect([caret, positionOf(sam.doc, id, caret)]).toEqual([caret, null]);
    expect(positionOf(sam.doc, "nowhere", "{}")).toBeNull();
    expect(caretAt(sam.doc, "nowhere", 1)).toBe("");
    expect([...sam.doc.share.keys()]).toEqual(roots);
  });
});

describe("a note", () => {
  test("goes back only from where one has put it oneself", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote();
    replicas.syncAll();
    robin.begin("note-move");
    placeNote(robin.replica.target, id, { on: "left/impact", x: 0.5, y: 0.25 });
    replicas.syncAll();
    sam.begin("note-move");
    placeNote(sam.replica.target, id, { on: "board", x: 300, y: 40 });
    replicas.syncAll();
    expect(robin.replica.takeBack()).toBe("changed-since");
    expect(robin.readNotes()[0]?.spot).toEqual({ on: "board", x: 300, y: 40 });
    expect(sam.replica.takeBack()).toBe("done");
    expect(sam.readNotes()[0]?.spot).toEqual({ on: "left/impact", x: 0.5, y: 0.25 });
  });

  test("that is put where it lies, on top, or given its own colour, is not written and no step", () => {
    const { robin } = twoWhiteboards();
    const { target } = robin.replica;
    const [below, above] = [robin.addNote(), robin.addNote()];
    const before = Y.encodeStateVector(robin.doc);
    robin.begin("note-move");
    placeNote(target, above, { on: "board", x: 10, y: 20 });
    placeNote(target, above, { on: "board", x: Number.NaN, y: 20 });
    colorNote(target, above, "sun");
    restoreNote(target, above);
    placeNote(target, "nowhere", { on: "board", x: 0, y: 0 });
    expect(Y.encodeStateVector(robin.doc)).toEqual(before);
    expect(robin.replica.undo.nextUndo()).toEqual({ kind: "note-add" });
    expect(addNote(target, "left", { on: "board", x: Number.POSITIVE_INFINITY, y: 0 }, "sky")).toBeNull();
    placeNote(target, below, { on: "board", x: 10, y: 20 });
    expect(robin.readNotes().map(({ id }) => id)).toEqual([above, below]);
  });

  test("has no place on a board that has as many as it can hold", () => {
    const { robin } = twoWhiteboards();
    for (let count = 0; count < MAX_NOTES; count += 1) expect(robin.addNote()).not.toBe("");
    expect(robin.addNote()).toBe("");
    expect(robin.readNotes()).toHaveLength(MAX_NOTES);
    robin.begin("note-remove");
    removeNote(robin.replica.target, robin.readNotes()[0]?.id ?? "");
    expect(robin.addNote()).not.toBe("");
  });

  test("that was made a moment later has the greater id", () => {
    const { replicas, robin } = twoWhiteboards();
    let last = newId(robin.replica.target);
    for (const later of [1, 1, 3, 1000, DAY, 400 * DAY]) {
      replicas.time += later;
      const id = newId(robin.replica.target);
      expect(id > last).toBe(true);
      expect(id).toHaveLength(15);
      last = id;
    }
  });

  test("whose colour a foreign program has made a type can be given one, and that can be taken back", () => {
    const { robin } = twoWhiteboards();
    const id = robin.addNote();
    const note = notesOf(robin.doc).get(id) as Y.Map<unknown>;
    note.set("color", new Y.Map([["a", 1]]));
    robin.begin("note-color");
    colorNote(robin.replica.target, id, "sky");
    expect(robin.readNotes()[0]?.color).toBe("sky");
    expect(robin.replica.takeBack()).toBe("done");
    expect(readNotes(reloaded(robin.doc, false))).toEqual(robin.readNotes());
  });
});

describe("a removed note", () => {
  const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString("latin1");

  test("is gone from the bytes of the board a day later, wherever its words were kept for an undo", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const id = robin.addNote("left", "confidential");
    replicas.syncAll();
    sam.write(id, 12, 0, "secretly");
    sam.write(id, 0, 4, "");
    replicas.syncAll();
    robin.begin("note-remove");
    removeNote(robin.replica.target, id);
    replicas.syncAll();
    replicas.time += DAY;
    purgeNotes(robin.replica.target);
    expect(notesOf(robin.doc).has(id)).toBe(true);
    replicas.time += 1;
    // Tomorrow's page is another one.
    const today = new WhiteboardPage(replicas.restart(0, false));
    purgeNotes(today.replica.target);
    replicas.syncAll();
    for (const doc of [today.doc, reloaded(sam.doc, false), reloaded(sam.doc, true)]) {
      for (const words of ["fidential", "secretly"]) expect(bytesOf(doc)).not.toContain(words);
      expect(readNotes(doc)).toEqual([]);
    }
    expect(sam.replica.takeBack()).toBe("changed-since");
    sam.replica.bringAgain();
    sam.replica.takeBack();
    replicas.syncAll();
    expect(bytesOf(today.doc)).not.toContain("secretly");
  });

  test("comes back no more once its words are erased", () => {
    const { replicas, robin } = twoWhiteboards();
    const id = robin.addNote("left", "words");
    robin.begin("note-remove");
    removeNote(robin.replica.target, id);
    replicas.time += DAY + 1;
    purgeNotes(robin.replica.target);
    const before = Y.encodeStateVector(robin.doc);
    expect(robin.replica.takeBack()).toBe("changed-since");
    expect(robin.replica.takeBack()).toBe("changed-since");
    expect(robin.replica.takeBack()).toBe("changed-since");
    expect(robin.replica.takeBack()).toBe("empty");
    expect(Y.encodeStateVector(robin.doc)).toEqual(before);
    robin.writer.replace(id, 0, 0, "again");
    restoreNote(robin.replica.target, id);
    expect(readNotes(robin.doc)).toEqual([]);
  });
});

describe("the steps that are remembered", () => {
  test("are two hundred: the one before is forgotten, and so are the letters that were kept for it", () => {
    const { robin } = twoWhiteboards();
    const id = robin.addNote("left", "a-first-secret");
    robin.write(id, 0, 14, "");
    const kept = (): string => Buffer.from(Y.encodeStateAsUpdate(robin.doc)).toString("latin1");
    expect(kept()).toContain("a-first-secret");
    for (let step = 0; step < 200; step += 1) robin.write(id, 0, 1, String(step % 10));
    expect(kept()).not.toContain("a-first-secret");
    let steps = 0;
    while (robin.replica.takeBack() !== "empty") steps += 1;
    expect(steps).toBe(200);
    expect(robin.textOf(id)).toBe("");
    robin.write(id, 0, 0, "new");
    expect(robin.replica.bringAgain()).toBe("empty");
    expect(robin.textOf(id)).toBe("new");
  });
});

describe("a timer", () => {
  test("that both people extend at once has been extended, and one that is over runs on from now", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    const start = replicas.time;
    const minute = 60_000;
    startTimer(robin.replica.target, "rank", start + 0.7, 5 * minute);
    replicas.syncAll();
    for (const page of [robin, sam]) extendTimer(page.replica.target, "rank", start + minute, 2 * minute);
    replicas.syncAll();
    for (const page of [robin, sam])
      expect(readTimers(page.doc).rank).toEqual({ startedAt: start, lengthMs: 7 * minute });
    extendTimer(robin.replica.target, "rank", start + 10 * minute, 2 * minute);
    expect(readTimers(robin.doc).rank).toEqual({ startedAt: start, lengthMs: 12 * minute });
    stopTimer(robin.replica.target, "rank");
    extendTimer(robin.replica.target, "rank", start, minute);
    expect(readTimers(robin.doc).rank).toBeNull();
  });

  test("of yesterday can be extended, none is longer than four hours, and a part of a millisecond is none", () => {
    const { replicas, robin } = twoWhiteboards();
    const { target } = robin.replica;
    const start = replicas.time;
    startTimer(target, "points", start, 60_000);
    extendTimer(target, "points", start + DAY, 300_000);
    expect(readTimers(robin.doc).points).toEqual({ startedAt: start + DAY, lengthMs: 300_000 });
    startTimer(target, "points", start, 1e12);
    expect(readTimers(robin.doc).points).toEqual({ startedAt: start, lengthMs: MAX_TIMER_MS });
    extendTimer(target, "points", start + 60_000, 60_000);
    expect(readTimers(robin.doc).points).toEqual({ startedAt: start + 60_000, lengthMs: MAX_TIMER_MS });
    startTimer(target, "points", start, 1000.6);
    expect(readTimers(robin.doc).points).toEqual({ startedAt: start, lengthMs: 1001 });
  });
});
