// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MAX_NOTE_LENGTH } from "#shared/domain/whiteboard/note.ts";
import { startWriting, undoByKeys, type WritingReport } from "../../../client/ui/writing.ts";
import type { NoteWords } from "../../../client/hooks/use-whiteboard.ts";

/** The words of a note, and somebody else who writes in them too. */
class SharedWords implements NoteWords {
  text: string;
  readonly maxLength = MAX_NOTE_LENGTH;
  readonly #listeners = new Set<(move: (position: number) => number) => void>();

  constructor(text: string) {
    this.text = text;
  }

  readonly read = (): string => this.text;

  readonly replace = (at: number, removed: number, inserted: string): void => {
    const room = MAX_NOTE_LENGTH - this.text.length + removed;
    this.text = this.text.slice(0, at) + inserted.slice(0, room) + this.text.slice(at + removed);
  };

  readonly onChange = (listener: (move: (position: number) => number) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly caretAt = (position: number): string => String(position);
  readonly positionOf = (caret: string): number => Number(caret);

  /** Somebody else writes. */
  hear(at: number, inserted: string): void {
    this.text = this.text.slice(0, at) + inserted + this.text.slice(at);
    for (const listener of this.#listeners) {
      listener((position) => (at < position ? position + inserted.length : position));
    }
  }
}

let field: HTMLTextAreaElement;
let stop = (): void => {};

beforeEach(() => {
  vi.useFakeTimers();
  field = document.createElement("textarea");
  document.body.append(field);
});

afterEach(() => {
  stop();
  field.remove();
  vi.useRealTimers();
});

function begin(text: string) {
  const words = new SharedWords(text);
  const report = {
    caret: vi.fn<NonNullable<WritingReport["caret"]>>(),
    pause: vi.fn<WritingReport["pause"]>(),
    full: vi.fn<WritingReport["full"]>(),
    undo: vi.fn<WritingReport["undo"]>(),
  };
  stop = startWriting(field, words, report);
  field.focus();
  return { words, report };
}

/** What a browser does when somebody types: the text, the caret, then the event. */
function type(value: string, caret: number): void {
  field.value = value;
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event("input"));
}

test("what is typed goes into the note, and what others write comes into the field around the caret", () => {
  const { words } = begin("ab");
  type("aXb", 2);
  expect(words.text).toBe("aXb");
  words.hear(0, ">> ");
  expect(field.value).toBe(">> aXb");
  expect(field.selectionStart).toBe(5);
  words.hear(6, "!");
  expect(field.value).toBe(">> aXb!");
  expect(field.selectionStart).toBe(5);
});

test("after my own undo the caret is behind what has come back", () => {
  const { words } = begin("ab");
  field.setSelectionRange(1, 1);
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true }));
  words.hear(1, "XY");
  expect(field.value).toBe("aXYb");
  expect(field.selectionStart).toBe(3);
  vi.advanceTimersByTime(1);
  words.hear(3, "Z");
  expect(field.selectionStart).toBe(3);
});

test("what others write waits while a letter is being composed, and nothing of either is lost", () => {
  const { words } = begin("ab");
  field.dispatchEvent(new CompositionEvent("compositionstart"));
  type("abn", 3);
  expect(words.text).toBe("abn");
  words.hear(0, ">> ");
  expect(field.value).toBe("abn");
  type("abni", 4);
  type("ab你", 3);
  field.dispatchEvent(new CompositionEvent("compositionend"));
  expect(words.text).toBe(">> ab你");
  expect(field.value).toBe(">> ab你");
  expect(field.selectionStart).toBe(6);
});

test("a composition that ends as it began still shows what others wrote meanwhile", () => {
  const { words } = begin("ab");
  field.setSelectionRange(2, 2);
  field.dispatchEvent(new CompositionEvent("compositionstart"));
  words.hear(0, ">> ");
  field.dispatchEvent(new CompositionEvent("compositionend"));
  expect(field.value).toBe(">> ab");
  expect(field.selectionStart).toBe(5);
});

test("a full note keeps what fits, says so, and takes it back once there is room", () => {
  const { words, report } = begin("x".repeat(MAX_NOTE_LENGTH - 1));
  type(`${"x".repeat(MAX_NOTE_LENGTH - 1)}yz`, MAX_NOTE_LENGTH + 1);
  expect(words.text).toHaveLength(MAX_NOTE_LENGTH);
  expect(field.value).toBe(words.text);
  expect(report.full).toHaveBeenLastCalledWith(true);
  type(field.value.slice(0, -3), MAX_NOTE_LENGTH - 3);
  expect(report.full).toHaveBeenLastCalledWith(false);
});

test("a pause, a moved caret and leaving each end a step of undo", () => {
  const { report } = begin("");
  type("a", 1);
  type("ab", 2);
  expect(report.pause).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_100);
  expect(report.pause).toHaveBeenCalledTimes(1);
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft" }));
  expect(report.pause).toHaveBeenCalledTimes(2);
  stop();
  expect(report.pause).toHaveBeenCalledTimes(3);
  expect(report.caret).toHaveBeenLastCalledWith(undefined);
});

test("the caret is told at most every 50 ms, and the browser’s own undo becomes the board’s", () => {
  const { report } = begin("abc");
  for (const caret of [1, 2, 3]) {
    field.setSelectionRange(caret, caret);
    document.dispatchEvent(new Event("selectionchange"));
  }
  vi.advanceTimersByTime(60);
  expect(report.caret.mock.calls).toEqual([["3"]]);
  const event = new InputEvent("beforeinput", { inputType: "historyUndo", cancelable: true });
  field.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(report.undo).toHaveBeenCalledWith("undo");
});

test("what the browser would undo and redo reaches the page as the keys for it", () => {
  const pressed: string[] = [];
  const hear = (event: KeyboardEvent): void =>
    void pressed.push(`${event.ctrlKey ? "Ctrl+" : ""}${event.key}`);
  document.addEventListener("keydown", hear);
  const undo = undoByKeys(field);
  undo("undo");
  undo("redo");
  document.removeEventListener("keydown", hear);
  expect(pressed).toEqual(["Ctrl+z", "Ctrl+y"]);
});
