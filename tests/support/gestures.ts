import fc from "fast-check";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { readBoard } from "#shared/document/read-board.ts";
import { anAllocation, anArea, aPlace, aSeat, somePoints } from "./arbitraries.ts";
import { Replicas, type Replica } from "./replicas.ts";

/** One write of a gesture, as a hand makes it. */
type Write = (replica: Replica) => void;

/** One gesture: a seat, and what the hand writes on its way. */
export type Gesture = { readonly seat: SeatId; readonly writes: readonly Write[] };

const aWrite: fc.Arbitrary<Write> = fc.oneof(
  named(
    fc.tuple(anArea, aPlace),
    "place",
    ([area, place]) =>
      (replica) =>
        replica.place(area, place),
  ),
  named(
    fc.tuple(anArea, somePoints, fc.oneof(fc.constant([]), fc.array(anArea, { maxLength: 2 }))),
    "points",
    ([area, points, donors]) =>
      (replica) =>
        replica.setPoints(area, points, donors),
  ),
  named(anAllocation, "column", (column) => (replica) => replica.setAllocation(column)),
);

export const aGesture: fc.Arbitrary<Gesture> = fc.record({
  seat: aSeat,
  writes: fc.array(aWrite, { minLength: 1, maxLength: 4 }),
});

/** Makes a whole gesture, 50 ms between its writes; false when it came to nothing and wrote nothing. */
export function makeGesture(replicas: Replicas, replica: Replica, { seat, writes }: Gesture): boolean {
  const before = replicas.sent.length;
  replica.begin(seat);
  for (const write of writes) {
    replicas.time += 50;
    write(replica);
  }
  return replicas.sent.length > before;
}

/** Two pages on one board, with clocks that agree. */
export function twoPages(seed = 1): { replicas: Replicas; robin: Replica; sam: Replica } {
  const replicas = new Replicas([0, 0], seed);
  return { replicas, robin: replicas.at(0), sam: replicas.at(1) };
}

/** Both seats' answers, as this page reads them. */
export function answersOf({ doc }: Replica): unknown {
  return SEAT_IDS.map((seat) => readBoard(doc).answers[seat]);
}

/** Writes have no data of their own, so a failing case prints what they were made from. */
function named<T>(from: fc.Arbitrary<T>, name: string, build: (value: T) => Write): fc.Arbitrary<Write> {
  return from.map((value) =>
    Object.assign(build(value), { [fc.toStringMethod]: () => `${name} ${JSON.stringify(value)}` }),
  );
}
