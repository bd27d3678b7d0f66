import fc from "fast-check";
import { expect, test } from "vitest";
import { freePlace, keptInside, leanOf } from "../../../../../client/features/whiteboard/notes/spots.ts";
import { demand, failureOf, PROPERTY_TIMEOUT } from "../../../../support/property.ts";

const phone = { left: 6, top: 0, width: 378, height: 900 };

test("a note stays whole on the screen, and where it is as long as it is", PROPERTY_TIMEOUT, () => {
  const aPoint = fc.record({
    x: fc.integer({ min: -900, max: 2_000 }),
    y: fc.integer({ min: -900, max: 2_000 }),
  });
  const aSize = fc.record({
    width: fc.integer({ min: 1, max: 370 }),
    height: fc.integer({ min: 1, max: 890 }),
  });
  const holds = fc.property(aPoint, aSize, (point, size) => {
    const { x, y } = keptInside(point, size, phone);
    demand(x >= phone.left && x + size.width <= phone.left + phone.width, "inside from left to right");
    demand(y >= phone.top && y + size.height <= phone.top + phone.height, "inside from top to bottom");
    const again = keptInside({ x, y }, size, phone);
    demand(again.x === x && again.y === y, "what is inside does not move");
  });
  expect(failureOf(holds, 500)).toBeNull();
});

test("what is larger than the screen begins at its top left", () => {
  expect(keptInside({ x: 50, y: 50 }, { width: 400, height: 1_000 }, phone)).toEqual({ x: 6, y: 0 });
});

test("a new note takes the first free place, else the one where it covers least", () => {
  const size = { width: 160, height: 100 };
  const places = [
    { x: 0, y: 0 },
    { x: 0, y: 90 },
    { x: 0, y: 180 },
  ];
  const first = { left: 0, top: 0, width: 160, height: 100 };
  const last = { left: 0, top: 185, width: 160, height: 100 };
  expect(freePlace(places, size, [])).toEqual({ x: 0, y: 0 });
  expect(freePlace(places, size, [first])).toEqual({ x: 0, y: 180 });
  expect(freePlace(places, size, [first, last])).toEqual({ x: 0, y: 90 });
  expect(freePlace([], size, [])).toBeNull();
});

test("a note always leans the same way, never much, and not all of them alike", () => {
  const leans = Array.from({ length: 60 }, (_, index) => leanOf(`note-${index}`));
  expect(leanOf("note-7")).toBe(leans[7]);
  for (const lean of leans) expect(Math.abs(lean)).toBeLessThanOrEqual(1.6);
  expect(new Set(leans).size).toBeGreaterThan(10);
});
