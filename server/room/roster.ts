/**
 * Who is on a document: which connection each client id belongs to, and what it says about itself.
 *
 * 1. A connection has at most one client id: the first that it announces and that is free to take.
 * 2. An id with an open connection belongs to it. An id without one is free, unless its last connection proved itself by
 *    a secret: then only that secret brings it back, for as long as the room is open.
 * 3. A connection that proves itself may name further ids that it writes under; rule 2 holds for them too.
 * 4. An announcement under an id that is not the sender's own is not relayed and not punished: stock clients echo.
 * 5. A watcher says nothing but that it is watching, and its hold on an id yields to anybody who may write.
 */
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
  proof: string | null;
  mayWrite: boolean;
  clock: number;
  state: string;
  relayedAt: number;
  timer: NodeJS.Timeout | null;
};

const GONE = "null";
const WATCHING = JSON.stringify({ watching: true });

const NOBODY: Row = {
  holder: null,
  proof: null,
  mayWrite: false,
  clock: 0,
  state: GONE,
  relayedAt: 0,
  timer: null,
};

/** Ids that one connection may name beside the one it announces; a page writes to four lists. */
const MAX_NAMED_IDS = 16;

/** Ids of people who have left that are remembered; more than any board sees in a day. */
const MAX_ROWS = 5_000;

export class Roster {
  readonly #rows = new Map<number, Row>();
  readonly #own = new Map<Connection, number>();
  readonly #proofs = new Map<Connection, string>();
  readonly #limits: Limits;
  readonly #owner: RosterOwner;

  constructor(limits: Limits, owner: RosterOwner) {
    this.#limits = limits;
    this.#owner = owner;
  }

  /** Notes the secret by which this connection's client ids may come back, and the ids it names; only the first counts. */
  identify(connection: Connection, secret: Uint8Array, clientIds: readonly number[]): void {
    if (this.#proofs.has(connection) || this.#own.has(connection)) return;
    const proof = Buffer.from(secret).toString("base64");
    this.#proofs.set(connection, proof);
    if (!connection.mayWrite) return;
    for (const clientId of clientIds.slice(0, MAX_NAMED_IDS)) {
      if (this.isForeign(clientId, connection)) continue;
      const row = this.#rows.get(clientId);
      this.#rows.set(clientId, { ...NOBODY, ...row, holder: connection, proof, mayWrite: true });
    }
  }

  /** Takes in what a connection announces; false when its own entry cannot be read or is too large. */
  hear(connection: Connection, entries: readonly AwarenessEntry[]): boolean {
    for (const entry of entries) {
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

  /** Does this client id belong to somebody who may write and is not this connection? */
  isForeign(clientId: number, connection: Connection): boolean {
    const row = this.#rows.get(clientId);
    if (!row?.mayWrite || row.holder === connection) return false;
    const proof = this.#proofs.get(connection);
    if (row.proof !== null) return row.proof !== proof;
    return row.holder !== null;
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
    this.#proofs.delete(connection);
    const clientId = this.#own.get(connection);
    this.#own.delete(connection);
    for (const row of this.#rows.values()) {
      if (row.holder === connection && row !== this.#rows.get(clientId ?? -1)) row.holder = null;
    }
    const row = clientId === undefined ? undefined : this.#rows.get(clientId);
    if (clientId === undefined || row?.holder !== connection) return;
    const wasHere = row.state !== GONE;
    row.holder = null;
    row.state = GONE;
    if (wasHere) this.#relay(clientId, row, connection);
    // Kept, and moved to the end: the oldest are forgotten first.
    this.#rows.delete(clientId);
    this.#rows.set(clientId, row);
    this.#forgetOldest();
  }

  close(): void {
    for (const row of this.#rows.values()) if (row.timer) clearTimeout(row.timer);
  }

  #claim(connection: Connection, entry: AwarenessEntry): void {
    const proof = this.#proofs.get(connection) ?? null;
    const row = this.#rows.get(entry.clientId);
    if (row?.holder) {
      if (connection.mayWrite && !row.mayWrite) {
        this.#own.delete(row.holder);
        this.#own.set(connection, entry.clientId);
        Object.assign(row, { holder: connection, proof, mayWrite: true });
      } else if (connection.mayWrite || !row.mayWrite) this.#owner.contested(row.holder, connection);
      return;
    }
    if (row?.mayWrite && row.proof !== null && row.proof !== proof) return;
    if (row && row.proof === null && entry.clock <= row.clock) {
      // It may be the same page coming back, or an echo of the one that left. Told that it is gone, a client announces
      // itself again with a higher clock (y-protocols); an echo stays silent.
      this.#doubt(connection, entry.clientId, row.clock);
      return;
    }
    this.#own.set(connection, entry.clientId);
    this.#rows.set(entry.clientId, {
      ...NOBODY,
      holder: connection,
      proof,
      mayWrite: connection.mayWrite,
      clock: entry.clock,
      timer: row?.timer ?? null,
    });
    // Others may remember a higher clock from before we started; being doubted, the client steps over it.
    this.#doubt(connection, entry.clientId, entry.clock);
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
