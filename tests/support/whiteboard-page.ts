import type * as Y from "yjs";
import type { SeatId } from "#shared/domain/seats.ts";
import type { Note } from "#shared/domain/whiteboard/note.ts";
import type { Stroke } from "#shared/domain/whiteboard/stroke.ts";
import { NoteWriter } from "#shared/document/note-text.ts";
import { createStrokeReader, keepNotes, readNotes, readTimers } from "#shared/document/read-whiteboard.ts";
import { watchFields } from "#shared/document/undo-fields.ts";
import type { WhiteboardStep } from "#shared/document/undo-stack.ts";
import { addNote, addStroke, newId } from "#shared/document/whiteboard-commands.ts";
import { Replicas, type Replica } from "./replicas.ts";

/** One open page with all that knows notes and ink, as the client keeps it. */
export class WhiteboardPage {
  readonly replica: Replica;
  readonly writer: NoteWriter;
  readonly readStrokes: () => readonly Stroke[];
  #notes: readonly Note[] = [];

  constructor(replica: Replica) {
    this.replica = replica;
    watchFields(replica.doc, replica.undo);
    this.writer = new NoteWriter(replica.target, replica.undo);
    this.readStrokes = createStrokeReader(replica.doc);
    replica.undo.alsoRead(this.readNotes);
    replica.undo.alsoRead(this.readStrokes);
  }

  get doc(): Y.Doc {
    return this.replica.doc;
  }

  readonly readNotes = (): readonly Note[] => (this.#notes = keepNotes(this.#notes, readNotes(this.doc)));

  /** Starts a step; what was running ends where it stands. */
  begin(kind: WhiteboardStep): void {
    this.replica.undo.begin();
    this.replica.undo.describe({ kind });
  }

  /** Puts up a note with words, as two steps; gives its id. */
  addNote(by: SeatId = "left", words = ""): string {
    this.begin("note-add");
    const id = addNote(this.replica.target, by, { on: "board", x: 10, y: 20 }, "sun") ?? "";
    if (words !== "") this.write(id, 0, 0, words);
    return id;
  }

  /** Writes in a note as one step. */
  write(id: string, at: number, removed: number, inserted: string): void {
    this.begin("note-write");
    this.writer.replace(id, at, removed, inserted);
  }

  /** Draws a short line as one step; gives its id. */
  draw(by: SeatId = "left", at = 0): string {
    this.begin("ink-draw");
    const id = newId(this.replica.target);
    const points = [0, 5, 9].map((step) => ({ x: at + step, y: at, pressure: 0.5 }));
    addStroke(this.replica.target, { id, by, tool: "pen", points });
    return id;
  }

  textOf(id: string): string | undefined {
    return this.readNotes().find((note) => note.id === id)?.text;
  }

  /** Everything around the cards, and the cards too, as a person sees it. */
  seen(): unknown {
    return [this.readNotes(), this.readStrokes(), readTimers(this.doc), this.replica.read().answers];
  }
}

/** Two pages on one board, with clocks that agree. */
export function twoWhiteboards(seed = 1): {
  readonly replicas: Replicas;
  readonly robin: WhiteboardPage;
  readonly sam: WhiteboardPage;
} {
  const replicas = new Replicas([0, 0], seed);
  return {
    replicas,
    robin: new WhiteboardPage(replicas.at(0)),
    sam: new WhiteboardPage(replicas.at(1)),
  };
}
