import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { readBoard } from "#shared/document/read-board.ts";
import { liveThroughBusyHour } from "../../support/busy-hour.ts";
import { drag } from "../../support/dragging.ts";
import { demandValid } from "../../support/invariants.ts";
import { PROPERTY_TIMEOUT, RUN_FACTOR } from "../../support/property.ts";

const KILOBYTE = 1024;
/** As often as the client writes while a gesture runs. */
const CHECKPOINT_MS = 500;
const FRAME_MS = 1000 / 60;

describe("dragging without a rest", () => {
  test(
    "leaves at most 2 KB after 30 minutes of two people on their own seats, first cards, then sliders",
    PROPERTY_TIMEOUT,
    () => {
      const { stored, updates } = drag({
        minutes: 30,
        every: CHECKPOINT_MS,
        seats: ["left", "right"],
        order: "step by step",
      });
      expect(updates).toBeGreaterThan(6000);
      expect(stored.length).toBeLessThanOrEqual(2 * KILOBYTE);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, stored);
      demandValid(readBoard(doc).answers.left);
      expect(readBoard(doc).answers.left.ranking.placed).toHaveLength(6);
    },
  );

  test("leaves at most 4 KB when every frame of sixty a second is written", PROPERTY_TIMEOUT, () => {
    // Two minutes by default, the whole thirty in a long run: deleted runs merge, so that both come to the same.
    const minutes = RUN_FACTOR >= 5 ? 30 : 2;
    const { stored, updates } = drag({ minutes, every: FRAME_MS, seats: ["left"], order: "step by step" });
    expect(updates).toBeGreaterThan(minutes * 3000);
    expect(stored.length).toBeLessThanOrEqual(4 * KILOBYTE);
  });

  test(
    "leaves at most 2 KB when both people go back and forth between cards and sliders",
    PROPERTY_TIMEOUT,
    () => {
      const seats = ["left", "right"] as const;
      const { stored } = drag({ minutes: 30, every: CHECKPOINT_MS, seats, order: "in turn" });
      expect(stored.length).toBeLessThanOrEqual(2 * KILOBYTE);
    },
  );

  test(
    "leaves at most 32 KB after 30 minutes of two hands that fight over one seat",
    PROPERTY_TIMEOUT,
    () => {
      const { stored } = drag({
        minutes: 30,
        every: CHECKPOINT_MS,
        seats: ["left", "left"],
        order: "step by step",
      });
      expect(stored.length).toBeLessThanOrEqual(32 * KILOBYTE);
    },
  );
});

describe("a busy quarter of an hour with notes and ink", () => {
  test("leaves little more than the words and the lines themselves", PROPERTY_TIMEOUT, () => {
    const hour = liveThroughBusyHour({ areDragging: false, noteEdits: 50, strokes: 125 });
    expect(hour.notes).toBeGreaterThan(25);
    expect(hour.strokesLeft).toBeGreaterThan(90);
    expect(hour.largestUpdate).toBeLessThan(KILOBYTE);
    expect(hour.stored.length).toBeLessThan(40 * KILOBYTE);
    expect(hour.structs).toBeLessThan(800);
    hour.close();
  });
});
