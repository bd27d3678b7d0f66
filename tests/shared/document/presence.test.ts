import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_ALLOCATION } from "#shared/domain/allocation.ts";
import { NO_ANSWERS, type Answers } from "#shared/domain/board.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import { parsePresence, withHand, type Hand } from "#shared/document/presence.ts";
import { anAllocation, anArea, aRanking, aSeat } from "../../support/arbitraries.ts";
import { demandValid } from "../../support/invariants.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

const PAGE = { participant: "p1", seat: "left", step: "rank" } as const;

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withTypedArray: true,
});

const nearId = fc.oneof(fc.string({ maxLength: 45 }), anything);

const nearSpot = fc.oneof(
  anything,
  fc.record({ on: fc.constantFrom("board", "left/impact", "left/x"), x: fc.double(), y: fc.double() }),
);

const nearPresence = fc.record(
  {
    participant: fc.oneof(fc.string({ maxLength: 45 }), anything),
    seat: fc.constantFrom<unknown>("left", "right", null, "up", 1),
    step: fc.constantFrom<unknown>("rank", "points", "compare", "toString"),
    watching: fc.constantFrom<unknown>(false, undefined, "true", 1),
    pointer: fc.oneof(
      anything,
      nearSpot,
      fc.record({
        on: fc.constant("board"),
        x: fc.double(),
        y: fc.double(),
        laser: fc.constantFrom(true, 1),
      }),
    ),
    hand: fc.oneof(
      anything,
      fc.record({
        kind: fc.constantFrom("card", "points", "both"),
        seat: fc.constantFrom("left", "right", "up"),
        area: fc.oneof(anArea, anything),
        place: fc.oneof(fc.double(), fc.integer({ min: -1, max: 8 }), fc.constant(null)),
        x: fc.double(),
        y: fc.double(),
        points: fc.oneof(
          anything,
          fc.array(fc.tuple(anArea, fc.oneof(fc.integer({ min: -5, max: 105 }), fc.double()))),
        ),
      }),
    ),
    call: fc.oneof(anything, fc.record({ step: fc.constantFrom("rank", "x"), count: fc.double() })),
    carried: fc.oneof(anything, fc.record({ id: nearId, spot: nearSpot })),
    stroke: fc.oneof(
      anything,
      fc.record({
        id: nearId,
        tool: fc.constantFrom("pen", "marker", "brush"),
        points: fc.oneof(fc.string(), anything),
      }),
    ),
    writing: fc.oneof(anything, fc.record({ note: nearId, caret: fc.oneof(fc.string(), anything) })),
    sign: fc.oneof(
      anything,
      fc.record({
        count: fc.oneof(fc.integer(), fc.double()),
        kind: fc.constantFrom("ping", "reaction", "shout"),
        spot: nearSpot,
        reaction: fc.constantFrom("heart", "applause", 1),
      }),
    ),
    view: fc.oneof(anything, fc.record({ shown: fc.constantFrom("left", "up"), top: fc.double() })),
  },
  { requiredKeys: [] },
);

/** What any caller could pass by its type, sensible or not. */
const anyHand: fc.Arbitrary<Hand> = fc.oneof(
  fc.record({
    kind: fc.constant("card" as const),
    seat: aSeat,
    area: anArea,
    place: fc.oneof(fc.constant(null), fc.double(), fc.integer()),
    x: fc.double(),
    y: fc.double(),
  }),
  fc.record({
    kind: fc.constant("points" as const),
    seat: aSeat,
    points: fc.array(fc.tuple(anArea, fc.oneof(fc.double(), fc.integer({ min: -50, max: 150 }))), {
      maxLength: 9,
    }),
  }),
);

const someAnswers: fc.Arbitrary<Answers> = fc.record({ ranking: aRanking, points: anAllocation });

function read(state: unknown): Readonly<Record<string, unknown>> {
  return { ...parsePresence(state) };
}

