import fc from "fast-check";
import { expect, test } from "vitest";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { changesSinceFirst } from "#shared/domain/changes.ts";
import { moveArea, placeOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { aBoard, anyBoard, MAYA, SAM } from "./snapshot/boards.ts";

const FIRST = { at: 1_795_701_900_000, answers: { left: MAYA, right: SAM } };

test("nothing has changed while both answers are as they first were, and before they first were complete", () => {
  expect(changesSinceFirst(aBoard({ first: FIRST }))).toBeNull();
  expect(changesSinceFirst(aBoard({ first: null }))).toBeNull();
});

test("each number that is another one now is told as it was, and no other", () => {
  const points = { ...MAYA.points, impact: 20, learning: 35 };
  const ranking = moveArea(SAM.ranking, "impact", 1);
  const board = aBoard({
    answers: { left: { ...MAYA, points }, right: { ...SAM, ranking } },
    first: FIRST,
  });
  const changes = changesSinceFirst(board);
  expect(changes?.at).toBe(FIRST.at);
  expect(changes?.was.impact).toEqual({
    places: { left: null, right: 2 },
    points: { left: 30, right: null },
  });
  expect(changes?.was.promotion).toEqual({
    places: { left: null, right: 1 },
    points: { left: null, right: null },
  });
  expect(changes?.was.learning).toEqual({
    places: { left: null, right: null },
    points: { left: 25, right: null },
  });
  for (const area of ["compensation", "balance", "culture"] as const) {
    expect(changes?.was[area].places).toEqual({ left: null, right: null });
    expect(changes?.was[area].points).toEqual({ left: null, right: null });
  }
});

test("an area that went back to the tray still tells its place", () => {
  const ranking = moveArea(MAYA.ranking, "culture", null);
  const changes = changesSinceFirst(
    aBoard({ answers: { left: { ...MAYA, ranking }, right: SAM }, first: FIRST }),
  );
  expect(changes?.was.culture.places.left).toBe(3);
});

test("whatever the board, what was and what is always differ, and with all that was put back nothing has changed", () => {
  fc.assert(
    fc.property(anyBoard, (board) => {
      const changes = changesSinceFirst(board);
      const told = changes === null ? [] : AREA_IDS;
      const same = told.flatMap((area) =>
        SEAT_IDS.filter((seat) => {
          const { ranking, points } = board.answers[seat];
          const was = changes?.was[area];
          return was?.points[seat] === points[area] || (was?.places[seat] ?? 0) === placeOf(ranking, area);
        }),
      );
      expect(same).toEqual([]);
      const first = board.first?.answers ?? board.answers;
      expect(changesSinceFirst({ ...board, answers: first })).toBeNull();
    }),
  );
});
