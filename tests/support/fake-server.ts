import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import {
  decodeMessage,
  encodeStorageState,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeWriteBarrier,
} from "#shared/protocol/messages.ts";

/** A server of one board that does what a test tells it, for pages whose sockets and clocks are the test's. */
export class FakeServer {
  /** Every socket that a page has opened, the newest last. */
  readonly sockets: FakeSocket[] = [];
  readonly doc = new Y.Doc();
  /** Does it take new connections at all? Without, an attempt hangs. */
  isReachable = true;
  /** Does anything get through on the lines there are? */
  isSilent = false;
  readonly #waiting: (() => void)[] = [];
  #isStoring = true;
  /** What is on its disk. */
  readonly disk = new Y.Doc();
  /** Milliseconds from one end to the other. */
  readonly travelMs: number;

  constructor(travelMs = 20) {
    this.travelMs = travelMs;
  }

  /** Does the disk take what comes? Without, barriers stay open until it does. */
  set isStoring(isStoring: boolean) {
    this.#isStoring = isStoring;
    if (isStoring) for (const answer of this.#waiting.splice(0)) answer();
  }

  /** A page's provider, connected through sockets of this server. */
  provide(doc: Y.Doc): WebsocketProvider {
    const { sockets } = this;
    const take = (socket: FakeSocket): void => this.#take(socket);
    const later = (run: () => void): unknown => setTimeout(run, 2 * this.travelMs);
    class Socket extends FakeSocket {
      constructor() {
        super();
        sockets.push(this);
        later(() => take(this));
      }
    }
    return new WebsocketProvider("ws://test", "board", doc, {
      WebSocketPolyfill: Socket as unknown as typeof WebSocket,
      disableBc: true,
      connect: false,
    });
  }

  /** The socket that was opened last. */
  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("Nothing has been opened.");
    return socket;
  }

  /** From now on nothing gets through on the lines there are; new ones are good. */
  strand(): void {
    for (const socket of this.sockets) socket.isDead = true;
  }

  /** Says something, as a living server does every 15 s at least. */
  speak(): void {
    this.#say(this.last, encodeSyncStep1(Y.encodeStateVector(this.doc)));
  }

  /** Says whether its disk takes anything. */
  tellStorage(isWorking: boolean): void {
    this.#say(this.last, encodeStorageState(isWorking));
  }

  #take(socket: FakeSocket): void {
    if (!this.isReachable || this.isSilent || socket.isDead) return;
    socket.onSend = (frame) => void setTimeout(() => this.#hear(socket, frame), this.travelMs);
    socket.readyState = socket.OPEN;
    socket.onopen?.();
    this.#say(socket, encodeSyncStep1(Y.encodeStateVector(this.doc)));
  }

  #hear(socket: FakeSocket, frame: Uint8Array): void {
    if (this.#isLost(socket)) return;
    const message = decodeMessage(frame);
    if (message?.type === "syncStep1") {
      this.#say(socket, encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector)));
    } else if (message?.type === "syncStep2" || message?.type === "update") {
      Y.applyUpdate(this.doc, message.update);
    } else if (message?.type === "writeBarrier") {
      this.#waiting.push(() => {
        Y.applyUpdate(this.disk, Y.encodeStateAsUpdate(this.doc));
        this.#say(socket, encodeWriteBarrier(message.number));
      });
      this.isStoring = this.#isStoring;
    }
  }

  /** What is lost on a line is never lost alone: nothing that follows comes either. */
  #isLost(socket: FakeSocket): boolean {
    socket.isDead ||= this.isSilent;
    return socket.isDead;
  }

  #say(socket: FakeSocket, frame: Uint8Array): void {
    if (this.#isLost(socket)) return;
    setTimeout(() => {
      if (!this.#isLost(socket)) socket.onmessage?.({ data: frame.slice().buffer });
    }, this.travelMs);
  }
}

/** A socket whose other end is the test. */
export class FakeSocket {
  readonly OPEN = 1;
  readyState = 0;
  isDead = false;
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBufferLike }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  onSend: ((frame: Uint8Array) => void) | null = null;

  send(frame: Uint8Array): void {
    this.onSend?.(frame);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The other end closes it. */
  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code, reason: "" });
  }
}
