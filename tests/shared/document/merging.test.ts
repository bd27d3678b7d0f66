import { describe, expect, test } from "vitest";
import { drainedTwice, endOfTheClock } from "../../support/corners.ts";
import { failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { storyProperty } from "../../support/stories.ts";

describe("a board that several pages have open", () => {
  test(
    "stays valid at every moment and ends up the same on every page, in whatever order updates arrive",
    PROPERTY_TIMEOUT,
    () => {
      expect(failureOf(storyProperty({ junk: false }), 150)).toBeNull();
    },
  );

  test(
    "stays valid and does exactly what a person does while somebody else's program writes junk into it",
    PROPERTY_TIMEOUT,
    () => {
      expect(failureOf(storyProperty({ junk: true }), 150)).toBeNull();
    },
  );

  test("stays valid when two people take more from one area than it has", PROPERTY_TIMEOUT, () => {
    expect(failureOf(drainedTwice(), 150)).toBeNull();
  });

  test(
    "does exactly what a person does although somebody's claims carry the last possible stamp",
    PROPERTY_TIMEOUT,
    () => {
      expect(failureOf(endOfTheClock(), 150)).toBeNull();
    },
  );
});
