import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { Limits } from "../limits.ts";
import type { Connection } from "./connection.ts";
import type { Report } from "./room-event.ts";

/** What a reader that fell behind is still owed. */
export type Arrears = {
  /** The state vector of what it has been sent. */
  readonly from: Uint8Array;
  /** The last write barrier that it has not been answered. */
  readonly barrier: number | null;
};

type Row = { readonly from: Uint8Array; barrier: number | null; since: number; unread: number };

/** The readers to whom nothing is relayed until they have read what they were sent; no memory is spent on them. */
export class SlowReaders {
  readonly #rows = new Map<Connection, Row>();
  readonly #limits: Limits;
  readonly #report: Report;

  constructor(limits: Limits, report: Report) {
    this.#limits = limits;
    this.#report = report;
  }

  /** Is this reader behind? */
  has(connection: Connection): boolean {
    return this.#rows.has(connection);
  }

  /** Stops relaying to a reader that has been sent everything up to this state vector. */
  add(connection: Connection, from: Uint8Array): void {
    if (!this.#rows.has(connection)) this.#report({ type: "fellBehind" });
    this.#rows.set(connection, { from, barrier: null, since: Date.now(), unread: connection.unreadBytes });
    connection.tellWhenDrained();
  }

  /** Owes the answer to a write barrier; false when the reader is not behind. */
  oweBarrier(connection: Connection, number: number): boolean {
    const row = this.#rows.get(connection);
    if (row) row.barrier = number;
    return row !== undefined;
  }

  /** What the reader is owed, once, when it has read nearly everything; null before that. */
  takeIfDrained(connection: Connection): Arrears | null {
    const row = this.#rows.get(connection);
    if (!row || connection.unreadBytes > this.#limits.readerBufferBytes / 4) return null;
    this.forget(connection);
    return row;
  }

  forget(connection: Connection): void {
    if (this.#rows.delete(connection)) this.#report({ type: "notBehind" });
  }

  /** Closes those that have read nothing for too long. */
  closeStuck(now: number): void {
    for (const [connection, row] of this.#rows) {
      if (connection.unreadBytes < row.unread) row.since = now;
      row.unread = connection.unreadBytes;
      if (now - row.since >= this.#limits.slowReaderMs) connection.refuse(CLOSE.tooSlow, "slow");
    }
  }
}
