/**
 * Who is on a document: which connection each client id belongs to, and what it says about itself.
 *
 * 1. A certified id belongs to the connections that have shown what it is made from, and to nobody else, whether they
 *    are open or not. Nothing has to be remembered for that, so nothing that is forgotten can weaken it.
 * 2. Any other id, as stock clients have, belongs to the open connection that announced it; without one it is free.
 * 3. A connection speaks as one client: the first that it announces and that is its own, or free to take.
 * 4. An announcement under an id that is not the sender's own is not relayed and not punished: stock clients echo.
 * 5. A watcher says nothing but that it is watching, and its hold on an id yields to anybody who may write.
 */
import { certifiedIdsOf, isCertified } from "#shared/protocol/certified-ids.ts";
import { encodeAwareness, type AwarenessEntry } from "#shared/protocol/messages.ts";
import type { Limits } from "../limits.ts";
import type { Connection } from "./connection.ts";

/** What a roster asks of its room. */
export type RosterOwner = {
  relay(frame: Uint8Array, except: Connection): void;
  /** Somebody announces an id whose holder has an open connection, which may be dead without our knowing. */
  contested(holder: Connection, challenger: Connection): void;
};

type Row = {
  holder: Connection | null;
  mayWrite: boolean;
  clock: number;
  state: string;
  relayedAt: number;
  timer: NodeJS.Timeout | null;
};

const GONE = "null";
const WATCHING = JSON.stringify({ watching: true });

/** Clocks of stock clients that have left that are remembered; more than any board sees in a day. */
const MAX_ROWS = 5_000;

export class Roster {
  readonly #rows = new Map<number, Row>();
  readonly #own = new Map<Connection, number>();
  readonly #proven = new Map<Connection, ReadonlySet<number>>();
  readonly #limits: Limits;
  readonly #owner: RosterOwner;

  constructor(limits: Limits, owner: RosterOwner) {
    this.#limits = limits;
    this.#owner = owner;
  }

