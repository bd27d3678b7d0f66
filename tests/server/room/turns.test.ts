import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LIMITS } from "../../../server/limits.ts";
import { Budget } from "../../../server/room/budget.ts";
import { Turns, type TurnTaker } from "../../../server/room/turns.ts";

describe("turns", () => {
  let turns: Turns;
  let done: string[];
  beforeEach(() => {
    vi.useFakeTimers();
    turns = new Turns(LIMITS);
    done = [];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const address = (): Budget => new Budget(300, 1_500, Date.now());
  /** Somebody with so many pieces to do, each of which takes so long. */
  const taker = (name: string, sharedWork: Budget, pieces: number, milliseconds: number): TurnTaker => {
    const self: TurnTaker = {
      sharedWork,
      expectedMs: milliseconds,
      takeTurn: () => {
        done.push(name);
        pieces -= 1;
        turns.spend(self, milliseconds);
        if (pieces > 0) turns.wait(self);
      },
    };
    return self;
  };

  it("go to the address that has used least", () => {
    const busy = address();
    busy.spend(500, Date.now());
    turns.wait(taker("busy", busy, 3, 10));
    turns.wait(taker("calm", address(), 2, 10));
    vi.runAllTimers();
    expect(done).toEqual(["calm", "calm", "busy", "busy", "busy"]);
  });

  it("of one address go to the shortest piece", () => {
    const office = address();
    turns.wait(taker("mallory", office, 2, 100));
    turns.wait(taker("ana", office, 2, 1));
    vi.runAllTimers();
    expect(done).toEqual(["ana", "ana", "mallory", "mallory"]);
  });

  it("stop for an address in debt until the debt is paid, and for nobody else", () => {
    const debtor = address();
    debtor.spend(1_800, Date.now());
    turns.wait(taker("debtor", debtor, 1, 1));
    turns.wait(taker("other", address(), 1, 1));
    vi.advanceTimersByTime(900);
    expect(done).toEqual(["other"]);
    vi.advanceTimersByTime(200);
    expect(done).toEqual(["other", "debtor"]);
  });

  it("let the event loop go round between long pieces", () => {
    const ana = taker("ana", address(), 1, 1);
    const office = address();
    const mallory: TurnTaker = {
      ...taker("mallory", office, 3, 20),
      takeTurn: () => {
        done.push("mallory");
        turns.spend(mallory, 20);
        // A frame of somebody else comes in while this long one is handled.
        if (done.length === 1) turns.wait(ana);
        if (done.length < 4) turns.wait(mallory);
      },
    };
    turns.wait(mallory);
    vi.advanceTimersByTime(0);
    expect(turns.isFree(ana)).toBe(false);
    vi.runAllTimers();
    expect(done).toEqual(["mallory", "ana", "mallory", "mallory"]);
  });
});