describe("what another page says of itself", () => {
  test("is read when it is a presence and ignored when it is anything else", () => {
    expect(parsePresence({ ...PAGE, extra: 1 })).toEqual(PAGE);
    expect(parsePresence({ watching: true, participant: "x" })).toEqual({ watching: true });
    for (const state of [
      null,
      undefined,
      1,
      "x",
      [],
      { ...PAGE, seat: "up" },
      { ...PAGE, step: "x" },
      { ...PAGE, participant: "" },
    ])
      expect(parsePresence(state)).toBeNull();
  });

  test("keeps the rest of a presence when one part of it is broken", () => {
    const hand = { kind: "card", seat: "left", area: "impact", place: 7, x: 0, y: 0 };
    const pointer = { on: "left/impact", x: 0.5, y: 2 };
    expect(parsePresence({ ...PAGE, hand, pointer, call: { step: "x" } })).toEqual({ ...PAGE, pointer });
  });

  test("says where it points in the space that all screens share, and nothing of a spot that nobody knows", () => {
    const pointerOf = (pointer: unknown): unknown => read({ ...PAGE, pointer })["pointer"];
    expect(pointerOf({ on: "board", x: 5, y: -5, laser: true })).toEqual({
      on: "board",
      x: 5,
      y: -5,
      laser: true,
    });
    expect(pointerOf({ on: "right/culture", x: 0.5, y: 0.5, laser: 1 })).toEqual({
      on: "right/culture",
      x: 0.5,
      y: 0.5,
    });
    expect(pointerOf({ on: "card", x: 0.5, y: 2 })).toBeUndefined();
    expect(pointerOf({ on: "column:left", x: 0.5, y: 0.5 })).toBeUndefined();
    expect(pointerOf({ on: "board", x: Infinity, y: 0 })).toBeUndefined();
  });

  test("tells what is in hand around the cards, each part only when it is whole", () => {
    const spot = { on: "board", x: 1, y: 2 };
    const whole = {
      ...PAGE,
      carried: { id: "n1", spot },
      stroke: { id: "s1", tool: "marker", points: "AAAA" },
      writing: { note: "n1", caret: "abc" },
      sign: { kind: "ping", count: 3, spot },
      view: { shown: "right", top: -120.5 },
    };
    expect(parsePresence(whole)).toEqual(whole);
    expect(read({ ...whole, sign: { kind: "reaction", count: 1, reaction: "idea" } })["sign"]).toEqual({
      kind: "reaction",
      count: 1,
      reaction: "idea",
    });
    const junk: Readonly<Record<string, readonly unknown[]>> = {
      carried: [
        1,
        {},
        { id: "", spot },
        { id: "n".repeat(41), spot },
        { id: "n1", spot: { on: "x", x: 1, y: 2 } },
      ],
      stroke: [
        [],
        { id: "s1", tool: "brush", points: "" },
        { id: "s1", tool: "pen", points: 5 },
        { id: "s1", tool: "pen", points: "A".repeat(3_001) },
        { id: 1, tool: "pen", points: "" },
      ],
      writing: ["n1", { note: "n1" }, { note: "", caret: "" }, { note: "n1", caret: "c".repeat(201) }],
      sign: [
        true,
        { kind: "ping", count: 1 },
        { kind: "ping", count: 1.5, spot },
        { kind: "reaction", count: 1, reaction: "applause" },
        { kind: "shout", count: 1, spot },
        { kind: "ping", spot },
      ],
      view: [
        null,
        { shown: "up", top: 0 },
        { shown: "left", top: "0" },
        { shown: "left", top: NaN },
        { shown: "left", top: 1e6 },
      ],
    };
    for (const [part, values] of Object.entries(junk)) {
      for (const value of values) {
        expect(parsePresence({ ...whole, [part]: value }), `${part} ${JSON.stringify(value)}`).toEqual({
          ...whole,
          [part]: undefined,
        });
      }
    }
  });

  test("may point, wave and look around while only watching, but holds nothing in a hand", () => {
    const spot = { on: "left/learning", x: 0.5, y: 0.5 };
    const watching = {
      ...PAGE,
      seat: null,
      pointer: spot,
      sign: { kind: "ping", count: 1, spot },
      view: { shown: "left", top: 0 },
    };
    const hands = {
      carried: { id: "n1", spot },
      stroke: { id: "s1", tool: "pen", points: "" },
      writing: { note: "n1", caret: "" },
    };
    expect(parsePresence({ ...watching, ...hands })).toEqual(watching);
  });

  test("shows no hand of somebody who only watches", () => {
    const hand = { kind: "points", seat: "left", points: [["impact", 5]] };
    expect(parsePresence({ ...PAGE, hand })).toMatchObject({ hand });
    expect(parsePresence({ ...PAGE, seat: null, hand })).toMatchObject({ hand: undefined });
  });

  test("never breaks the reader, and what is read can be read again", PROPERTY_TIMEOUT, () => {
    const property = fc.property(fc.oneof(anything, nearPresence), someAnswers, (state, answers) => {
      const presence = parsePresence(state);
      if (presence === null) return;
      demandSame(parsePresence(presence), presence, "read again");
      if ("watching" in presence || presence.hand === undefined) return;
      demandValid(withHand(answers, presence.hand));
      demand(presence.seat !== null, "a hand without a seat");
    });
    expect(failureOf(property, 1500)).toBeNull();
  });
});

describe("answers under a moving hand", () => {
  test("show the card where it would land and points where they would be given", () => {
    const answers: Answers = {
      ranking: rankingOf(["impact", "learning"]),
      points: { ...EMPTY_ALLOCATION, impact: 60, learning: 40 },
    };
    const card: Hand = { kind: "card", seat: "left", area: "culture", place: 2, x: 0, y: 0 };
    expect(withHand(answers, card).ranking.placed).toEqual(["impact", "culture", "learning"]);
    const transfer: Hand = {
      kind: "points",
      seat: "left",
      points: [
        ["impact", 75],
        ["learning", 25],
      ],
    };
    expect(withHand(answers, transfer).points).toEqual({ ...EMPTY_ALLOCATION, impact: 75, learning: 25 });
    const tooMuch: Hand = { kind: "points", seat: "left", points: [["culture", 30]] };
    expect(withHand(answers, tooMuch).points).toEqual(answers.points);
    expect(withHand(NO_ANSWERS, tooMuch).points.culture).toBe(30);
  });

  test("are always a valid picture, whatever the hand says", PROPERTY_TIMEOUT, () => {
    const property = fc.property(someAnswers, anyHand, (answers, hand) =>
      demandValid(withHand(answers, hand)),
    );
    expect(failureOf(property, 1500)).toBeNull();
  });

  test(
    "show a column of one's own movement exactly, even when it takes from other areas",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(anAllocation, anAllocation, (before, after) => {
        const points = Object.entries(after) as [keyof typeof after, number][];
        const hand: Hand = { kind: "points", seat: "left", points };
        demandSame(
          withHand({ ranking: rankingOf([]), points: before }, hand).points,
          after,
          "the column in flight",
        );
      });
      expect(failureOf(property, 500)).toBeNull();
    },
  );
});
