import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { Limits } from "../limits.ts";
import { Budget } from "./budget.ts";
import type { RefusalReason } from "./room-event.ts";
import type { Turns } from "./turns.ts";

/** A connection, as far as what it makes us hold in memory goes. */
export type Guest = {
  readonly ended: boolean;
  readonly heldBytes: number;
  refuse(code: number, reason: RefusalReason): void;
};

/** What all connections from one address share. */
export class Visitor {
  readonly turns: Turns;
  /** Milliseconds of our time. */
  readonly work: Budget;
  readonly #limits: Limits;
  readonly #connections = new Set<Guest>();

  constructor(limits: Limits, turns: Turns, now: number) {
    this.#limits = limits;
    this.turns = turns;
    this.work = new Budget(limits.workMsPerAddressPerSecond, limits.workMsPerAddressAtOnce, now);
  }

  /** Is there no connection, and nothing to remember? */
  isIdle(now: number): boolean {
    return this.#connections.size === 0 && this.work.isFull(now);
  }

  add(connection: Guest): void {
    this.#connections.add(connection);
  }

  remove(connection: Guest): void {
    this.#connections.delete(connection);
  }

  /** Called when a connection makes us hold much: closes the one that makes us hold most, if all together do too much. */
  relieve(): void {
    let sum = 0;
    let heaviest: Guest | null = null;
    for (const connection of this.#connections) {
      // One that has ended is dropped in a moment.
      if (connection.ended) continue;
      sum += connection.heldBytes;
      if (connection.heldBytes > (heaviest?.heldBytes ?? 0)) heaviest = connection;
    }
    if (sum > this.#limits.heldBytesPerAddress) heaviest?.refuse(CLOSE.tooMany, "flood");
  }
}
