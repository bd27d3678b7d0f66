import { caretAfter, changeBetween, rebased } from "./text-change.ts";

/** A text that several people may write in, as a field reads and changes it. */
export type SharedWords = {
  readonly read: () => string;
  /** Puts words in place of `removed` characters from `at` on; what has no room any more is left out. */
  readonly replace: (at: number, removed: number, inserted: string) => void;
  /** Calls back after each change by anybody else or by undo, with how to move a position along; returns how to stop. */
  readonly onChange: (listener: (move: Move) => void) => () => void;
  /** A position as it is told to others; left out where nobody is told. */
  readonly caretAt?: (position: number) => string;
  /** How many characters there is room for. */
  readonly maxLength: number;
};

/** What a field tells while somebody writes in it. */
export type WritingReport = {
  /** Where the caret is now, as `caretAt` tells it; undefined once the field is left. */
  readonly caret?: (caret: string | undefined) => void;
  /** One thought is over: what is written next is another step of undo. */
  readonly pause: () => void;
  /** Is there no room for more? */
  readonly full: (isFull: boolean) => void;
  /** The browser asked for its own undo, which would take back others' letters too. */
  readonly undo: (direction: "undo" | "redo") => void;
};

/** Hands the browser's own undo on as the keys that the page hears; it tells what it has taken back. */
export function undoByKeys(field: HTMLElement): WritingReport["undo"] {
  return (direction) => {
    const key = direction === "undo" ? "z" : "y";
    field.dispatchEvent(
      new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }),
    );
  };
}

type Move = (position: number) => number;

/** Milliseconds without a letter after which what follows is another thought. */
const PAUSE_MS = 1_000;
/** Milliseconds between two tellings of where the caret is. */
const CARET_MS = 50;
/** Keys that put the caret elsewhere. */
const CARET_KEYS = /^(Arrow.*|Home|End|PageUp|PageDown)$/;
const UNDO_KEYS = /^[yz]$/i;

/** Ties a text field to a shared text, in both directions; returns how to stop. */
export function startWriting(
  field: HTMLTextAreaElement,
  words: SharedWords,
  report: WritingReport,
): () => void {
  const listening = new AbortController();
  /** The words as the field last agreed on them with the text. */
  let agreed = words.read();
  /** What others have changed since, while a half-composed letter kept it out of the field. */
  let waiting: Move[] = [];
  let isComposing = false;
  /** Is it my own undo that changes the words now? */
  let isUndoing = false;
  let told: string | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const show = (text: string, start: number, end: number, direction = field.selectionDirection): void => {
    agreed = text;
    if (field.value !== text) field.value = text;
    field.setSelectionRange(start, end, direction);
  };
  const moveAlong: Move = (position) => waiting.reduce((at, move) => move(at), position);
  const write = (): void => {
    const change = changeBetween(agreed, field.value, field.selectionEnd);
    if (change === null) {
      if (waiting.length > 0) {
        show(words.read(), moveAlong(field.selectionStart), moveAlong(field.selectionEnd));
        waiting = [];
      }
      return;
    }
    const made = rebased(change, moveAlong);
    const before = words.read().length;
    words.replace(made.at, made.removed, made.inserted);
    const now = words.read();
    const room = Math.max(now.length - before + made.removed, 0);
    report.full(room < made.inserted.length);
    if (now === field.value) {
      agreed = now;
    } else {
      const fitting = { ...made, inserted: made.inserted.slice(0, room) };
      const caret = caretAfter(field.selectionStart, change, fitting, moveAlong);
      show(now, caret, caret);
    }
    waiting = [];
  };
  const tellCaret = (): void => {
    telling = undefined;
    if (isComposing || document.activeElement !== field) return;
    const position = field.selectionDirection === "backward" ? field.selectionStart : field.selectionEnd;
    const caret = words.caretAt?.(position);
    if (caret === told) return;
    told = caret;
    report.caret?.(caret);
  };
  const tellCaretSoon = (): void => {
    telling ??= setTimeout(tellCaret, CARET_MS);
  };
  const endThought = (): void => {
    clearTimeout(pause);
    report.pause();
  };

  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void => field.addEventListener(type, listener, { signal: listening.signal });
  on("input", () => {
    // What the field cannot take back while a letter is being composed waits until it is.
    if (isComposing && (waiting.length > 0 || field.value.length > words.maxLength)) return;
    write();
    clearTimeout(pause);
    pause = setTimeout(report.pause, PAUSE_MS);
    tellCaretSoon();
  });
  on("compositionstart", () => {
    isComposing = true;
  });
  on("compositionend", () => {
    isComposing = false;
    write();
    tellCaretSoon();
  });
  on("beforeinput", (event) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    report.undo(event.inputType === "historyUndo" ? "undo" : "redo");
  });
  on("keydown", ({ key, ctrlKey, metaKey }) => {
    if (CARET_KEYS.test(key)) endThought();
    if (!(ctrlKey || metaKey) || !UNDO_KEYS.test(key)) return;
    // The page undoes when it hears the key after this field.
    isUndoing = true;
    setTimeout(() => {
      isUndoing = false;
    });
  });
  on("pointerdown", endThought);
  on("focus", tellCaretSoon);
  document.addEventListener("selectionchange", tellCaretSoon, { signal: listening.signal });
  const stopHearing = words.onChange((move) => {
    if (isComposing) {
      waiting.push(move);
      return;
    }
    const now = words.read();
    const undone = isUndoing ? changeBetween(field.value, now, now.length) : null;
    if (undone === null) {
      show(now, move(field.selectionStart), move(field.selectionEnd));
    } else {
      // Behind what has come back, as in any text field.
      const caret = undone.at + undone.inserted.length;
      show(now, caret, caret);
    }
  });

  field.value = agreed;
  return () => {
    listening.abort();
    stopHearing();
    clearTimeout(telling);
    endThought();
    report.caret?.(undefined);
  };
}
