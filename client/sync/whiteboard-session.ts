import type { SeatId } from "#shared/domain/seats.ts";
import type { Spot } from "#shared/domain/whiteboard/board-space.ts";
import { MAX_NOTE_LENGTH, type Note, type NoteColor } from "#shared/domain/whiteboard/note.ts";
import type { InkPoint, InkTool, Stroke } from "#shared/domain/whiteboard/stroke.ts";
import type { TimerKey, Timers } from "#shared/domain/whiteboard/timer.ts";
import { caretAt, NoteWriter, positionOf } from "#shared/document/note-text.ts";
import {
  createStrokeReader,
  isGone,
  keepNotes,
  readNotes,
  readTimers,
  textOf,
  wordsIn,
} from "#shared/document/read-whiteboard.ts";
import { notesOf, strokesOf, timerRecordsOf } from "#shared/document/schema.ts";
import { watchFields } from "#shared/document/undo-fields.ts";
import type { WhiteboardStep } from "#shared/document/undo-stack.ts";
import {
  addNote,
  colorNote,
  eraseStrokes,
  extendTimer,
  hasRoomForInk,
  placeNote,
  purgeNotes,
  removeNote,
  restoreNote,
  startTimer,
  stopTimer,
} from "#shared/document/whiteboard-commands.ts";
import type * as Y from "yjs";
import type { BoardSession } from "./open-board.ts";
import { Cell, type Watchable } from "./store.ts";
import { StrokeDrawing } from "./stroke-drawing.ts";
import { NoteCarry } from "./note-carry.ts";
import { serverNow } from "./server-clock.ts";

/** The words of one note, written together like a document. */
export type NoteWords = {
  /** How many characters there is room for. */
  readonly maxLength: number;
  readonly read: () => string;
  /** Puts words in place of `removed` characters from `at` on; what has no room any more is left out. */
  readonly replace: (at: number, removed: number, inserted: string) => void;
  /** Calls back after each change by anybody else or by undo, with how to move a position along; returns how to stop. */
  readonly onChange: (listener: (move: (position: number) => number) => void) => () => void;
  /** A position that stays between the same letters whatever others write, to be told to others. */
  readonly caretAt: (position: number) => string;
  /** Where such a position is now; null when it is none of this note. */
  readonly positionOf: (caret: string) => number | null;
};

/** One gesture that carries a note; one undo step. */
export type NoteCarrying = {
  /** False once the gesture is over, as after an undo in its midst. */
  readonly move: (spot: Spot) => boolean;
  /** Lets go: the note stays where it was seen last. Ending twice is fine. */
  readonly end: () => void;
  /** Puts it back to where the gesture began. */
  readonly cancel: () => void;
};

/** One stroke while it is drawn; one undo step, however many strokes a very long line becomes. */
type Drawing = {
  /** Has it ended? An undo by key ends it too, while the hand is still pressed. */
  readonly isOver: boolean;
  /** The id of the stroke that is being drawn now. */
  readonly id: string;
  /** All points of that stroke so far. */
  readonly points: readonly InkPoint[];
  readonly extend: (points: readonly InkPoint[]) => void;
  /** Finishes it; a stroke that was interrupted stays as far as it got. Ending twice is fine. */
  readonly end: () => void;
  readonly cancel: () => void;
};

/** One movement of the eraser; one undo step. */
type Erasing = {
  /** Takes whole strokes away, whoever has drawn them. */
  readonly erase: (ids: readonly string[]) => void;
  readonly end: () => void;
  readonly cancel: () => void;
};

