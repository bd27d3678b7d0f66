import type { Limits } from "../limits.ts";
import type { Connection } from "./connection.ts";

/** What the write barriers of a room need from it. */
export type BarrierOwner = {
  /** Calls back once everything that has been accepted so far is on disk. */
  whenStored(done: () => void): void;
  answer(connection: Connection, number: number): void;
  /** A barrier could be answered, so many milliseconds after it was asked. */
  acknowledged(milliseconds: number): void;
};

type Barrier = { readonly number: number; readonly since: number };
type Group = Map<Connection, Barrier[]>;

/**
 * The write barriers that wait for the disk.
 * While it is slow they are kept in two groups only, those that wait for it and those that came after, and few of each
 * connection: a flood of them costs nothing, and who has left is forgotten.
 */
export class Barriers {
  readonly #limits: Limits;
  readonly #owner: BarrierOwner;
  #waiting: Group | null = null;
  #next: Group = new Map();

  constructor(limits: Limits, owner: BarrierOwner) {
    this.#limits = limits;
    this.#owner = owner;
  }

  /** Answers once everything that has been accepted so far is on disk. */
  add(connection: Connection, number: number): void {
    const barriers = this.#next.get(connection) ?? [];
    if (barriers.length >= this.#limits.barriersPerConnection) barriers.pop();
    barriers.push({ number, since: performance.now() });
    this.#next.set(connection, barriers);
    if (!this.#waiting) this.#waitForNext();
  }

  forget(connection: Connection): void {
    this.#waiting?.delete(connection);
    this.#next.delete(connection);
  }

  #waitForNext(): void {
    const group = this.#next;
    this.#waiting = group;
    this.#next = new Map();
    this.#owner.whenStored(() => {
      this.#waiting = null;
      for (const [connection, barriers] of group) {
        for (const { number, since } of barriers) {
          this.#owner.answer(connection, number);
          this.#owner.acknowledged(performance.now() - since);
        }
      }
      if (this.#next.size > 0) this.#waitForNext();
    });
  }
}
