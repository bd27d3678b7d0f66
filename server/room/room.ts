import { isCertified } from "#shared/protocol/certified-ids.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import {
  decodeMessage,
  encodeAccess,
  encodeQueryAwareness,
  encodeStorageState,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
  type Message,
} from "#shared/protocol/messages.ts";
import type { Limits } from "../limits.ts";
import type { StoredDocument, UpdateStore } from "../storage/update-store.ts";
import { Barriers } from "./barriers.ts";
import type { Connection, ConnectionHost } from "./connection.ts";
import { LiveDocument } from "./live-document.ts";
import { ownPart } from "./own-part.ts";
import type { Report } from "./room-event.ts";
import { Roster } from "./roster.ts";
import { SlowReaders } from "./slow-readers.ts";
import { UpdateLog } from "./update-log.ts";

const CODE_OF = { malformed: CLOSE.badFrame, "document-full": CLOSE.tooLarge, costly: CLOSE.tooCostly };

/** Clients whose left-out edits are remembered for one connection: more than one person ever has open. */
const MAX_LEFT_OUT = 64;

/**
 * The live copy of one document and everybody connected to it.
 *
 * 1. An update is judged, rehearsed, applied, relayed as it came, and queued for the disk, in one turn: everybody sees
 *    updates in one order, and nobody sees one that the document refused.
 * 2. A write barrier is answered only after everything that came before it on that socket is on disk.
 * 3. Whatever one connection sends, only that connection is closed for it.
 * 4. Edits under somebody else's certified id are left out of an update, and what is left is judged and passed on.
 */
export class Room implements ConnectionHost {
  readonly #limits: Limits;
  readonly #report: Report;
  readonly #document: LiveDocument;
  readonly #log: UpdateLog;
  readonly #barriers: Barriers;
  readonly #roster: Roster;
  readonly #connections = new Set<Connection>();
  readonly #slowReaders: SlowReaders;
  /** Connections that have been asked for what they left out, with the barrier that waits for their answer. */
  readonly #asked = new Map<Connection, number | null>();
  /** Connections that passed on edits of these clients, who have not brought them themselves yet. */
  readonly #leftOut = new Map<Connection, ReadonlySet<number>>();
  readonly #probing = new Map<Connection, Promise<boolean>>();
  #emptied: () => void;
  #closedWith: number | null = null;

