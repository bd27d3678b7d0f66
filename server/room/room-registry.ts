/**
 * Which documents are live. A name is in one of these phases, and only one turn at a time changes it:
 *
 *   (absent) ── join ──> loading ── loaded ──> open ── last one leaves, all stored ──> closing ── time passes ──> (absent)
 *                           │                    ^                                        │
 *                           └── failed ──> (absent)   └──────────── join ─────────────────┘
 *
 * 1. There is never more than one room for a name: it is made by the one load that is under way, and it leaves the
 *    registry in the same turn in which it is seen to be empty and stored.
 * 2. A load that fails closes those who waited and leaves nothing behind; it never becomes an empty document.
 */
import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { Limits } from "../limits.ts";
import { DamagedDocument, type UpdateStore } from "../storage/update-store.ts";
import type { Connection } from "./connection.ts";
import type { Report } from "./room-event.ts";
import { Room } from "./room.ts";

type Guest = { readonly connection: Connection; readonly mayWrite: boolean };

type Loading = {
  readonly phase: "loading";
  readonly guests: Guest[];
  /** Resolves when the name has another phase, or none. */
  loaded: Promise<void>;
  evictedWith: number | null;
};

type Entry =
  | Loading
  | { readonly phase: "open"; readonly room: Room }
  | { readonly phase: "closing"; readonly room: Room; readonly timer: NodeJS.Timeout | null };

export class RoomRegistry {
  readonly #store: UpdateStore;
  readonly #limits: Limits;
  readonly #report: Report;
  readonly #entries = new Map<string, Entry>();
  readonly #sweep: NodeJS.Timeout;
  #isStopping = false;

  constructor(store: UpdateStore, limits: Limits, report: Report) {
    this.#store = store;
    this.#limits = limits;
    this.#report = report;
    this.#sweep = setInterval(() => this.#tick(), limits.sweepMs);
    this.#sweep.unref();
  }

  /** Is this document in use? */
  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Brings a connection to its document, which is loaded if need be; or closes it with the reason why not. */
  join(name: string, connection: Connection, mayWrite: boolean): void {
    if (this.#isStopping) return connection.close(CLOSE.restart);
    const entry = this.#entries.get(name);
    switch (entry?.phase) {
      case undefined: {
        const guests = [{ connection, mayWrite }];
        const begun: Loading = { phase: "loading", guests, loaded: Promise.resolve(), evictedWith: null };
        this.#entries.set(name, begun);
        begun.loaded = this.#load(name);
        return;
      }
      case "loading":
        if (entry.guests.length >= this.#limits.connectionsPerBoard) return connection.close(CLOSE.tooMany);
        entry.guests.push({ connection, mayWrite });
        return;
      case "open":
        return entry.room.join(connection, mayWrite);
      case "closing":
        if (entry.timer) clearTimeout(entry.timer);
        this.#entries.set(name, { phase: "open", room: entry.room });
        entry.room.join(connection, mayWrite);
        if (entry.room.isEmpty) this.#startClosing(name, entry.room);
        return;
    }
  }

  /**
   * Updates that together are the document as it stands now; null when it does not exist. Changes nothing: a document
   * that is not open does not become so, and one that is closing is not kept. Rejects as `UpdateStore.load` does.
   */
  async read(name: string): Promise<readonly Uint8Array[] | null> {
    const entry = this.#entries.get(name);
    if (entry?.phase === "loading") {
      await entry.loaded;
      return this.read(name);
    }
    if (entry) return [entry.room.state()];
    try {
      return (await this.#store.load(name))?.updates ?? null;
    } catch (error) {
      this.#report({ type: "loadFailed", name, error });
      throw error;
    }
  }

  /** Closes everybody on a document with this code and forgets it, stored or not: it has been deleted. */
  evict(name: string, code: number): void {
    this.#report({ type: "evicted", name });
    const entry = this.#entries.get(name);
    if (!entry) return;
    if (entry.phase === "loading") {
      entry.evictedWith = code;
      return;
    }
    if (entry.phase === "closing" && entry.timer) clearTimeout(entry.timer);
    this.#entries.delete(name);
    entry.room.evict(code);
    entry.room.destroy(true);
    this.#report({ type: "roomClosed", name });
  }

  /**
   * Takes nobody in any more, closes every socket with 1012 (spread over a while when there are many), and resolves
   * when everything is on disk; false when that did not happen within the time that stopping may take.
   */
  async stop(): Promise<boolean> {
    this.#isStopping = true;
    const connections = this.#rooms().flatMap((room) => room.connections());
    const spreadMs = connections.length > 50 ? this.#limits.stopSpreadMs : 0;
    await Promise.all(
      connections.map(async (connection, index) => {
        await sleep((spreadMs * index) / connections.length);
        connection.close(CLOSE.restart);
        await connection.closed;
      }),
    );
    clearInterval(this.#sweep);
    const settled = Promise.all(this.#rooms().map((room) => room.settle())).then(() => true);
    return Promise.race([settled, sleep(this.#limits.stopFlushMs).then(() => false)]);
  }

  async #load(name: string): Promise<void> {
    const started = performance.now();
    const room = await this.#open(name);
    const entry = this.#entries.get(name);
    if (entry?.phase !== "loading") return;
    const code =
      entry.evictedWith ?? (this.#isStopping ? CLOSE.restart : typeof room === "number" ? room : null);
    if (code !== null || typeof room === "number") {
      this.#entries.delete(name);
      if (typeof room !== "number") room.destroy(true);
      for (const { connection } of entry.guests) connection.close(code ?? CLOSE.unavailable);
      return;
    }
    this.#report({ type: "roomOpened", name, milliseconds: performance.now() - started });
    this.#entries.set(name, { phase: "open", room });
    for (const { connection, mayWrite } of entry.guests) room.join(connection, mayWrite);
    if (room.isEmpty) this.#startClosing(name, room);
  }

  /** The room, or the code with which those who wait for it are closed. */
  async #open(name: string): Promise<Room | number> {
    try {
      const stored = await this.#store.load(name);
      if (!stored) return CLOSE.unknownBoard;
      const room = new Room(name, stored, this.#store, this.#limits, this.#report, () => {
        this.#startClosing(name, room);
      });
      return room;
    } catch (error) {
      this.#report({ type: "loadFailed", name, error });
      return error instanceof DamagedDocument ? CLOSE.damaged : CLOSE.unavailable;
    }
  }

  #startClosing(name: string, room: Room): void {
    const entry = this.#entries.get(name);
    if (entry?.phase !== "open" || entry.room !== room) return;
    const timer = setTimeout(() => void this.#finishClosing(name, room), this.#limits.lingerMs);
    timer.unref();
    this.#entries.set(name, { phase: "closing", room, timer });
  }

  async #finishClosing(name: string, room: Room): Promise<void> {
    await room.settle();
    const entry = this.#entries.get(name);
    // While it settled somebody may have come, or come and gone; then that visit's end closes it.
    if (entry?.phase !== "closing" || entry.room !== room || !room.isEmpty || !room.isStored) return;
    this.#entries.delete(name);
    room.destroy(false);
    this.#report({ type: "roomClosed", name });
  }

  #rooms(): readonly Room[] {
    return [...this.#entries.values()].flatMap((entry) => (entry.phase === "loading" ? [] : [entry.room]));
  }

  #tick(): void {
    const now = Date.now();
    for (const room of this.#rooms()) room.tick(now);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
