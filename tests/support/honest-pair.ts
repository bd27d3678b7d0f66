import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { encodeWriteBarrier, MESSAGE } from "#shared/protocol/messages.ts";

/** Milliseconds, one for each edit, oldest first. */
export type Latencies = { readonly seen: readonly number[]; readonly saved: readonly number[] };

/** Two people on one board who take turns in writing all the time, and notice when it does not arrive. */
export type HonestPair = {
  readonly docs: readonly [Y.Doc, Y.Doc];
  /** Every close code that one of them was given. */
  readonly closes: readonly number[];
  /** What was measured since it was last asked for: until the other one saw an edit, and until it was on disk. */
  readonly takeLatencies: () => Latencies;
  /** Stops writing; resolves when both hold the same and all of it is saved. */
  readonly rest: () => Promise<void>;
  readonly leave: () => void;
};

/** Milliseconds after which an edit that has not arrived counts as lost. */
const LOST_MS = 60_000;

/** A WebSocket class whose sockets come from this address, as a proxy in front of the server would say. */
function socketsFrom(address: string): typeof globalThis.WebSocket {
  class FromAddress extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { "x-forwarded-for": address } });
    }
  }
  return FromAddress as unknown as typeof globalThis.WebSocket;
}

/** Joins two stock clients to a board and lets them write every so many milliseconds until they are told to rest. */
export async function joinHonestPair(
  syncUrl: string,
  key: string,
  addresses: readonly [string, string],
  intervalMs: number,
): Promise<HonestPair> {
  const one = join(syncUrl, key, addresses[0]);
  const other = join(syncUrl, key, addresses[1]);
  await Promise.all([one.synced(), other.synced()]);
  const seen: number[] = [];
  const saved: number[] = [];
  let isWriting = true;
  const write = async (): Promise<void> => {
    for (let round = 0; isWriting; round += 1) {
      const [writer, reader] = round % 2 === 0 ? [one, other] : [other, one];
      const began = performance.now();
      const edit = writer.writes("round", round);
      await Promise.all([
        reader.sees(edit).then(() => seen.push(performance.now() - began)),
        writer.saves().then(() => saved.push(performance.now() - began)),
      ]);
      await new Promise((resolve) => {
        setTimeout(resolve, intervalMs);
      });
    }
  };
  const writing = write();
  // Whoever rests hears of a failure; until then it must not end the process.
  writing.catch(() => {});
  return {
    docs: [one.doc, other.doc],
    get closes() {
      return [...one.closes, ...other.closes];
    },
    takeLatencies: () => ({ seen: seen.splice(0), saved: saved.splice(0) }),
    rest: async () => {
      isWriting = false;
      await writing;
      const edit = one.writes("last", performance.now());
      await Promise.all([one.saves(), other.sees(edit)]);
    },
    leave: () => {
      one.leave();
      other.leave();
    },
  };
}

/** One edit of a person, by where their client's clock stood after it. */
type Edit = { readonly clientId: number; readonly clock: number };

type Person = {
  readonly doc: Y.Doc;
  readonly closes: readonly number[];
  readonly synced: () => Promise<void>;
  readonly writes: (key: string, value: number) => Edit;
  /** Resolves when an edit has arrived. Its value may be gone by then: whoever has the link to edit may delete it. */
  readonly sees: (edit: Edit) => Promise<void>;
  readonly saves: () => Promise<void>;
  readonly leave: () => void;
};

function join(syncUrl: string, key: string, address: string): Person {
  const doc = new Y.Doc();
  const map = doc.getMap("pair");
  const provider = new WebsocketProvider(syncUrl, key, doc, {
    disableBc: true,
    WebSocketPolyfill: socketsFrom(address),
  });
  const closes: number[] = [];
  provider.on("connection-close", (event) => void (event && closes.push(event.code)));
  const looks = new Set<() => void>();
  const lookAgain = (): void => {
    for (const look of looks) look();
  };
  let asked = 0;
  let answered = 0;
  provider.messageHandlers[MESSAGE.writeBarrier] = (_encoder, decoder) => {
    answered = decoding.readVarUint(decoder);
    lookAgain();
  };
  // Without this a stock client only says on the console that it does not know the message.
  provider.messageHandlers[MESSAGE.storageState] = () => {};
  provider.on("sync", lookAgain);
  doc.on("update", lookAgain);
  const until = (what: string, holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        looks.delete(look);
        reject(new Error(`Waited ${LOST_MS} ms in vain: ${what}; close codes so far: ${closes.join(", ")}`));
      }, LOST_MS);
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        looks.delete(look);
        resolve();
      };
      looks.add(look);
      look();
    });
  return {
    doc,
    closes,
    synced: () => until("to be synced", () => provider.synced),
    writes: (key, value) => {
      map.set(key, value);
      return { clientId: doc.clientID, clock: Y.getState(doc.store, doc.clientID) };
    },
    sees: ({ clientId, clock }) =>
      until(`to see edit ${clock}`, () => Y.getState(doc.store, clientId) >= clock),
    saves: () => {
      asked += 1;
      const mine = asked;
      provider.ws?.send(encodeWriteBarrier(mine));
      return until("to be saved", () => answered >= mine);
    },
    leave: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}