  /** Opens a room on what is stored; throws when that is not a whole document. `emptied`: the last connection left. */
  constructor(
    name: string,
    stored: StoredDocument,
    store: UpdateStore,
    limits: Limits,
    report: Report,
    emptied: () => void,
  ) {
    this.#limits = limits;
    this.#report = report;
    this.#emptied = emptied;
    this.#document = new LiveDocument(stored.updates, limits);
    this.#slowReaders = new SlowReaders(limits, report);
    this.#log = new UpdateLog(name, store, stored, limits, report, {
      compactedState: () => this.#document.compactedState(),
      storageChanged: (reachesDisk) => this.#relay(encodeStorageState(reachesDisk)),
      vanished: () => this.evict(CLOSE.deleted),
    });
    this.#barriers = new Barriers(limits, {
      whenStored: (done) => this.#log.whenStored(done),
      answer: (connection, number) => {
        if (!this.#slowReaders.oweBarrier(connection, number)) connection.send(encodeWriteBarrier(number));
      },
      acknowledged: (milliseconds) => report({ type: "acknowledged", milliseconds }),
    });
    this.#roster = new Roster(limits, {
      relay: (frame, except) => this.#relay(frame, except),
      contested: (holder, challenger) => void this.#probe(holder, challenger),
    });
  }

  /** Is nobody here? */
  get isEmpty(): boolean {
    return this.#connections.size === 0;
  }

  /** Is everything on disk? */
  get isStored(): boolean {
    return this.#log.isStored;
  }

  /** Takes in a connection: it is told what we have, and its frames are handled from now on. */
  join(connection: Connection, mayWrite: boolean): void {
    if (connection.ended) return;
    if (this.#closedWith !== null) return connection.close(this.#closedWith);
    if (!this.#hasPlaceFor(mayWrite)) {
      return connection.close(CLOSE.tooMany, "Too many people are on this board.");
    }
    this.#connections.add(connection);
    connection.send(encodeSyncStep1(this.#document.stateVector()));
    if (this.#log.isFailing) connection.send(encodeStorageState(false));
    const everyone = this.#roster.everyone();
    if (everyone) connection.send(everyone);
    connection.attach(this, mayWrite);
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#slowReaders.forget(connection);
    this.#barriers.forget(connection);
    this.#asked.delete(connection);
    this.#leftOut.delete(connection);
    this.#roster.depart(connection);
    if (this.isEmpty) this.#emptied();
  }

  receive(connection: Connection, frame: Uint8Array): void {
    const message = decodeMessage(frame);
    if (!message) return connection.refuse(CLOSE.badFrame, "malformed");
    const carriesUpdate = message.type === "update" || message.type === "syncStep2";
    if (!carriesUpdate && frame.length > this.#limits.controlBytes) {
      return connection.refuse(CLOSE.tooLarge, "oversized");
    }
    this.#handle(connection, message);
  }

  drained(connection: Connection): void {
    const arrears = this.#slowReaders.takeIfDrained(connection);
    if (!arrears) return;
    connection.send(encodeSyncStep2(this.#document.differenceFrom(arrears.from)));
    const everyone = this.#roster.everyone();
    if (everyone) connection.send(everyone);
    if (arrears.barrier !== null) connection.send(encodeWriteBarrier(arrears.barrier));
  }

  /** Looks after every connection: pings, speaks to the idle, closes readers that have stopped reading. */
  tick(now: number): void {
    this.#noteFullReaders();
    this.#slowReaders.closeStuck(now);
    for (const connection of this.#connections) {
      // Asking an idle client what it has both keeps it from giving us up and repairs whatever may have been lost.
      if (connection.tick(now))
        this.#sendUnlessFull(connection, encodeSyncStep1(this.#document.stateVector()));
    }
  }

  /** The whole document as one update, what is not on disk yet included. */
  state(): Uint8Array {
    return this.#document.differenceFrom();
  }

  /** Stores and compacts; resolves when everything is on disk. */
  settle(): Promise<void> {
    return this.#log.settle();
  }

  /** Closes every connection, now and later ones, with this code. */
  evict(code: number): void {
    this.#closedWith = code;
    for (const connection of this.#connections) connection.close(code);
  }

  /** Everybody who is connected. */
  connections(): readonly Connection[] {
    return [...this.#connections];
  }

  /** Lets go of everything. `forget`: what is not on disk yet is not wanted any more. */
  destroy(forget: boolean): void {
    if (forget) this.#log.vanish();
    this.#roster.close();
    this.#document.destroy();
  }

  #hasPlaceFor(mayWrite: boolean): boolean {
    if (this.#connections.size >= this.#limits.connectionsPerBoard) return false;
    const watchers = [...this.#connections].filter((connection) => !connection.mayWrite);
    return mayWrite || watchers.length < this.#limits.watchersPerBoard;
  }

  #handle(connection: Connection, message: Message): void {
    switch (message.type) {
      case "syncStep1":
        return this.#answer(connection, message.stateVector);
      case "syncStep2":
        // A watcher's answer to our question holds whatever it has; that is no attempt to write.
        return connection.mayWrite ? this.#take(connection, message.update, true) : undefined;
      case "update":
        if (!connection.mayWrite) return connection.refuse(CLOSE.readOnly, "read-only");
        return this.#take(connection, message.update, false);
      case "awareness":
        if (!this.#roster.hear(connection, message.entries)) connection.refuse(CLOSE.badFrame, "malformed");
        return undefined;
      case "queryAwareness": {
        const everyone = connection.isFull ? null : this.#roster.everyone();
        return everyone ? this.#sendUnlessFull(connection, everyone) : undefined;
      }
      case "writeBarrier":
        return this.#acknowledgeOnceStored(connection, message.number);
      case "continuity":
        this.#roster.identify(connection, message.secret, message.nonces);
        return connection.send(encodeAccess(connection.mayWrite));
      case "storageState":
      case "access":
      case "unknown":
        return undefined;
    }
  }

  #answer(connection: Connection, stateVector: Uint8Array): void {
    // Who is behind gets a difference anyway, once it has read what it has.
    if (this.#slowReaders.has(connection)) return;
    let difference: Uint8Array;
    try {
      difference = this.#document.differenceFrom(stateVector);
    } catch {
      // Reading a state vector throws on bytes that are none.
      return connection.refuse(CLOSE.badFrame, "malformed");
    }
    if (connection.isFull) this.#slowReaders.add(connection, stateVector.slice());
    else connection.send(encodeSyncStep2(difference));
  }

  /** `isAnswer`: the connection was asked for all that we lack, so what is missing now it does not have either. */
  #take(connection: Connection, update: Uint8Array, isAnswer: boolean): void {
    this.#noteFullReaders();
    const admission = this.#document.admit(update, (clientId) =>
      this.#roster.isForeign(clientId, connection),
    );
    switch (admission.type) {
      case "applied":
        this.#relay(encodeUpdate(update), connection);
        this.#log.append(update);
        this.#report({ type: "updateAccepted", bytes: update.length });
        this.#askWhatWasLeftOut(connection);
        break;
      case "known":
        break;
      case "gap":
        return this.#askAgain(connection, isAnswer, "gap", []);
      case "contested": {
        const foreign = new Set(admission.clientIds.filter(isCertified));
        if (foreign.size > 0) return this.#takeOwnPart(connection, update, isAnswer, foreign);
        const holders = admission.clientIds.flatMap((clientId) => this.#roster.holderOf(clientId) ?? []);
        return this.#askAgain(connection, isAnswer, "contested", holders);
      }
      case "refuse": {
        return connection.refuse(CODE_OF[admission.reason], admission.reason);
      }
    }
    if (isAnswer) this.#answered(connection);
  }

  /** Its owner may be gone for good, so what somebody passes on for them must not keep anybody from editing. */
  #takeOwnPart(
    connection: Connection,
    update: Uint8Array,
    isAnswer: boolean,
    foreign: ReadonlySet<number>,
  ): void {
    this.#report({ type: "refused", reason: "foreign" });
    this.#leftOut.set(connection, new Set([...foreign].slice(0, MAX_LEFT_OUT)));
    this.#take(connection, ownPart(update, foreign, this.#document.stateVector()), isAnswer);
  }

  /** Once the owner has brought the edits, those who passed them on may have deleted some: they are asked again. */
  #askWhatWasLeftOut(owner: Connection): void {
    for (const [connection, clientIds] of this.#leftOut) {
      if ([...clientIds].every((clientId) => this.#roster.isForeign(clientId, owner))) continue;
      this.#leftOut.delete(connection);
      this.#sendUnlessFull(connection, encodeSyncStep1(this.#document.stateVector()));
    }
  }

  /** What it left out may come with its answer; if that does not help either, it starts over. */
  #askAgain(
    connection: Connection,
    isAnswer: boolean,
    reason: "gap" | "contested",
    holders: readonly Connection[],
  ): void {
    if (this.#asked.has(connection)) {
      if (isAnswer) connection.refuse(CLOSE.unavailable, reason);
      return;
    }
    this.#report({ type: "refused", reason });
    this.#asked.set(connection, null);
    const ask = (): void => connection.send(encodeSyncStep1(this.#document.stateVector()));
    if (reason === "gap") return ask();
    // By then a dead holder is gone, and a living one has brought its own edits.
    void Promise.all(holders.map((holder) => this.#probe(holder, connection))).then(ask);
  }

  #answered(connection: Connection): void {
    const barrier = this.#asked.get(connection);
    this.#asked.delete(connection);
    if (barrier !== undefined && barrier !== null) this.#acknowledgeOnceStored(connection, barrier);
  }

  #acknowledgeOnceStored(connection: Connection, number: number): void {
    if (this.#asked.has(connection)) {
      this.#asked.set(connection, number);
      return;
    }
    this.#barriers.add(connection, number);
  }

  async #probe(holder: Connection, challenger: Connection): Promise<void> {
    const probe = this.#probing.get(holder) ?? holder.probe();
    this.#probing.set(holder, probe);
    const isAlive = await probe;
    this.#probing.delete(holder);
    if (isAlive) return;
    await holder.closed;
    challenger.send(encodeQueryAwareness());
  }

  #relay(frame: Uint8Array, except?: Connection): void {
    for (const connection of this.#connections) {
      if (connection !== except) this.#sendUnlessFull(connection, frame);
    }
  }

  /** Who is behind is sent nothing, and everything at once when it has caught up reading. */
  #sendUnlessFull(connection: Connection, frame: Uint8Array): void {
    if (!this.#slowReaders.has(connection)) connection.send(frame);
  }

  /** Called before the document changes: what it is now is what these readers have been sent. */
  #noteFullReaders(): void {
    for (const connection of this.#connections) {
      if (connection.isFull && !this.#slowReaders.has(connection)) {
        this.#slowReaders.add(connection, this.#document.stateVector());
      }
    }
  }
}
