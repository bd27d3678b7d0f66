import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { otherSeat } from "#shared/domain/seats.ts";
import {
  scaleOf,
  toBoard,
  toScreen,
  type Box,
  type PlaceBoxes,
} from "#shared/domain/whiteboard/board-on-screen.ts";
import {
  BOARD_HEIGHT,
  BOARD_MARGIN,
  BOARD_WIDTH,
  cardOf,
  COLUMN_GAP,
  COLUMN_WIDTH,
  isCardName,
  parseSpot,
  sideOf,
  withinBoard,
  type CardName,
  type Point,
} from "#shared/domain/whiteboard/board-space.ts";
import { anArea, aSeat } from "../../../support/arbitraries.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../../support/property.ts";

const decimal = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** A column as some screen might show it: from a phone's to a wall's, scrolled away or not. */
const aBox: fc.Arbitrary<Box> = fc.record({
  left: decimal(-2000, 2000),
  top: decimal(-5000, 2000),
  width: decimal(80, 3000),
  height: decimal(200, 3000),
});

/** Both columns side by side, not necessarily of one size. */
const bothBoxes: fc.Arbitrary<PlaceBoxes & { readonly left: Box; readonly right: Box }> = fc
  .tuple(aBox, aBox, decimal(1, 900))
  .map(([left, right, gap]) => ({ left, right: { ...right, left: left.left + left.width + gap } }));

const aPoint: fc.Arbitrary<Point> = fc.record({
  x: decimal(-BOARD_MARGIN, BOARD_WIDTH + BOARD_MARGIN),
  y: decimal(-BOARD_MARGIN, BOARD_HEIGHT + BOARD_MARGIN),
});

const LEFT: Box = { left: 100, top: 200, width: 300, height: 1200 };
const RIGHT: Box = { left: 460, top: 200, width: 300, height: 1200 };

function demandNear(actual: Point | null, wanted: Point, message: string): void {
  demand(actual !== null, `${message}: nothing`);
  const off = Math.hypot(actual.x - wanted.x, actual.y - wanted.y);
  demand(
    off < 1e-6,
    () => `${message}: got ${JSON.stringify(actual)}, ${off} from ${JSON.stringify(wanted)}`,
  );
}

