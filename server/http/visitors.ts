import type { Limits } from "../limits.ts";
import { Budget } from "../room/budget.ts";
import { Turns } from "../room/turns.ts";
import { Visitor } from "../room/visitor.ts";

/** What is known of one address. */
export type Row = {
  /** Sockets that are open, or being opened. */
  open: number;
  /** Sockets that come with a key that opens something. */
  readonly arrivals: Budget;
  /** Sockets that are refused, but may be told why by a close code. */
  readonly knocks: Budget;
  readonly visitor: Visitor;
};

const SWEEP_MS = 60_000;

/** The addresses that are here, or were a while ago; one that has rested for long is forgotten. */
export class Visitors {
  readonly #limits: Limits;
  readonly #turns: Turns;
  readonly #rows = new Map<string, Row>();
  readonly #sweep = setInterval(() => this.#forgetIdle(), SWEEP_MS).unref();

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#turns = new Turns(limits);
  }

  from(address: string): Row {
    const now = Date.now();
    const { connectsPerSecond, connectsAtOnce, knocksPerHour, knocksAtOnce } = this.#limits;
    const row = this.#rows.get(address) ?? {
      open: 0,
      arrivals: new Budget(connectsPerSecond, connectsAtOnce, now),
      knocks: new Budget(knocksPerHour / 3_600, knocksAtOnce, now),
      visitor: new Visitor(this.#limits, this.#turns, now),
    };
    this.#rows.set(address, row);
    return row;
  }

  close(): void {
    clearInterval(this.#sweep);
  }

  #forgetIdle(): void {
    const now = Date.now();
    for (const [address, row] of this.#rows) {
      const hasRested = row.arrivals.isFull(now) && row.knocks.isFull(now) && row.visitor.isIdle(now);
      if (row.open === 0 && hasRested) this.#rows.delete(address);
    }
  }
}
