import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { RawData, WebSocket } from "ws";
import type { Limits } from "../limits.ts";
import { Budget } from "./budget.ts";
import type { RefusalReason, Report } from "./room-event.ts";
import type { TurnTaker } from "./turns.ts";
import type { Visitor } from "./visitor.ts";

/** What a connection is attached to once its document is open. */
export type ConnectionHost = {
  receive(connection: Connection, frame: Uint8Array): void;
  /** The client has read what was waiting for it. */
  drained(connection: Connection): void;
  leave(connection: Connection): void;
};

/** What a piece of an unknown connection is expected to take: far more than is usual, so that whoever is known comes first. */
const UNKNOWN_MS = 20;

/** Bytes of a frame that are handled in a millisecond, about. */
const BYTES_PER_MS = 20_000;

const BINARY = { binary: true } as const;
const WORDS: Partial<Record<RefusalReason, string>> = {
  malformed: "A message could not be read.",
  oversized: "A message was too large.",
  gap: "Earlier edits are missing.",
  contested: "This page is connected twice.",
  "document-full": "This board is full.",
  "read-only": "This link may only watch.",
  costly: "A message took too much work.",
  flood: "Too much was sent, or left unread.",
  slow: "Nothing was read for too long.",
};

/**
 * One socket: frames in (held until attached, then handled in turn), frames out, a heartbeat, one close.
 * It listens from its first moment, so no frame is lost and no socket error is ever unhandled.
 */
export class Connection implements TurnTaker {
  /** Settles the moment the socket is gone. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #limits: Limits;
  readonly #report: Report;
  readonly #visitor: Visitor;
  readonly #messages: Budget;
  readonly #bytes: Budget;
  readonly #ownWork: Budget;
  #usualMs = UNKNOWN_MS;
  #host: ConnectionHost | null = null;
  #mayWrite = false;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** Bytes that have come since the last whole message. */
  #partialBytes = 0;
  #isOwed = false;
  #ended = false;
  #isPaused = false;
  #timer: NodeJS.Timeout | null = null;
  #unansweredPings = 0;
  #pingedAt: number;
  #sentAt: number;

