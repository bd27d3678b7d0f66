import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import {
  decodeMessage,
  encodeSyncStep1,
  encodeWriteBarrier,
  MESSAGE,
  type Message,
} from "#shared/protocol/messages.ts";
import type { TestServer } from "./start-server.ts";
import { PATIENCE_MS, until } from "./until.ts";

/** A stock y-websocket client with a document. */
export type Peer = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** A map to write into; the server does not know what a board is. */
  readonly map: Y.Map<unknown>;
  /** Resolves when the first exchange is done. */
  readonly synced: () => Promise<void>;
  /** Resolves when everything written so far is on the server's disk, by the write barrier. */
  readonly saved: () => Promise<void>;
  /** Every close code so far. */
  readonly closes: readonly number[];
  readonly leave: () => void;
};

const peers = new Set<Peer>();

/** Joins with a stock provider, of another version if given; nothing goes round the server. */
export function joinAsPeer(
  server: Pick<TestServer, "syncUrl">,
  key: string,
  doc = new Y.Doc(),
  Provider = WebsocketProvider,
): Peer {
  const provider = new Provider(server.syncUrl, key, doc, {
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    maxBackoffTime: 300,
  });
  const closes: number[] = [];
  provider.on("connection-close", (event) => void (event && closes.push(event.code)));
  let asked = 0;
  let answered = 0;
  provider.messageHandlers[MESSAGE.writeBarrier] = (_encoder, decoder) => {
    answered = decoding.readVarUint(decoder);
  };
  // Without this a stock client only says on the console that it does not know the message.
  provider.messageHandlers[MESSAGE.storageState] = () => {};
  const peer: Peer = {
    doc,
    provider,
    map: doc.getMap("test"),
    closes,
    synced: () => until(() => provider.synced),
    saved: async () => {
      asked += 1;
      const mine = asked;
      provider.ws?.send(encodeWriteBarrier(mine));
      await until(() => answered >= mine);
    },
    leave: () => {
      provider.destroy();
      doc.destroy();
      peers.delete(peer);
    },
  };
  peers.add(peer);
  return peer;
}

/** A socket that says exactly what a test wants it to say. */
export type RawSocket = {
  readonly socket: WebSocket;
  readonly messages: readonly Message[];
  readonly send: (frame: Uint8Array | string) => void;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  /** Resolves when the server has sent its first message. */
  readonly greeted: () => Promise<void>;
  /** Resolves with the first message that fits, past or to come. */
  readonly received: <T extends Message["type"]>(
    type: T,
    from?: number,
  ) => Promise<Extract<Message, { type: T }>>;
  /** Resolves once everything sent before has been handled: a question has come back answered. */
  readonly settled: () => Promise<void>;
};

const sockets = new Set<WebSocket>();

/** Opens a bare socket on a key. */
export async function openRawSocket(
  server: TestServer,
  key: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawSocket> {
  const socket = new WebSocket(`${server.syncUrl}/${key}`, { headers, perMessageDeflate: false });
  sockets.add(socket);
  const messages: Message[] = [];
  const waiters = new Set<() => void>();
  socket.on("message", (bytes: Buffer) => {
    const message = decodeMessage(new Uint8Array(bytes));
    if (message) messages.push(message);
    for (const look of waiters) look();
  });
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.once("close", () => sockets.delete(socket));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.on("error", () => socket.terminate());
  const received: RawSocket["received"] = (type, from = 0) =>
    new Promise((resolve, reject) => {
      const finish = (end: () => void): void => {
        clearTimeout(timer);
        waiters.delete(look);
        end();
      };
      const look = (): void => {
        const message = messages.slice(from).find((candidate) => candidate.type === type);
        if (message) finish(() => resolve(message as never));
      };
      const fail = (why: string) => (): void => finish(() => reject(new Error(`No ${type}: ${why}.`)));
      const timer = setTimeout(fail("it did not come in time"), PATIENCE_MS);
      void closed.then(fail("the socket was closed"));
      waiters.add(look);
      look();
    });
  return {
    socket,
    messages,
    send: (frame) => socket.send(frame),
    closed,
    greeted: () => received("syncStep1").then(() => {}),
    received,
    settled: async () => {
      const from = messages.length;
      socket.send(encodeSyncStep1(Uint8Array.of(0)));
      await received("syncStep2", from);
    },
  };
}

/** Ends every peer and socket of the test; for `afterEach`. */
export function leaveAll(): void {
  for (const peer of peers) peer.leave();
  for (const socket of sockets) socket.terminate();
  sockets.clear();
}

/** Resolves when all hold the same document. */
export async function converged(...all: readonly Peer[]): Promise<void> {
  const [first, ...others] = all.map(
    ({ doc }) =>
      () =>
        Y.snapshot(doc),
  );
  if (!first) return;
  await until(() => others.every((other) => Y.equalSnapshots(first(), other())));
}
