import { describe, expect, test } from "vitest";
import { failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { whiteboardStoryProperty } from "../../support/whiteboard-stories.ts";

describe("notes, ink and timers that several pages have open", () => {
  test("stay sound at every moment and end up the same on every page", PROPERTY_TIMEOUT, () => {
    expect(failureOf(whiteboardStoryProperty({ junk: false }), 100)).toBeNull();
  });

  test("stay sound while somebody else's program writes junk among them", PROPERTY_TIMEOUT, () => {
    expect(failureOf(whiteboardStoryProperty({ junk: true }), 150)).toBeNull();
  });
});
