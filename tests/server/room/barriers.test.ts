import { expect, it } from "vitest";
import { LIMITS } from "../../../server/limits.ts";
import { Barriers } from "../../../server/room/barriers.ts";
import type { Connection } from "../../../server/room/connection.ts";

it("keeps few write barriers while the disk is slow, answers the last of a flood, and forgets who has left", () => {
  const [ana, mallory, gone] = [{}, {}, {}] as [Connection, Connection, Connection];
  const answers: (readonly [Connection, number])[] = [];
  const waiting: (() => void)[] = [];
  const barriers = new Barriers(LIMITS, {
    whenStored: (done) => waiting.push(done),
    answer: (connection, number) => answers.push([connection, number]),
    acknowledged: () => {},
  });
  barriers.add(ana, 1);
  barriers.add(gone, 1);
  for (let number = 1; number <= 10_000; number += 1) barriers.add(mallory, number);
  barriers.add(ana, 2);
  barriers.forget(gone);
  // The disk is asked once for all of them, and once more for those who came after.
  expect(waiting.length).toBe(1);
  waiting.pop()?.();
  expect(answers).toEqual([[ana, 1]]);
  expect(waiting.length).toBe(1);
  waiting.pop()?.();
  expect(waiting.length).toBe(0);
  const to = (person: Connection): readonly number[] =>
    answers.flatMap(([connection, number]) => (connection === person ? [number] : []));
  expect(to(ana)).toEqual([1, 2]);
  expect(to(gone)).toEqual([]);
  expect(to(mallory).length).toBe(LIMITS.barriersPerConnection);
  expect(to(mallory).at(-1)).toBe(10_000);
});
