import type * as Y from "yjs";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { CommandTarget } from "#shared/document/commands.ts";
import {
  conversationStoryProperty,
  talkUndoAfterAnotherProperty,
} from "../../support/conversation-stories.ts";
import { firstFailureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

/*
 * Proves that the random tests of a conversation can fail, as `mutants.test.ts` does for the cards: each mutant stands
 * in for one function, and the same random cases that pass without it must find it.
 */

type Mutant =
  | "none"
  | "reads the first record of the list"
  | "reads replies as they are"
  | "records over and over"
  | "sets ticks that are all alike"
  | "puts back what somebody else has changed";

const mutant = vi.hoisted(() => ({ name: "none" as Mutant, isUndoing: false }));
const is = (name: Mutant): boolean => mutant.name === name;

vi.mock(import("#shared/document/read-conversation.ts"), async (importOriginal) => {
  const original = await importOriginal();
  const { firstRecordsOf } = await import("#shared/document/schema.ts");
  return {
    ...original,
    readFirst: (doc: Y.Doc) => {
      const records = firstRecordsOf(doc).toArray();
      if (is("records over and over")) return original.readFirst(doc) && null;
      if (!is("reads the first record of the list")) return original.readFirst(doc);
      return records.length === 0
        ? null
        : { ...original.readFirst(doc), at: (records[0] as number[])[1] ?? 0, answers: [] as never };
    },
  };
});

vi.mock(import("#shared/domain/conversation.ts"), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    tidyReply: (text: string) => (is("reads replies as they are") ? text : original.tidyReply(text)),
  };
});

vi.mock(import("#shared/document/conversation-commands.ts"), async (importOriginal) => {
  const original = await importOriginal();
  const { talkedKey, talkOf } = await import("#shared/document/schema.ts");
  return {
    ...original,
    tickArea: (target: CommandTarget, area: Parameters<typeof original.tickArea>[1], isTalked: boolean) => {
      if (!is("sets ticks that are all alike")) return original.tickArea(target, area, isTalked);
      const talk = talkOf(target.doc);
      const value = isTalked ? 1 : -1;
      if (talk.get(talkedKey(area)) === value) return;
      target.doc.transact(() => talk.set(talkedKey(area), value), target.origin);
    },
  };
});

vi.mock(import("#shared/document/undo-stack.ts"), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    UndoStack: class extends original.UndoStack {
      override undo(): ReturnType<InstanceType<typeof original.UndoStack>["undo"]> {
        mutant.isUndoing = true;
        const outcome = super.undo();
        mutant.isUndoing = false;
        return outcome;
      }
    },
    isSameValue: (a: unknown, b: unknown) =>
      (is("puts back what somebody else has changed") && mutant.isUndoing) || original.isSameValue(a, b),
  };
});

const SEED = 20_261_126;

const inStories = (): string | null => firstFailureOf(conversationStoryProperty({ junk: false }), 100, SEED);
const afterAnother = (): string | null => firstFailureOf(talkUndoAfterAnotherProperty(), 400, SEED);

afterEach(() => {
  mutant.name = "none";
});

describe("the random tests of a conversation", () => {
  test("hold on the model as it is", PROPERTY_TIMEOUT, () => {
    expect(firstFailureOf(conversationStoryProperty({ junk: false }), 10, SEED)).toBeNull();
    expect(firstFailureOf(talkUndoAfterAnotherProperty(), 10, SEED)).toBeNull();
  });

  test.each<[Mutant, () => string | null]>([
    ["reads the first record of the list", inStories],
    ["reads replies as they are", inStories],
    ["records over and over", inStories],
    ["sets ticks that are all alike", afterAnother],
    ["puts back what somebody else has changed", afterAnother],
  ])("fail on a model that %s", PROPERTY_TIMEOUT, (name, tried) => {
    mutant.name = name;
    expect(tried()).not.toBeNull();
  });
});
