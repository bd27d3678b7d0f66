import fc from "fast-check";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { AREA_IDS } from "#shared/domain/areas.ts";
import {
  MAX_STROKE_POINTS,
  MAX_STROKES,
  type InkPoint,
  type Stroke,
} from "#shared/domain/whiteboard/stroke.ts";
import { caretAt } from "#shared/document/note-text.ts";
import { parsePresence, type Presence } from "#shared/document/presence.ts";
import { createStrokeReader } from "#shared/document/read-whiteboard.ts";
import { strokesOf } from "#shared/document/schema.ts";
import { packLiveStroke, packStroke, unpackLiveStroke, unpackStroke } from "#shared/document/stroke-codec.ts";
import { addStroke, eraseStrokes, hasRoomForInk } from "#shared/document/whiteboard-commands.ts";
import { MAX_PRESENCE_BYTES } from "#shared/protocol/limits.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { twoWhiteboards } from "../../support/whiteboard-page.ts";

const aNumber = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -700, max: 2000 }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 1e300) },
);
const aPressure = fc.oneof(fc.constant(0.5), fc.double({ min: -1, max: 2 }), fc.constant(Number.NaN));
const anyPoint: fc.Arbitrary<InkPoint> = fc.record({ x: aNumber, y: aNumber, pressure: aPressure });
/** As far apart as points of the board can be, and back, so that each takes the most bytes. */
const widest: readonly InkPoint[] = Array.from({ length: MAX_STROKE_POINTS }, (_, index) => ({
  x: index % 2 ? 1859.7 : -599.9,
  y: index % 2 ? -599.9 : 1199.7,
  pressure: 0.123,
}));

describe("a packed stroke", () => {
  test(
    "is what it was, to half a unit and within the board, whatever a device has told",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(
        fc.array(anyPoint, { maxLength: 320 }),
        fc.constantFrom("left" as const, "right" as const),
        fc.constantFrom("pen" as const, "marker" as const),
        (points, by, tool) => {
          const drawn = points.filter((point) => Object.values(point).every(Number.isFinite));
          const packed = packStroke({ by, tool, points });
          const stroke = unpackStroke(packed);
          if (drawn.length === 0) return demand(stroke === null, "a stroke of nothing");
          demand(stroke !== null && stroke.by === by && stroke.tool === tool, "whose stroke it is");
          demandSame(stroke.points.length, Math.min(drawn.length, MAX_STROKE_POINTS), "the points");
          for (const [index, { x, y, pressure }] of stroke.points.entries()) {
            const point = drawn[index] ?? { x: 0, y: 0, pressure: 0 };
            demand(Math.abs(x - Math.min(Math.max(point.x, -600), 1860)) <= 0.25, `${point.x} became ${x}`);
            demand(Math.abs(y - Math.min(Math.max(point.y, -600), 1200)) <= 0.25, `${point.y} became ${y}`);
            const told = Math.min(Math.max(point.pressure, 0), 1);
            demand(Math.abs(pressure - told) <= 1 / 255, `pressure ${told} became ${pressure}`);
          }
          demandSame(unpackStroke(packStroke(stroke)), stroke, "packed again");
        },
      );
      expect(failureOf(property, 150)).toBeNull();
    },
  );

  test("that is junk, cut or of another version is none", PROPERTY_TIMEOUT, () => {
    const good = packStroke({ by: "left", tool: "pen", points: widest.slice(0, 5) });
    for (let end = 0; end < good.length; end += 1) expect(unpackStroke(good.slice(0, end))).toBeNull();
    expect(unpackStroke(Uint8Array.of(2, ...good.slice(1)))).toBeNull();
    for (const junk of [null, "text", [1, 0, 1, 0, 0], { length: 3 }, Uint8Array.of(1, 0, 0)])
      expect(unpackStroke(junk)).toBeNull();
    const property = fc.property(fc.uint8Array({ maxLength: 40 }), fc.string(), (bytes, text) => {
      const stroke = unpackStroke(Uint8Array.of(1, ...bytes));
      for (const { x, y } of stroke?.points ?? [])
        demand(Math.abs(x) <= 1860 && Math.abs(y) <= 1200, "far off");
      demand(Array.isArray(unpackLiveStroke(text)), "no list of points");
    });
    expect(failureOf(property, 300)).toBeNull();
  });

  test("of the most points fits into what a page may say of itself, beside everything else at its largest", () => {
    const { robin } = twoWhiteboards();
    const note = robin.addNote("left", "words");
    const longest = -598 - 1 / 3;
    const spot = { on: "right/compensation", x: longest, y: longest } as const;
    const all: Presence = {
      participant: "x".repeat(40),
      seat: "right",
      step: "compare",
      pointer: { on: "board", x: longest, y: longest, laser: true },
      hand: { kind: "points", seat: "right", points: AREA_IDS.map((area) => [area, 100] as const) },
      call: { step: "compare", count: Number.MAX_SAFE_INTEGER },
      carried: { id: "x".repeat(40), spot },
      stroke: { id: "x".repeat(40), tool: "marker", points: packLiveStroke("right", "marker", widest) },
      writing: { note: "x".repeat(40), caret: caretAt(robin.doc, note, 3).padEnd(200) },
      sign: { kind: "ping", spot, count: Number.MAX_SAFE_INTEGER },
      view: { shown: "right", top: 19_999 + 1 / 3 },
    };
    const told = JSON.stringify(all);
    expect(told.length).toBeLessThanOrEqual(MAX_PRESENCE_BYTES - 256);
    const heard = parsePresence(JSON.parse(told));
    expect(heard).toMatchObject({ stroke: { id: all.stroke?.id }, writing: { note: all.writing?.note } });
    expect(unpackLiveStroke((heard as Presence).stroke?.points ?? "")).toHaveLength(MAX_STROKE_POINTS);
  });
});

