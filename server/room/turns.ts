import type { Limits } from "../limits.ts";
import type { Budget } from "./budget.ts";

/** Somebody who has work to be done, one piece at a time. */
export type TurnTaker = {
  /** The work that it may cause, shared with all that come from the same address. */
  readonly sharedWork: Budget;
  /** Milliseconds that its next piece is likely to take. */
  readonly expectedMs: number;
  /** Does one piece, and asks for another turn if there is more. */
  takeTurn(): void;
};

/**
 * Who is served next, so that nobody's work keeps the others waiting for longer than one piece of it takes.
 *
 * 1. As long as there is little to do, work is done at once.
 * 2. After `sliceMs` of work the event loop goes round, so that everybody's frames are read before more is done.
 * 3. Of those who wait, the address that has used least comes first, and of one address the shortest piece.
 * 4. An address in debt waits until the debt is paid.
 */
export class Turns {
  readonly #limits: Limits;
  readonly #waiting = new Set<TurnTaker>();
  #workedMs = 0;
  #immediate: NodeJS.Immediate | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** May this one work at once, out of turn? */
  isFree(taker: TurnTaker): boolean {
    return (
      this.#waiting.size === 0 &&
      this.#workedMs < this.#limits.sliceMs &&
      taker.sharedWork.wait(Date.now()) === 0
    );
  }

  /** Asks for one turn; asking twice is fine. */
  wait(taker: TurnTaker): void {
    this.#waiting.add(taker);
    this.#schedule();
  }

  /** It does not want a turn any more. */
  forget(taker: TurnTaker): void {
    this.#waiting.delete(taker);
  }

  /** Notes work that was done, in turn or not. */
  spend(taker: TurnTaker, milliseconds: number): void {
    taker.sharedWork.spend(milliseconds, Date.now());
    this.#workedMs += milliseconds;
    this.#immediate ??= setImmediate(() => this.#goOn());
  }

  #goOn(): void {
    this.#immediate = null;
    this.#workedMs = 0;
    while (this.#workedMs < this.#limits.sliceMs) {
      const next = this.#next(Date.now());
      if (!next) break;
      this.#waiting.delete(next);
      next.takeTurn();
    }
    this.#schedule();
  }

  #next(now: number): TurnTaker | null {
    let best: TurnTaker | null = null;
    for (const taker of this.#waiting) {
      if (taker.sharedWork.wait(now) > 0) continue;
      if (best === null || comesBefore(taker, best, now)) best = taker;
    }
    return best;
  }

  #schedule(): void {
    if (this.#immediate || this.#waiting.size === 0) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const now = Date.now();
    let wait = Infinity;
    for (const { sharedWork } of this.#waiting) wait = Math.min(wait, sharedWork.wait(now));
    if (wait === 0) this.#immediate = setImmediate(() => this.#goOn());
    else this.#timer = setTimeout(() => (this.#immediate ??= setImmediate(() => this.#goOn())), wait);
  }
}

function comesBefore(one: TurnTaker, other: TurnTaker, now: number): boolean {
  if (one.sharedWork === other.sharedWork) return one.expectedMs < other.expectedMs;
  return one.sharedWork.left(now) > other.sharedWork.left(now);
}