  /** Takes in what a connection proves: the certified ids of all these pages are its own; only the first time counts. */
  identify(connection: Connection, secret: Uint8Array, nonces: readonly Uint8Array[]): void {
    if (this.#proven.has(connection)) return;
    this.#proven.set(connection, new Set(nonces.flatMap((nonce) => certifiedIdsOf(secret, nonce))));
  }

  /** Takes in what a connection announces; false when its own entry cannot be read or is too large. */
  hear(connection: Connection, entries: readonly AwarenessEntry[]): boolean {
    for (const entry of entries) {
      // No client counts so far by itself, and past 2^53 its next word would be none.
      if (entry.clock > this.#limits.clock) continue;
      if (!this.#own.has(connection) && entry.state !== GONE) this.#claim(connection, entry);
      if (this.#own.get(connection) !== entry.clientId) continue;
      const row = this.#rows.get(entry.clientId);
      if (!row || entry.clock < row.clock) continue;
      if (!isPresence(entry.state, this.#limits.presenceBytes)) return false;
      row.clock = entry.clock;
      row.state = connection.mayWrite || entry.state === GONE ? entry.state : WATCHING;
      this.#relaySoon(entry.clientId, row, connection);
    }
    return true;
  }

  /** Does this client id belong to somebody else than this connection? */
  isForeign(clientId: number, connection: Connection): boolean {
    if (isCertified(clientId)) return !this.#hasProven(connection, clientId);
    const row = this.#rows.get(clientId);
    return row?.mayWrite === true && row.holder !== null && row.holder !== connection;
  }

  /** The open connection that holds this client id. */
  holderOf(clientId: number): Connection | null {
    return this.#rows.get(clientId)?.holder ?? null;
  }

  /** Everybody who is here, as one frame; null when nobody has said anything. */
  everyone(): Uint8Array | null {
    const entries: AwarenessEntry[] = [];
    for (const [clientId, row] of this.#rows) {
      if (row.holder && row.state !== GONE) entries.push({ clientId, clock: row.clock, state: row.state });
    }
    return entries.length > 0 ? encodeAwareness(entries) : null;
  }

  /** Tells the others that this connection's client is gone. */
  depart(connection: Connection): void {
    this.#proven.delete(connection);
    const clientId = this.#own.get(connection);
    const row = clientId === undefined ? undefined : this.#rows.get(clientId);
    this.#own.delete(connection);
    if (clientId === undefined || row?.holder !== connection) return;
    const wasHere = row.state !== GONE;
    row.holder = null;
    row.state = GONE;
    if (wasHere || row.timer) this.#relay(clientId, row, connection);
    this.#rows.delete(clientId);
    if (isCertified(clientId)) return;
    // Kept for its clock, and moved to the end: the oldest are forgotten first.
    this.#rows.set(clientId, row);
    this.#forgetOldest();
  }

  close(): void {
    for (const row of this.#rows.values()) if (row.timer) clearTimeout(row.timer);
  }

  #claim(connection: Connection, entry: AwarenessEntry): void {
    const row = this.#rows.get(entry.clientId);
    if (isCertified(entry.clientId)) {
      if (!this.#hasProven(connection, entry.clientId)) return;
      // The same page again, whose old socket nobody knows to be dead yet.
      if (row?.holder) this.#own.delete(row.holder);
    } else if (row?.holder) {
      if (connection.mayWrite === row.mayWrite) return this.#owner.contested(row.holder, connection);
      if (!connection.mayWrite) return;
      this.#own.delete(row.holder);
    } else if (row && entry.clock <= row.clock) {
      // It may be the same page coming back, or an echo of the one that left. Told that it is gone, a client announces
      // itself again with a higher clock (y-protocols); an echo stays silent.
      return this.#doubt(connection, entry.clientId, row.clock);
    }
    if (row?.timer) clearTimeout(row.timer);
    this.#own.set(connection, entry.clientId);
    this.#rows.set(entry.clientId, {
      holder: connection,
      mayWrite: connection.mayWrite,
      clock: entry.clock,
      state: GONE,
      relayedAt: 0,
      timer: null,
    });
    // Others may remember a higher clock from before we started; being doubted, the client steps over it.
    this.#doubt(connection, entry.clientId, Math.max(entry.clock, row?.clock ?? 0));
  }

  #hasProven(connection: Connection, clientId: number): boolean {
    return this.#proven.get(connection)?.has(clientId) === true;
  }

  #doubt(connection: Connection, clientId: number, clock: number): void {
    connection.send(encodeAwareness([{ clientId, clock: clock + 1, state: GONE }]));
  }

  /** At once, or when the interval has passed; then the latest state goes, and the ones between are skipped. */
  #relaySoon(clientId: number, row: Row, from: Connection): void {
    if (row.timer) return;
    const wait = row.relayedAt + this.#limits.presenceIntervalMs - Date.now();
    if (wait <= 0) return this.#relay(clientId, row, from);
    row.timer = setTimeout(() => this.#relay(clientId, row, from), wait);
  }

  #relay(clientId: number, row: Row, from: Connection): void {
    if (row.timer) clearTimeout(row.timer);
    row.timer = null;
    row.relayedAt = Date.now();
    this.#owner.relay(encodeAwareness([{ clientId, clock: row.clock, state: row.state }]), from);
  }

  #forgetOldest(): void {
    for (const [clientId, row] of this.#rows) {
      if (this.#rows.size <= MAX_ROWS) return;
      if (!row.holder) this.#rows.delete(clientId);
    }
  }
}

/** Other clients parse this text without a guard, so it must be JSON, and small. */
function isPresence(state: string, maxBytes: number): boolean {
  if (Buffer.byteLength(state) > maxBytes) return false;
  try {
    return typeof JSON.parse(state) === "object";
  } catch {
    return false; // Not JSON.
  }
}