/** What lies around the cards of an open board, and everything that may be done with it. */
export type WhiteboardSession = {
  /** Notes from the lowest to the topmost, as they look now: those in somebody's hand where that hand holds them. */
  readonly notes: Watchable<readonly Note[]>;
  /** Finished strokes in the order of painting. */
  readonly strokes: Watchable<readonly Stroke[]>;
  readonly timers: Watchable<Timers>;
  /** A note in which this page has written and that somebody else has removed since; null when there is none. */
  readonly lost: Watchable<Note | null>;
  /** Puts a new note on top; gives its id, or null when the board has as many as it can hold. */
  readonly addNote: (by: SeatId, spot: Spot, color: NoteColor) => string | null;
  /** The words of a note; null when there is no such note. */
  readonly wordsOf: (id: string) => NoteWords | null;
  readonly carryNote: (id: string) => NoteCarrying;
  /** Puts a note at a spot as one step; a spot on a card attaches it to that card. */
  readonly placeNote: (id: string, spot: Spot) => void;
  readonly colorNote: (id: string, color: NoteColor) => void;
  readonly removeNote: (id: string) => void;
  /** Brings the lost note back, or lets go of it. */
  readonly settleLost: (bringBack: boolean) => void;
  /** Begins a stroke; null when the board has as many as it can hold. */
  readonly draw: (by: SeatId, tool: InkTool) => Drawing | null;
  readonly erase: () => Erasing;
  /** Takes away all that one person has drawn, as one step. */
  readonly eraseAllOf: (by: SeatId) => void;
  readonly startTimer: (key: TimerKey, minutes: number) => void;
  readonly extendTimer: (key: TimerKey, minutes: number) => void;
  readonly stopTimer: (key: TimerKey) => void;
  /** A separation between undo steps of writing: called when the caret is put elsewhere or the field is left. */
  readonly endWriting: () => void;
};

const MS_PER_MINUTE = 60_000;

/** Opens what lies around the cards of a board; once for each board, as long as the board is open. */
export function openWhiteboard(session: BoardSession): WhiteboardSession {
  const known = opened.get(session);
  if (known !== undefined) return known;
  const whiteboard = createWhiteboard(session);
  opened.set(session, whiteboard);
  return whiteboard;
}

const opened = new WeakMap<BoardSession, WhiteboardSession>();

