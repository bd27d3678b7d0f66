import { perArea, type PerArea } from "./areas.ts";
import type { Board } from "./board.ts";
import { placeOf } from "./ranking.ts";
import { SEAT_IDS, type PerSeat, type SeatId } from "./seats.ts";

/** What one area's place and points were when both answers were first complete; null where they are the same now. */
export type AreaWas = {
  readonly places: PerSeat<number | null>;
  readonly points: PerSeat<number | null>;
};

/** What has changed since both answers were first complete. */
export type Changes = {
  /** When they were first complete, in milliseconds since 1970. */
  readonly at: number;
  readonly was: PerArea<AreaWas>;
};

/** What is another now than when both answers were first complete; null when nothing is, or they never were. */
export function changesSinceFirst({ answers, first }: Pick<Board, "answers" | "first">): Changes | null {
  if (first === null) return null;
  const was = perArea((area): AreaWas => {
    const differing = (of: (held: Board["answers"][SeatId]) => number | null): PerSeat<number | null> => {
      const then = (seat: SeatId): number | null =>
        of(first.answers[seat]) === of(answers[seat]) ? null : of(first.answers[seat]);
      return { left: then("left"), right: then("right") };
    };
    return {
      places: differing(({ ranking }) => placeOf(ranking, area)),
      points: differing(({ points }) => points[area]),
    };
  });
  const isChanged = Object.values(was).some(({ places, points }) =>
    SEAT_IDS.some((seat) => places[seat] !== null || points[seat] !== null),
  );
  return isChanged ? { at: first.at, was } : null;
}
