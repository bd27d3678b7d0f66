import type * as Y from "yjs";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { CommandTarget } from "#shared/document/commands.ts";
import { firstFailureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { whiteboardStoryProperty } from "../../support/whiteboard-stories.ts";
import {
  soloUndoProperty,
  undoAfterAnotherProperty,
  undoBesideAnotherProperty,
} from "../../support/whiteboard-undo.ts";

/*
 * Proves that the random tests of notes and ink can fail, as `mutants.test.ts` does for the cards: each mutant stands in
 * for one function, and the same random cases that pass without it must find it.
 */

type Mutant =
  | "none"
  | "lists notes as the map does"
  | "paints in the order of arrival"
  | "writes while it reads"
  | "throws the words of a removed note away"
  | "erases outside of any step"
  | "takes other people's strokes for its own"
  | "makes one step of everything"
  | "puts back what somebody else has changed";

const mutant = vi.hoisted(() => ({ name: "none" as Mutant, isUndoing: false }));
const is = (name: Mutant): boolean => mutant.name === name;

vi.mock(import("#shared/document/read-whiteboard.ts"), async (importOriginal) => {
  const original = await importOriginal();
  const { notesOf, strokesOf, timerRecordsOf } = await import("#shared/document/schema.ts");
  const { unpackStroke } = await import("#shared/document/stroke-codec.ts");
  return {
    ...original,
    readNotes: (doc: Y.Doc) => {
      if (is("writes while it reads")) timerRecordsOf(doc).set("rank", [1, 1]);
      const notes = original.readNotes(doc);
      if (!is("lists notes as the map does")) return notes;
      return Array.from(notesOf(doc).keys()).flatMap((id) => notes.find((note) => note.id === id) ?? []);
    },
    createStrokeReader: (doc: Y.Doc) => {
      const read = original.createStrokeReader(doc);
      return () => {
        if (!is("paints in the order of arrival")) return read();
        const records = strokesOf(doc).toArray() as readonly (readonly [string, unknown])[];
        return records.flatMap(([id, packed]) => {
          const stroke = unpackStroke(packed);
          return stroke === null ? [] : [{ id, ...stroke }];
        });
      };
    },
  };
});

vi.mock(import("#shared/document/whiteboard-commands.ts"), async (importOriginal) => {
  const original = await importOriginal();
  const { notesOf } = await import("#shared/document/schema.ts");
  return {
    ...original,
    removeNote: (target: CommandTarget, id: string) => {
      if (!is("throws the words of a removed note away")) return original.removeNote(target, id);
      target.doc.transact(() => notesOf(target.doc).delete(id), target.origin);
    },
    eraseStrokes: (target: CommandTarget, ids: readonly string[]) =>
      original.eraseStrokes(is("erases outside of any step") ? { ...target, origin: {} } : target, ids),
  };
});

vi.mock(import("#shared/document/undo-stack.ts"), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    UndoStack: class extends original.UndoStack {
      readonly #own: object;

      constructor(...given: ConstructorParameters<typeof original.UndoStack>) {
        super(...given);
        this.#own = given[1];
      }

      override undo(): ReturnType<InstanceType<typeof original.UndoStack>["undo"]> {
        mutant.isUndoing = true;
        const outcome = super.undo();
        mutant.isUndoing = false;
        return outcome;
      }

      override begin(): void {
        if (!is("makes one step of everything")) super.begin();
      }

      override partsOf(origin: unknown): ReturnType<InstanceType<typeof original.UndoStack>["partsOf"]> {
        const isTheirs = origin === "network" && is("takes other people's strokes for its own");
        return super.partsOf(isTheirs ? this.#own : origin);
      }
    },
    isSameValue: (a: unknown, b: unknown) =>
      (is("puts back what somebody else has changed") && mutant.isUndoing) || original.isSameValue(a, b),
  };
});

const SEED = 20_261_123;

const inStories = (): string | null => firstFailureOf(whiteboardStoryProperty({ junk: false }), 100, SEED);
const alone = (): string | null => firstFailureOf(soloUndoProperty(), 100, SEED);
const besideAnother = (): string | null => firstFailureOf(undoBesideAnotherProperty(), 100, SEED);
const afterAnother = (): string | null => firstFailureOf(undoAfterAnotherProperty(), 150, SEED);

afterEach(() => {
  mutant.name = "none";
});

describe("the random tests of notes and ink", () => {
  test("hold on the model as it is", PROPERTY_TIMEOUT, () => {
    for (const property of [
      whiteboardStoryProperty({ junk: false }),
      soloUndoProperty(),
      undoBesideAnotherProperty(),
      undoAfterAnotherProperty(),
    ])
      expect(firstFailureOf<unknown>(property, 10, SEED)).toBeNull();
  });

  test.each<[Mutant, () => string | null]>([
    ["lists notes as the map does", inStories],
    ["paints in the order of arrival", inStories],
    ["writes while it reads", inStories],
    ["throws the words of a removed note away", alone],
    ["erases outside of any step", alone],
    ["makes one step of everything", alone],
    ["takes other people's strokes for its own", besideAnother],
    ["puts back what somebody else has changed", afterAnother],
  ])("fail on a model that %s", PROPERTY_TIMEOUT, (name, tried) => {
    mutant.name = name;
    expect(tried()).not.toBeNull();
  });
});
