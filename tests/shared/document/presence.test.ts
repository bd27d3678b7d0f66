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

const nearPresence = fc.record(
  {
    participant: fc.oneof(fc.string({ maxLength: 45 }), anything),
    seat: fc.constantFrom<unknown>("left", "right", null, "up", 1),
    step: fc.constantFrom<unknown>("rank", "points", "compare", "toString"),
    watching: fc.constantFrom<unknown>(false, undefined, "true", 1),
    pointer: fc.oneof(
      anything,
      fc.record({ on: fc.string({ maxLength: 50 }), x: fc.double(), y: fc.double() }),
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

describe("what another page says of itself", () => {
  test("is read when it is a presence and ignored when it is anything else", () => {
    expect(parsePresence({ ...PAGE, extra: 1 })).toEqual({
      ...PAGE,
      pointer: undefined,
      hand: undefined,
      call: undefined,
    });
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
    expect(
      parsePresence({ ...PAGE, hand, pointer: { on: "card", x: 0.5, y: 2 }, call: { step: "x" } }),
    ).toMatchObject({
      pointer: { on: "card", x: 0.5, y: 2 },
      hand: undefined,
      call: undefined,
    });
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
