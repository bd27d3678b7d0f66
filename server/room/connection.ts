import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { RawData, WebSocket } from "ws";
import type { Limits } from "../limits.ts";
import { Budget } from "./budget.ts";
import type { RefusalReason, Report } from "./room-event.ts";

/** What a connection is attached to once its document is open. */
export type ConnectionHost = {
  receive(connection: Connection, frame: Uint8Array): void;
  /** The client has read what was waiting for it. */
  drained(connection: Connection): void;
  leave(connection: Connection): void;
};

const BINARY = { binary: true } as const;
const WORDS: Partial<Record<RefusalReason, string>> = {
  malformed: "A message could not be read.",
  oversized: "A message was too large.",
  gap: "Earlier edits are missing.",
  contested: "This page is connected twice.",
  "document-full": "This board is full.",
  "read-only": "This link may only watch.",
};

/**
 * One socket: frames in (held until attached, then at a bounded rate), frames out, a heartbeat, one close.
 * It listens from its first moment, so no frame is lost and no socket error is ever unhandled.
 */
export class Connection {
  /** Settles the moment the socket is gone. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #limits: Limits;
  readonly #report: Report;
  readonly #messages: Budget;
  readonly #bytes: Budget;
  readonly #work: Budget;
  #host: ConnectionHost | null = null;
  #mayWrite = false;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #ended = false;
  #paused: NodeJS.Timeout | null = null;
  #unansweredPings = 0;
  #pingedAt: number;
  #sentAt: number;

  constructor(socket: WebSocket, limits: Limits, report: Report) {
    this.#socket = socket;
    this.#limits = limits;
    this.#report = report;
    const now = Date.now();
    this.#pingedAt = now;
    this.#sentAt = now;
    this.#messages = new Budget(limits.messagesPerSecond, limits.messagesPerSecond * 2, now);
    this.#bytes = new Budget(limits.bytesPerSecond, limits.messageBytes * 2, now);
    this.#work = new Budget(limits.workMsPerSecond, limits.workMsPerSecond * 5, now);
    socket.on("error", () => this.#report({ type: "refused", reason: "socket" }));
    socket.on("pong", () => (this.#unansweredPings = 0));
    socket.on("message", (message, isBinary) => this.#received(message, isBinary));
    this.closed = new Promise((resolve) => {
      socket.once("close", (code) => {
        this.#ended = true;
        if (this.#paused) clearTimeout(this.#paused);
        this.#waiting = [];
        const host = this.#host;
        this.#host = null;
        host?.leave(this);
        if (host) this.#report({ type: "left", mayWrite: this.#mayWrite, code });
        resolve();
      });
    });
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
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const frame of waiting) this.#deliver(frame);
  }

  send(frame: Uint8Array): void {
    if (this.#ended || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#sentAt = Date.now();
    this.#socket.send(frame, BINARY, () => this.#host?.drained(this));
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
    this.#ended = true;
    this.#socket.close(code, words);
    // A paused or stuck socket never sees the other side's answer.
    this.#socket.resume();
    setTimeout(() => this.#socket.terminate(), this.#limits.closeMs).unref();
  }

  /** Drops the socket at once. */
  terminate(): void {
    this.#ended = true;
    this.#socket.terminate();
  }

  /** Pings when it is time; true when the client has heard nothing for so long that it should be sent something. */
  tick(now: number): boolean {
    if (this.#ended) return false;
    if (now - this.#pingedAt >= this.#limits.pingMs && !this.#paused) {
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

  #ping(now: number): void {
    this.#pingedAt = now;
    this.#unansweredPings += 1;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  #received(message: RawData, isBinary: boolean): void {
    if (this.#ended) return;
    if (!isBinary || !(message instanceof Uint8Array)) return this.refuse(CLOSE.badFrame, "malformed");
    if (message.length > this.#limits.messageBytes) return this.refuse(CLOSE.tooLarge, "oversized");
    if (this.#host) return this.#deliver(message);
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
    if (this.#waiting.length > this.#limits.waitingFrames || this.#waitingBytes > this.#limits.waitingBytes) {
      this.#waiting = [];
      this.refuse(CLOSE.unavailable, "flood");
    }
  }

  #deliver(frame: Uint8Array): void {
    if (this.#ended || !this.#host) return;
    const started = performance.now();
    this.#host.receive(this, frame);
    const now = Date.now();
    const wait = Math.max(
      this.#messages.spend(1, now),
      this.#bytes.spend(frame.length, now),
      this.#work.spend(performance.now() - started, now),
    );
    if (wait > 0) this.#pause(wait);
  }

  /** Reading later rather than closing: an honest burst loses nothing, and TCP slows the sender down. */
  #pause(milliseconds: number): void {
    if (this.#ended) return;
    if (this.#paused) clearTimeout(this.#paused);
    this.#socket.pause();
    this.#paused = setTimeout(() => {
      this.#paused = null;
      this.#unansweredPings = 0;
      this.#socket.resume();
    }, milliseconds);
  }
}
