import { describe, expect, test } from "vitest";
import { failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";
import {
  soloUndoProperty,
  undoAfterAnotherProperty,
  undoBesideAnotherProperty,
} from "../../support/whiteboard-undo.ts";

describe("undo and redo around the cards", () => {
  test("walk back through one's own gestures and forth again, each a whole step", PROPERTY_TIMEOUT, () => {
    expect(failureOf(soloUndoProperty(), 50)).toBeNull();
  });

  test(
    "take back exactly one's own gesture when the other person made one at the same time",
    PROPERTY_TIMEOUT,
    () => {
      expect(failureOf(undoBesideAnotherProperty(), 100)).toBeNull();
    },
  );

  test("leave alone whatever the other person has done since", PROPERTY_TIMEOUT, () => {
    expect(failureOf(undoAfterAnotherProperty(), 100)).toBeNull();
  });
});