describe("a spot of the board", () => {
  test("lies beside the same places on every screen", () => {
    const screen = { left: LEFT, right: RIGHT };
    expect(toScreen(screen, { x: 0, y: 0 })).toEqual({ x: 100, y: 200 });
    expect(toScreen(screen, { x: COLUMN_WIDTH, y: BOARD_HEIGHT })).toEqual({ x: 400, y: 1400 });
    expect(toScreen(screen, { x: COLUMN_WIDTH + COLUMN_GAP / 2, y: 300 })).toEqual({ x: 430, y: 800 });
    expect(toScreen(screen, { x: COLUMN_WIDTH + COLUMN_GAP, y: 0 })).toEqual({ x: 460, y: 200 });
    expect(toScreen(screen, { x: -100, y: -50 })).toEqual({ x: 50, y: 100 });
    expect(toScreen(screen, { x: BOARD_WIDTH + 100, y: 650 })).toEqual({ x: 810, y: 1500 });
    expect(scaleOf(screen)).toBe(0.5);
  });

  test("of a column that is not shown lies nowhere, and without columns nothing does", () => {
    const narrow = { left: LEFT, right: null };
    expect(toScreen(narrow, { x: 600, y: 0 })).toEqual({ x: 400, y: 200 });
    expect(toScreen(narrow, { x: 700, y: 0 })).toBeNull();
    expect(toScreen({ left: null, right: RIGHT }, { x: 300, y: 0 })).toBeNull();
    expect(toScreen({ left: null, right: null }, { x: 0, y: 0 })).toBeNull();
    expect(toBoard({ left: null, right: null }, { x: 0, y: 0 })).toBeNull();
    expect(scaleOf({ left: null, right: null })).toBe(1);
    expect(scaleOf({ left: null, right: RIGHT })).toBe(0.5);
  });

  test("is found again from where a screen shows it, in columns, gap and margins", PROPERTY_TIMEOUT, () => {
    const property = fc.property(bothBoxes, aPoint, (boxes, point) => {
      const shown = toScreen(boxes, point);
      demand(shown !== null, "not shown");
      demandNear(toBoard(boxes, shown), point, "there and back");
    });
    expect(failureOf(property, 2000)).toBeNull();
  });

  test("is found again on a screen that shows one column only", PROPERTY_TIMEOUT, () => {
    const property = fc.property(aBox, aSeat, aPoint, (box, seat, point) => {
      const boxes = { left: null, right: null, [seat]: box };
      const shown = toScreen(boxes, point);
      if (sideOf(point) === otherSeat(seat)) return demand(shown === null, "the other side is shown");
      demand(shown !== null, "not shown");
      demandNear(toBoard(boxes, shown), point, "there and back");
    });
    expect(failureOf(property, 2000)).toBeNull();
  });

  test(
    "goes to the same side as the column that shows it, and never out of the margin",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(
        fc.oneof(
          bothBoxes,
          fc.tuple(aBox, aSeat).map(([box, seat]): PlaceBoxes => ({ left: null, right: null, [seat]: box })),
        ),
        fc.record({ x: decimal(-1e4, 1e4), y: decimal(-1e4, 1e4) }),
        (boxes, point) => {
          const spot = toBoard(boxes, point);
          demand(spot !== null, "nowhere");
          demandSame(withinBoard(spot), spot, "kept within the margin");
          if (boxes.right === null) demand(sideOf(spot) === "left", "on the side that is shown");
          if (boxes.left === null)
            demand(spot.x >= COLUMN_WIDTH + COLUMN_GAP / 2, "on the side that is shown");
          const isInside =
            Math.abs(spot.x - BOARD_WIDTH / 2) < BOARD_WIDTH / 2 + BOARD_MARGIN &&
            Math.abs(spot.y - BOARD_HEIGHT / 2) < BOARD_HEIGHT / 2 + BOARD_MARGIN;
          if (!isInside || boxes.left === null || boxes.right === null) return;
          demandNear(toScreen(boxes, spot), point, "and back");
        },
      );
      expect(failureOf(property, 2000)).toBeNull();
    },
  );

  test("further right or down on the board is never further left or up on a screen", PROPERTY_TIMEOUT, () => {
    const property = fc.property(bothBoxes, aPoint, aPoint, (boxes, a, b) => {
      const [first, second] = [toScreen(boxes, a), toScreen(boxes, b)];
      demand(first !== null && second !== null, "not shown");
      if (a.x <= b.x) demand(first.x <= second.x + 1e-6, "further left");
      const below = toScreen(boxes, { x: a.x, y: Math.max(a.y, b.y) });
      demand(below !== null && first.y <= below.y + 1e-6, "further up");
    });
    expect(failureOf(property, 1000)).toBeNull();
  });
});

describe("a spot that somebody else has told", () => {
  test("is read when it is one, kept on the board or near its card, and ignored when it is anything else", () => {
    expect(parseSpot({ on: "board", x: 3, y: -4, laser: true })).toEqual({ on: "board", x: 3, y: -4 });
    expect(parseSpot({ on: "board", x: 1e9, y: -1e9 })).toEqual({
      on: "board",
      x: BOARD_WIDTH + BOARD_MARGIN,
      y: -BOARD_MARGIN,
    });
    expect(parseSpot({ on: "right/learning", x: 0.5, y: 7 })).toEqual({ on: "right/learning", x: 0.5, y: 2 });
    for (const junk of [
      null,
      "board",
      {},
      { on: "card", x: 0, y: 0 },
      { on: "left/learning/x", x: 0, y: 0 },
      { on: "up/learning", x: 0, y: 0 },
      { on: "left/toString", x: 0, y: 0 },
      { on: "board", x: NaN, y: 0 },
      { on: "board", x: 0, y: Infinity },
      { on: "board", x: "0", y: 0 },
    ])
      expect(parseSpot(junk)).toBeNull();
  });

  test("never breaks the reader, and what is read can be read again", PROPERTY_TIMEOUT, () => {
    const nearSpot = fc.record({
      on: fc.oneof(fc.constantFrom("board", "left/impact", "right/culture", "left"), fc.anything()),
      x: fc.oneof(fc.double(), fc.anything()),
      y: fc.oneof(fc.double(), fc.anything()),
    });
    const property = fc.property(fc.oneof(fc.anything(), nearSpot), (value) => {
      const spot = parseSpot(value);
      if (spot !== null) demandSame(parseSpot(spot), spot, "read again");
    });
    expect(failureOf(property, 1500)).toBeNull();
  });

  test("names its card", PROPERTY_TIMEOUT, () => {
    const property = fc.property(aSeat, anArea, (seat, area) => {
      const name: CardName = `${seat}/${area}`;
      demand(isCardName(name), "a card");
      demandSame(cardOf(name), { seat, area }, "taken apart");
    });
    expect(failureOf(property, 50)).toBeNull();
  });
});
