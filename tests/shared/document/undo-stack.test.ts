import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { readBoard } from "#shared/document/read-board.ts";
import { aGesture, answersOf, makeGesture, twoPages, type Gesture } from "../../support/gestures.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

const someGestures = fc.array(aGesture, { maxLength: 6 });

describe("undo and redo", () => {
  test("walk back through one's own gestures and forth again, each a whole step", PROPERTY_TIMEOUT, () => {
    const property = fc.property(someGestures, fc.integer(), (gestures, seed) => {
      const { replicas, robin } = twoPages(seed);
      const shown = [answersOf(robin)];
      for (const gesture of gestures) if (makeGesture(replicas, robin, gesture)) shown.push(answersOf(robin));
      for (const earlier of shown.toReversed().slice(1)) {
        demand(robin.takeBack() !== "empty", "there was no step to take back");
        demandSame(answersOf(robin), earlier, "after an undo");
      }
      demand(robin.takeBack() === "empty", "there was one more step to take back");
      for (const later of shown.slice(1)) {
        demand(robin.bringAgain() !== "empty", "there was no step to bring again");
        demandSame(answersOf(robin), later, "after a redo");
      }
      demand(robin.bringAgain() === "empty", "there was one more step to bring again");
      replicas.close();
    });
    expect(failureOf(property, 80)).toBeNull();
  });

  test("are those of the hand at work, where two people share a page", () => {
    const { replicas, robin } = twoPages();
    const placed = (): unknown => SEAT_IDS.map((seat) => readBoard(robin.doc).answers[seat].ranking.placed);
    robin.undo.takeHand("left");
    makeGesture(replicas, robin, { seat: "left", writes: [(page) => page.place("impact", 1)] });
    robin.undo.takeHand("right");
    expect(robin.takeBack()).toBe("empty");
    makeGesture(replicas, robin, { seat: "right", writes: [(page) => page.place("learning", 1)] });
    robin.undo.takeHand("left");
    expect([robin.takeBack(), robin.takeBack()]).toEqual(["done", "empty"]);
    expect(placed()).toEqual([[], ["learning"]]);
    robin.undo.takeHand("right");
    expect([robin.bringAgain(), robin.takeBack()]).toEqual(["empty", "done"]);
    robin.undo.takeHand("left");
    expect(robin.bringAgain()).toBe("done");
    expect(placed()).toEqual([["impact"], []]);
    replicas.close();
  });

  test(
    "take back exactly one's own gesture when the other person made one at the same time",
    PROPERTY_TIMEOUT,
    () => {
      const lag = fc.constantFrom(-5000, -50, 0, 50, 5000);
      const property = fc.property(
        someGestures,
        aGesture,
        aGesture,
        lag,
        fc.integer(),
        (earlier, mine, theirs, ms, seed) => {
          const { replicas, robin, sam } = twoPages(seed);
          for (const [index, gesture] of earlier.entries()) {
            makeGesture(replicas, replicas.at(index), gesture);
            replicas.syncAll();
            replicas.time += 10_000;
          }
          const start = replicas.time;
          const wrote = makeGesture(replicas, robin, mine);
          replicas.time = start + ms;
          makeGesture(replicas, sam, theirs);
          const alone = answersOf(sam);
          replicas.syncAll();
          if (wrote) demand(robin.takeBack() !== "empty", "there was nothing to take back");
          replicas.syncAll();
          demandSame([answersOf(robin), answersOf(sam)], [alone, alone], "the other gesture alone");
          replicas.close();
        },
      );
      expect(failureOf(property, 80)).toBeNull();
    },
  );

  test(
    "an abandoned gesture looks as if it had never begun and costs no earlier step",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(someGestures, aGesture, fc.integer(), (earlier, dropped, seed) => {
        const { replicas, robin } = twoPages(seed);
        for (const gesture of earlier) makeGesture(replicas, robin, gesture);
        const before = answersOf(robin);
        const step = robin.undo.nextUndo();
        makeGesture(replicas, robin, dropped);
        robin.abandon();
        demandSame(answersOf(robin), before, "after abandoning");
        demandSame(robin.undo.nextUndo(), step, "the next step to take back");
        replicas.close();
      });
      expect(failureOf(property, 80)).toBeNull();
    },
  );

  test("a step that the other person has overwritten is gone alone, not together with the one before it", () => {
    const { replicas, robin, sam } = twoPages();
    robin.begin("left");
    robin.place("learning", 1);
    robin.begin("left");
    robin.place("impact", 2);
    replicas.syncAll();
    sam.begin("left");
    sam.place("impact", 1);
    replicas.syncAll();

    expect(robin.takeBack()).toBe("changed-since");
    expect(robin.answers("left").ranking.placed).toEqual(["impact", "learning"]);
    expect(robin.undo.nextUndo()).toMatchObject({ kind: "place", area: "learning" });
    expect(robin.takeBack()).toBe("done");
    expect(robin.answers("left").ranking.placed).toEqual(["impact"]);
  });

  test("abandoning a gesture that the other person has overwritten leaves the earlier ones alone", () => {
    const { replicas, robin, sam } = twoPages();
    robin.begin("left");
    robin.place("learning", 1);
    robin.begin("left");
    robin.place("impact", 2);
    replicas.syncAll();
    sam.begin("left");
    sam.place("impact", 1);
    replicas.syncAll();

    robin.abandon();
    expect(robin.answers("left").ranking.placed).toEqual(["impact", "learning"]);
    expect(robin.undo.nextUndo()).toMatchObject({ kind: "place", area: "learning" });
  });

  test("a forgotten gesture changes nothing on the board, costs no earlier step and is over", () => {
    const { robin } = twoPages();
    robin.begin("left");
    robin.place("learning", 1);
    robin.begin("left");
    robin.place("impact", 1);
    robin.undo.forget();
    expect(robin.answers("left").ranking.placed).toEqual(["impact", "learning"]);
    robin.undo.forget();
    expect(robin.undo.nextUndo()).toMatchObject({ kind: "place", area: "learning" });
    robin.undo.describe({ kind: "points", seat: "left", area: "culture", before: 0, after: 5 });
    robin.setPoints("culture", 5);
    expect(robin.takeBack()).toBe("done");
    expect(robin.takeBack()).toBe("done");
    expect(robin.answers("left").ranking.placed).toEqual(["impact"]);
  });

  test("two people who change the same area in turn can both take their gestures back", () => {
    const { replicas, robin, sam } = twoPages();
    robin.begin("left");
    robin.setPoints("impact", 20);
    replicas.syncAll();
    sam.begin("left");
    sam.setPoints("impact", 30);
    replicas.syncAll();

    expect(sam.takeBack()).toBe("done");
    replicas.syncAll();
    expect(robin.answers("left").points.impact).toBe(20);
    expect(robin.takeBack()).toBe("done");
    replicas.syncAll();
    expect(sam.answers("left").points.impact).toBe(0);
  });

  test(
    "two people who take turns can walk back together through everything they did, each through their own",
    PROPERTY_TIMEOUT,
    () => {
      const turns = fc.array(fc.tuple(fc.nat(1), aGesture), { maxLength: 8 });
      const property = fc.property(turns, fc.integer(), (gestures, seed) => {
        const { replicas, robin } = twoPages(seed);
        const done: { readonly who: number; readonly before: unknown }[] = [];
        for (const [who, gesture] of gestures) {
          const before = answersOf(robin);
          if (makeGesture(replicas, replicas.at(who), gesture)) done.push({ who, before });
          replicas.syncAll();
        }
        for (const { who, before } of done.toReversed()) {
          demand(replicas.at(who).takeBack() !== "empty", "there was no step to take back");
          replicas.syncAll();
          demandSame(answersOf(robin), before, "after an undo");
        }
        replicas.close();
      });
      expect(failureOf(property, 80)).toBeNull();
    },
  );

  test("taking back one's own record spares the very same one that the other person wrote in the same millisecond", () => {
    const { replicas, robin, sam } = twoPages();
    for (const replica of [robin, sam]) {
      replica.begin("left");
      replica.setPoints("impact", 20);
    }
    replicas.syncAll();
    expect(robin.takeBack()).toBe("changed-since");
    replicas.syncAll();
    expect(sam.answers("left").points.impact).toBe(20);
    expect(sam.takeBack()).toBe("done");
    expect(sam.answers("left").points.impact).toBe(0);
  });

  test("names the step with where it began and where it ended, and forgets redo at the next gesture", () => {
    const { robin } = twoPages();
    let calls = 0;
    const stop = robin.undo.subscribe(() => (calls += 1));
    expect([robin.undo.nextUndo(), robin.undo.nextRedo(), robin.takeBack(), robin.bringAgain()]).toEqual([
      null,
      null,
      "empty",
      "empty",
    ]);
    robin.begin("right");
    robin.undo.describe({ kind: "points", seat: "right", area: "impact", before: 0, after: 10 });
    robin.setPoints("impact", 10);
    robin.setPoints("impact", 25);
    expect(robin.undo.nextUndo()).toEqual({
      kind: "points",
      seat: "right",
      area: "impact",
      before: 10,
      after: 25,
    });
    expect(robin.takeBack()).toBe("done");
    expect(robin.undo.nextUndo()).toBeNull();
    expect(robin.undo.nextRedo()).toMatchObject({ kind: "points", area: "impact" });
    robin.begin("right");
    robin.place("culture", 1);
    expect(robin.undo.nextRedo()).toBeNull();
    expect(calls).toBeGreaterThan(0);
    const callsSoFar = calls;
    stop();
    robin.takeBack();
    expect(calls).toBe(callsSoFar);
  });

  test(
    "a gesture stays one step while the other person's work arrives in its middle",
    PROPERTY_TIMEOUT,
    () => {
      const property = fc.property(
        fc.array(aGesture, { minLength: 1, maxLength: 4 }),
        fc.integer(),
        (theirs: readonly Gesture[], seed) => {
          const { replicas, robin, sam } = twoPages(seed);
          robin.begin("left");
          const place = 1;
          robin.place("impact", place);
          for (const gesture of theirs) {
            makeGesture(replicas, sam, { ...gesture, seat: "right" });
            replicas.syncAll();
            replicas.time += 50;
            robin.place("promotion", place);
            robin.setPoints("impact", Math.round((replicas.time / 50) % 90));
          }
          const right = JSON.stringify(robin.answers("right"));
          demand(robin.takeBack() === "done", "the gesture was not taken back");
          demandSame(robin.answers("left").ranking.placed, [], "the places after one undo");
          demandSame(
            Object.values(robin.answers("left").points),
            [0, 0, 0, 0, 0, 0],
            "points after one undo",
          );
          demandSame(JSON.stringify(robin.answers("right")), right, "the other seat");
          demand(robin.takeBack() === "empty", "there was a second step");
          replicas.close();
        },
      );
      expect(failureOf(property, 80)).toBeNull();
    },
  );
});