  constructor(socket: WebSocket, limits: Limits, report: Report, visitor: Visitor) {
    this.#socket = socket;
    this.#limits = limits;
    this.#report = report;
    this.#visitor = visitor;
    const now = Date.now();
    this.#pingedAt = now;
    this.#sentAt = now;
    this.#messages = new Budget(limits.messagesPerSecond, limits.messagesPerSecond * 2, now);
    this.#bytes = new Budget(limits.bytesPerSecond, limits.messageBytes * 2, now);
    this.#ownWork = new Budget(limits.workMsPerSecond, limits.workMsPerSecond * 5, now);
    visitor.add(this);
    socket.on("error", () => this.#report({ type: "refused", reason: "socket" }));
    socket.on("ping", () => this.#receivedControl());
    socket.on("pong", () => {
      this.#unansweredPings = 0;
      this.#receivedControl();
    });
    socket.on("message", (message, isBinary) => this.#received(message, isBinary));
    this.closed = new Promise((resolve) => {
      socket.once("close", (code) => {
        this.#end();
        visitor.remove(this);
        const host = this.#host;
        this.#host = null;
        host?.leave(this);
        if (host) this.#report({ type: "left", mayWrite: this.#mayWrite, code });
        resolve();
      });
    });
  }

  get sharedWork(): Budget {
    return this.#visitor.work;
  }

  get expectedMs(): number {
    return Math.max(this.#usualMs, (this.#waiting[0]?.length ?? 0) / BYTES_PER_MS);
  }

  /** May this client change the document? Known once attached. */
  get mayWrite(): boolean {
    return this.#mayWrite;
  }

  /** Is nothing more to be expected from this socket, nor worth sending to it? */
  get ended(): boolean {
    return this.#ended;
  }

  /** Bytes that this client has not read yet. */
  get unreadBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** Bytes that we hold for this client: unread, not handled yet, or part of a message that is not whole yet. */
  get heldBytes(): number {
    return this.unreadBytes + this.#waitingBytes + this.#partialBytes;
  }

  /** Is so much unread that nothing more should be sent for now? */
  get isFull(): boolean {
    return this.#socket.bufferedAmount > this.#limits.readerBufferBytes;
  }

  /** Hands over the frames that have waited, in order, and every later one. */
  attach(host: ConnectionHost, mayWrite: boolean): void {
    if (this.#ended) return;
    this.#host = host;
    this.#mayWrite = mayWrite;
    this.#report({ type: "joined", mayWrite });
    this.#work();
  }

  send(frame: Uint8Array): void {
    if (this.#ended || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#sentAt = Date.now();
    this.#socket.send(frame, BINARY, () => this.#sent());
    if (this.isFull) this.#visitor.relieve();
  }

  /** From now on the host is told, once, when the client has read nearly everything. */
  tellWhenDrained(): void {
    this.#isOwed = true;
  }

  /** Notes bytes that have come in, before they are part of a message. */
  noteBytes(count: number): void {
    this.#partialBytes += count;
    if (this.#partialBytes > this.#limits.readerBufferBytes) this.#visitor.relieve();
  }

  /** Closes because of what the client sent. */
  refuse(code: number, reason: RefusalReason): void {
    if (this.#ended) return;
    this.#report({ type: "refused", reason });
    this.close(code, WORDS[reason] ?? "");
  }

  /** Closes with a code; what is still unread is given a moment, then dropped. */
  close(code: number, words = ""): void {
    if (this.#ended) return;
    this.#end();
    this.#socket.close(code, words);
    // A paused or stuck socket never sees the other side's answer.
    this.#socket.resume();
    setTimeout(() => this.#socket.terminate(), this.#limits.closeMs).unref();
  }

  /** Drops the socket at once. */
  terminate(): void {
    this.#end();
    this.#socket.terminate();
  }

  /** Pings when it is time; true when the client has heard nothing for so long that it should be sent something. */
  tick(now: number): boolean {
    if (this.#ended) return false;
    if (now - this.#pingedAt >= this.#limits.pingMs && !this.#isPaused) {
      if (this.#unansweredPings >= 2) {
        this.terminate();
        return false;
      }
      this.#ping(now);
    }
    return now - this.#sentAt >= this.#limits.idleMs;
  }

  /** Does the other side answer within the given time? One that does not is dropped. */
  async probe(): Promise<boolean> {
    if (this.#ended) return false;
    const answered = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), this.#limits.probeMs);
      this.#socket.once("pong", () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
    this.#ping(Date.now());
    if (await answered) return true;
    this.terminate();
    return false;
  }

  /** Does one piece of work; called when it is this connection's turn. */
  takeTurn(): void {
    this.#workOnce();
    this.#work();
  }

  #ping(now: number): void {
    this.#pingedAt = now;
    this.#unansweredPings += 1;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  #end(): void {
    this.#ended = true;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#visitor.turns.forget(this);
    if (this.#timer) clearTimeout(this.#timer);
  }

  #sent(): void {
    if (this.#mayTellDrained()) this.#work();
  }

  /** A ping costs us an answer, and nobody needs hundreds. */
  #receivedControl(): void {
    this.#partialBytes = 0;
    if (!this.#ended && this.#messages.spend(1, Date.now()) > 0) this.#work();
  }

  #received(message: RawData, isBinary: boolean): void {
    this.#partialBytes = 0;
    if (this.#ended) return;
    if (!isBinary || !(message instanceof Uint8Array)) return this.refuse(CLOSE.badFrame, "malformed");
    if (message.length > this.#limits.messageBytes) return this.refuse(CLOSE.tooLarge, "oversized");
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
    if (!this.#host) {
      const isFlood =
        this.#waiting.length > this.#limits.waitingFrames || this.#waitingBytes > this.#limits.waitingBytes;
      return isFlood ? this.refuse(CLOSE.unavailable, "flood") : undefined;
    }
    // Reading has been paused long before; what comes now was on its way.
    if (this.#waiting.length > this.#limits.heldFrames) return this.refuse(CLOSE.tooMany, "flood");
    if (this.#waiting.length === 1) this.#work();
  }

  /** Works as long as it may; then stops reading and waits for the own budgets, or for a turn. */
  #work(): void {
    while (!this.#ended && this.#host) {
      const now = Date.now();
      const wait = Math.max(this.#messages.wait(now), this.#bytes.wait(now), this.#ownWork.wait(now));
      if (wait > 0) return this.#workLater(wait);
      if (!this.#hasWork()) return this.#readOn();
      if (!this.#visitor.turns.isFree(this)) {
        this.#stopReading();
        return this.#visitor.turns.wait(this);
      }
      this.#workOnce();
    }
  }

  #hasWork(): boolean {
    return this.#waiting.length > 0 || this.#mayTellDrained();
  }

  #mayTellDrained(): boolean {
    return this.#isOwed && this.unreadBytes <= this.#limits.readerBufferBytes / 4;
  }

  #workOnce(): void {
    const host = this.#host;
    if (this.#ended || !host) return;
    const before = process.cpuUsage();
    try {
      this.#workFor(host);
    } catch (error) {
      // A fault of ours, met by what this client sent: the others have nothing to do with it.
      this.#report({ type: "faulted", error });
      this.close(CLOSE.unavailable);
    }
    // Time of the processor: what other programs take is not this client's.
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1_000;
    this.#usualMs += (took - this.#usualMs) / 5;
    this.#ownWork.spend(took, Date.now());
    this.#visitor.turns.spend(this, took);
  }

  #workFor(host: ConnectionHost): void {
    if (this.#mayTellDrained()) {
      this.#isOwed = false;
      return host.drained(this);
    }
    const frame = this.#waiting.shift();
    if (!frame) return;
    this.#waitingBytes -= frame.length;
    const now = Date.now();
    this.#messages.spend(1, now);
    this.#bytes.spend(frame.length, now);
    host.receive(this, frame);
  }

  /** Reading later rather than closing: an honest burst loses nothing, and TCP slows the sender down. */
  #workLater(milliseconds: number): void {
    this.#stopReading();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#work(), milliseconds);
  }

  #stopReading(): void {
    if (this.#isPaused || this.#ended) return;
    this.#isPaused = true;
    this.#socket.pause();
  }

  #readOn(): void {
    if (!this.#isPaused || this.#ended) return;
    this.#isPaused = false;
    this.#unansweredPings = 0;
    this.#socket.resume();
  }
}
