/**
 * The wire, one message per binary frame. The first four are the y-websocket protocol; the rest are ours, from 100 up,
 * and a client that does not know them still works.
 *
 *   sync           := 0 · (0 · bytes(state vector) | 1 · bytes(update) | 2 · bytes(update))
 *   awareness      := 1 · bytes(n · n × (client id · clock · string(JSON)))
 *   auth           := 2 · …                  from the server only; ignored when it comes in
 *   queryAwareness := 3
 *   writeBarrier   := 101 · n                to the server: "tell me when my edits before this are on disk"; back: "they
 *                                            are". It promises only what the sender may write: edits that it passed on
 *                                            under somebody else's certified id are left out, and covered by no barrier
 *   storageState   := 102 · (0 | 1)          from the server: 1 = edits reach the disk, 0 = they do not just now
 *   continuity     := 103 · bytes(secret) · n · n × bytes(nonce)
 *                                            to the server, once, first on each connection: "I am this page, and bring
 *                                            what these earlier pages of my device wrote". Without it nothing new is
 *                                            taken under the certified ids of these pages (certified-ids.ts)
 *   access         := 104 · (0 | 1)          from the server, in answer to continuity: 1 = this key may write, 0 = watch
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { CONTINUITY_SECRET_BYTES, MAX_PROVEN_PAGES, PAGE_NONCE_BYTES } from "./limits.ts";

/** The first number of each message. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  writeBarrier: 101,
  storageState: 102,
  continuity: 103,
  access: 104,
} as const;

const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** What one client says about itself; `state` is JSON text, not parsed yet, and `null` means gone. */
export type AwarenessEntry = {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
};

/** One decoded frame; its bytes are views into the frame. */
export type Message =
  | { readonly type: "syncStep1"; readonly stateVector: Uint8Array }
  | { readonly type: "syncStep2"; readonly update: Uint8Array }
  | { readonly type: "update"; readonly update: Uint8Array }
  | { readonly type: "awareness"; readonly entries: readonly AwarenessEntry[] }
  | { readonly type: "queryAwareness" }
  | { readonly type: "writeBarrier"; readonly number: number }
  | { readonly type: "storageState"; readonly reachesDisk: boolean }
  | {
      readonly type: "continuity";
      readonly secret: Uint8Array;
      readonly nonces: readonly Uint8Array[];
    }
  | { readonly type: "access"; readonly mayWrite: boolean }
  | { readonly type: "unknown"; readonly number: number };

/** One encoded message, ready for a socket. */
export type Frame = Uint8Array<ArrayBuffer>;

/** Reads one frame; null when it is not exactly one well-formed message. A type that we do not know is `unknown`. */
export function decodeMessage(frame: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readMessage(decoder);
    return message?.type === "unknown" || !decoding.hasContent(decoder) ? message : null;
  } catch {
    // lib0 throws on bytes that end too early or are out of range; both mean "malformed" here.
    return null;
  }
}

/** "This is what I have." */
export function encodeSyncStep1(stateVector: Uint8Array): Frame {
  return encodeSync(SYNC.step1, stateVector);
}

/** "This is what you lack", in answer to step 1. */
export function encodeSyncStep2(update: Uint8Array): Frame {
  return encodeSync(SYNC.step2, update);
}

/** "This has just changed." */
export function encodeUpdate(update: Uint8Array): Frame {
  return encodeSync(SYNC.update, update);
}

/** What these clients say about themselves. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Frame {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.clientId);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, entry.state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** "Say again who you are." */
export function encodeQueryAwareness(): Frame {
  return encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.queryAwareness));
}

/** To the server: "tell me when my edits before this are on disk". From the server, with the same number: "they are". */
export function encodeWriteBarrier(number: number): Frame {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.writeBarrier);
    encoding.writeVarUint(encoder, number);
  });
}

/** From the server: do edits reach the disk just now? */
export function encodeStorageState(reachesDisk: boolean): Frame {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.storageState);
    encoding.writeVarUint(encoder, reachesDisk ? 1 : 0);
  });
}

/** To the server, first on each connection: the device's secret, and the nonces of the pages whose edits it may bring. */
export function encodeContinuity(secret: Uint8Array, nonces: readonly Uint8Array[]): Frame {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.continuity);
    encoding.writeVarUint8Array(encoder, secret);
    encoding.writeVarUint(encoder, nonces.length);
    for (const nonce of nonces) encoding.writeVarUint8Array(encoder, nonce);
  });
}

/** From the server, to a page that said who it is: may its key write, or only watch? */
export function encodeAccess(mayWrite: boolean): Frame {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.access);
    encoding.writeVarUint(encoder, mayWrite ? 1 : 0);
  });
}

function encodeSync(kind: number, body: Uint8Array): Frame {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });
}

function readMessage(decoder: decoding.Decoder): Message | null {
  const number = decoding.readVarUint(decoder);
  switch (number) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { type: "awareness", entries: readAwareness(decoding.readVarUint8Array(decoder)) };
    case MESSAGE.queryAwareness:
      return { type: "queryAwareness" };
    case MESSAGE.writeBarrier:
      return { type: "writeBarrier", number: decoding.readVarUint(decoder) };
    case MESSAGE.storageState:
      return { type: "storageState", reachesDisk: decoding.readVarUint(decoder) === 1 };
    case MESSAGE.continuity:
      return readContinuity(decoder);
    case MESSAGE.access:
      return { type: "access", mayWrite: decoding.readVarUint(decoder) === 1 };
    default:
      return { type: "unknown", number };
  }
}

function readSync(decoder: decoding.Decoder): Message | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC.step1:
      return { type: "syncStep1", stateVector: decoding.readVarUint8Array(decoder) };
    case SYNC.step2:
      return { type: "syncStep2", update: decoding.readVarUint8Array(decoder) };
    case SYNC.update:
      return { type: "update", update: decoding.readVarUint8Array(decoder) };
    default:
      return null;
  }
}

function readContinuity(decoder: decoding.Decoder): Message | null {
  const secret = decoding.readVarUint8Array(decoder);
  const count = decoding.readVarUint(decoder);
  if (secret.length !== CONTINUITY_SECRET_BYTES || count > MAX_PROVEN_PAGES) return null;
  const nonces = Array.from({ length: count }, () => decoding.readVarUint8Array(decoder));
  return nonces.every(({ length }) => length === PAGE_NONCE_BYTES)
    ? { type: "continuity", secret, nonces }
    : null;
}

function readAwareness(body: Uint8Array): readonly AwarenessEntry[] {
  const decoder = decoding.createDecoder(body);
  const count = decoding.readVarUint(decoder);
  const entries: AwarenessEntry[] = [];
  // Every turn reads at least three bytes or throws, so a false count ends with the body.
  for (let index = 0; index < count; index += 1) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ clientId, clock, state: decoding.readVarString(decoder) });
  }
  return entries;
}