describe("the strokes of a board", () => {
  const points: readonly InkPoint[] = [0, 7, 20].map((x) => ({ x, y: x, pressure: 0.5 }));
  const aStroke = (id: string): Stroke => ({ id, by: "left", tool: "pen", points });

  test("are painted in the order of their ids, each once, though two people have brought it back", () => {
    const { replicas, robin, sam } = twoWhiteboards();
    for (const id of ["b", "a", "c"]) addStroke(robin.replica.target, aStroke(id));
    replicas.syncAll();
    for (const page of [robin, sam]) {
      page.begin("ink-erase");
      eraseStrokes(page.replica.target, ["a", "c", "a"]);
    }
    replicas.syncAll();
    expect(robin.readStrokes().map(({ id }) => id)).toEqual(["b"]);
    for (const page of [robin, sam]) expect(page.replica.takeBack()).toBe("done");
    replicas.syncAll();
    expect(strokesOf(robin.doc)).toHaveLength(5);
    expect(sam.readStrokes().map(({ id }) => id)).toEqual(["a", "b", "c"]);
    sam.begin("ink-erase");
    eraseStrokes(sam.replica.target, ["a"]);
    expect(sam.readStrokes().map(({ id }) => id)).toEqual(["b", "c"]);
  });

  test("are no more than fit, and an empty line is none", () => {
    const { robin } = twoWhiteboards();
    const { target, doc } = robin.replica;
    expect(addStroke(target, { ...aStroke("none"), points: [] })).toBe(false);
    doc.transact(() => {
      for (let index = 0; index < MAX_STROKES; index += 1)
        expect(addStroke(target, aStroke(`s${index}`))).toBe(true);
    });
    expect(hasRoomForInk(doc)).toBe(false);
    expect(addStroke(target, aStroke("more"))).toBe(false);
    eraseStrokes(target, ["s7"]);
    expect(addStroke(target, aStroke("more"))).toBe(true);
  });

  test("leave nothing behind however often all are erased and brought back", () => {
    const { robin } = twoWhiteboards();
    for (let index = 0; index < 200; index += 1) addStroke(robin.replica.target, aStroke(`s${1000 + index}`));
    const before = robin.readStrokes();
    const structs = (): number => {
      let count = 0;
      for (const each of robin.doc.store.clients.values()) count += each.length;
      return count;
    };
    const bytes = (): number => Y.encodeStateAsUpdate(robin.doc).length;
    const sizes: number[] = [bytes()];
    robin.begin("ink-erase");
    eraseStrokes(
      robin.replica.target,
      before.map(({ id }) => id),
    );
    for (let round = 0; round < 30; round += 1) {
      expect(robin.replica.takeBack()).toBe("done");
      expect(robin.readStrokes()).toEqual(before);
      sizes.push(bytes());
      expect(robin.replica.bringAgain()).toBe("done");
    }
    // One run for each time, however many strokes there are.
    expect(sizes.at(-1)).toBeLessThan((sizes[0] ?? 0) + 30 * 20);
    expect(structs()).toBeLessThan(50);
  });

  test("of which one has changed are read without unpacking the others again", () => {
    const { robin } = twoWhiteboards();
    for (let index = 0; index < 50; index += 1) addStroke(robin.replica.target, aStroke(`s${100 + index}`));
    const read = createStrokeReader(robin.doc);
    const before = read();
    expect(read()).toBe(before);
    addStroke(robin.replica.target, aStroke("s9"));
    eraseStrokes(robin.replica.target, ["s100"]);
    expect(
      read()
        .slice(0, -1)
        .every((stroke, index) => stroke === before[index + 1]),
    ).toBe(true);
  });
});