function createWhiteboard(session: BoardSession): WhiteboardSession {
  const { past, ground, presence, link, status } = session;
  const { target, undo } = ground;
  const { doc } = target;
  const writer = new NoteWriter(target, undo);
  const stopWatching = watchFields(doc, undo);

  // The document of a past board is empty, so nothing of what follows ever changes these.
  let storedNotes: readonly Note[] = past?.whiteboard?.notes ?? readNotes(doc);
  const readStrokes = createStrokeReader(doc);
  const notes = new Cell(storedNotes);
  const strokes = new Cell(past?.whiteboard?.strokes ?? readStrokes());
  const timers = new Cell<Timers>(readTimers(doc));
  const lost = new Cell<Note | null>(null);
  undo.alsoRead(() => storedNotes);
  undo.alsoRead(strokes.get);

  /** The notes in which this page has written. */
  const written = new Set<string>();
  /** The note that the running step writes in. */
  let writesIn: string | null = null;
  /** The note that the running step has made, and nothing else. */
  let fresh: string | null = null;
  let carry: NoteCarry | null = null;

  const showNotes = (): void => {
    const hands = new Map(
      presence.pages.flatMap(({ carried }) => (carried ? [[carried.id, carried.spot]] : [])),
    );
    if (carry !== null) hands.set(carry.id, carry.spot);
    notes.set(
      keepNotes(notes.get(), hands.size === 0 ? storedNotes : storedNotes.map((note) => inHand(note, hands))),
    );
  };
  const onNotes = (_events: unknown, transaction: Y.Transaction): void => {
    const before = storedNotes;
    storedNotes = keepNotes(before, readNotes(doc));
    if (!transaction.local) {
      const gone = before.find(({ id }) => written.has(id) && isGone(doc, id));
      if (gone !== undefined) lost.set(gone);
    }
    const missing = lost.get();
    if (missing !== null && storedNotes.some(({ id }) => id === missing.id)) lost.set(null);
    showNotes();
  };
  const onStrokes = (): void => strokes.set(readStrokes());
  const onTimers = (): void => timers.set(readTimers(doc));
  notesOf(doc).observeDeep(onNotes);
  strokesOf(doc).observe(onStrokes);
  timerRecordsOf(doc).observe(onTimers);
  const stopHands = presence.onMovement(showNotes);

  /** Old words are erased by whoever may, once it is known what the server has. */
  let isPurged = link.access !== "edit";
  const purge = (): void => {
    if (isPurged || status.get().kind !== "saved") return;
    isPurged = true;
    purgeNotes(target);
  };
  const stopPurge = status.subscribe(purge);
  purge();
  ground.onClose(() => {
    stopPurge();
    stopHands();
    stopWatching();
    notesOf(doc).unobserveDeep(onNotes);
    strokesOf(doc).unobserve(onStrokes);
    timerRecordsOf(doc).unobserve(onTimers);
    writer.close();
  });

  const begin = (kind: WhiteboardStep): void => {
    session.endGesture();
    undo.begin();
    undo.describe({ kind });
    writesIn = null;
    fresh = null;
  };
  const asOneStep = (kind: WhiteboardStep, write: () => void): void => {
    begin(kind);
    write();
    undo.begin();
  };

  return {
    notes,
    strokes,
    timers,
    lost,
    addNote: (by, spot, color) => {
      begin("note-add");
      fresh = addNote(target, by, spot, color);
      return fresh;
    },
    wordsOf: (id) => {
      if (textOf(doc, id) === null) return null;
      return {
        maxLength: MAX_NOTE_LENGTH,
        read: () => {
          const text = textOf(doc, id);
          return text === null ? "" : wordsIn(text);
        },
        replace: (at, removed, inserted) => {
          if (writesIn !== id || undo.step?.kind !== "note-write") {
            begin("note-write");
            writesIn = id;
          }
          written.add(id);
          writer.replace(id, at, removed, inserted);
        },
        onChange: (listener) => writer.onChange(id, listener),
        caretAt: (position) => caretAt(doc, id, position),
        positionOf: (caret) => positionOf(doc, id, caret),
      };
    },
    carryNote: (id) => {
      begin("note-move");
      const begun = new NoteCarry(
        ground,
        presence,
        id,
        storedNotes.find((note) => note.id === id)?.spot,
        () => {
          if (carry === begun) carry = null;
          showNotes();
        },
      );
      ground.take(begun);
      undo.describe({ kind: "note-move" });
      carry = begun;
      return {
        move: (spot) => {
          if (carry !== begun) return false;
          begun.move(spot);
          showNotes();
          return true;
        },
        end: () => begun.settle(),
        cancel: () => begun.cancel(),
      };
    },
    placeNote: (id, spot) => asOneStep("note-move", () => placeNote(target, id, spot)),
    colorNote: (id, color) => asOneStep("note-color", () => colorNote(target, id, color)),
    removeNote: (id) => {
      const isEmpty = textOf(doc, id)?.length === 0;
      const isFresh = fresh === id && undo.step?.kind === "note-add";
      // A note that was made and left empty has never been: there is nothing to take back.
      if (isFresh && isEmpty) undo.abandon();
      // It is still there when somebody else has taken to it meanwhile.
      if (!isGone(doc, id)) asOneStep("note-remove", () => removeNote(target, id));
      fresh = null;
    },
    settleLost: (bringBack) => {
      const note = lost.get();
      lost.set(null);
      if (note !== null && bringBack) asOneStep("note-restore", () => restoreNote(target, note.id));
    },
    draw: (by, tool) => {
      if (!hasRoomForInk(doc)) return null;
      begin("ink-draw");
      const drawing = new StrokeDrawing(ground, presence, by, tool);
      ground.take(drawing);
      undo.describe({ kind: "ink-draw" });
      return drawing;
    },
    erase: () => {
      begin("ink-erase");
      let isOver = false;
      const close = (finish: () => void): void => {
        if (isOver) return;
        isOver = true;
        finish();
        ground.release(gesture);
      };
      const gesture = { settle: () => close(() => undo.begin()) };
      ground.take(gesture);
      undo.describe({ kind: "ink-erase" });
      return {
        erase: (ids) => {
          if (!isOver) eraseStrokes(target, ids);
        },
        end: gesture.settle,
        cancel: () => close(() => undo.abandon()),
      };
    },
    eraseAllOf: (by) => {
      const ids = strokes.get().flatMap((stroke) => (stroke.by === by ? [stroke.id] : []));
      asOneStep("ink-erase", () => eraseStrokes(target, ids));
    },
    startTimer: (key, minutes) => startTimer(target, key, serverNow(), minutes * MS_PER_MINUTE),
    extendTimer: (key, minutes) => extendTimer(target, key, serverNow(), minutes * MS_PER_MINUTE),
    stopTimer: (key) => stopTimer(target, key),
    endWriting: () => {
      writesIn = null;
      // Whatever gesture has begun meanwhile stays one step.
      if (undo.step?.kind === "note-write") undo.begin();
    },
  };
}

function inHand(note: Note, hands: ReadonlyMap<string, Spot>): Note {
  const spot = hands.get(note.id);
  return spot === undefined ? note : { ...note, spot };
}
