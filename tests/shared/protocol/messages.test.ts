import * as encoding from "lib0/encoding";
import * as awareness from "y-protocols/awareness";
import * as sync from "y-protocols/sync";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  decodeMessage,
  encodeAwareness,
  encodeContinuity,
  encodeQueryAwareness,
  encodeStorageState,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
  MESSAGE,
} from "#shared/protocol/messages.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** A frame as y-websocket makes it. */
function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    write(encoder);
  });
}

describe("messages", () => {
  it("are byte for byte those of y-protocols", () => {
    const doc = new Y.Doc();
    doc.getMap("a").set("b", 1);
    const update = Y.encodeStateAsUpdate(doc);
    expect(encodeSyncStep1(Y.encodeStateVector(doc))).toEqual(
      frame(MESSAGE.sync, (encoder) => sync.writeSyncStep1(encoder, doc)),
    );
    expect(encodeSyncStep2(update)).toEqual(
      frame(MESSAGE.sync, (encoder) => sync.writeSyncStep2(encoder, doc)),
    );
    expect(encodeUpdate(update)).toEqual(frame(MESSAGE.sync, (encoder) => sync.writeUpdate(encoder, update)));
    const mine = new awareness.Awareness(doc);
    mine.setLocalState({ name: "Ána" });
    expect(encodeAwareness([{ clientId: doc.clientID, clock: 1, state: '{"name":"Ána"}' }])).toEqual(
      frame(MESSAGE.awareness, (encoder) => {
        encoding.writeVarUint8Array(encoder, awareness.encodeAwarenessUpdate(mine, [doc.clientID]));
      }),
    );
    mine.destroy();
  });

  it.each([
    [encodeSyncStep1(bytes(1, 2)), { type: "syncStep1", stateVector: bytes(1, 2) }],
    [encodeSyncStep2(bytes(0, 0)), { type: "syncStep2", update: bytes(0, 0) }],
    [encodeUpdate(bytes(0, 0)), { type: "update", update: bytes(0, 0) }],
    [
      encodeAwareness([{ clientId: 7, clock: 2 ** 40, state: "null" }]),
      { type: "awareness", entries: [{ clientId: 7, clock: 2 ** 40, state: "null" }] },
    ],
    [encodeQueryAwareness(), { type: "queryAwareness" }],
    [encodeWriteBarrier(300), { type: "writeBarrier", number: 300 }],
    [encodeStorageState(false), { type: "storageState", reachesDisk: false }],
    [encodeStorageState(true), { type: "storageState", reachesDisk: true }],
    [
      encodeContinuity(new Uint8Array(16), [new Uint8Array(8).fill(1), new Uint8Array(8).fill(2)]),
      {
        type: "continuity",
        secret: new Uint8Array(16),
        nonces: [new Uint8Array(8).fill(1), new Uint8Array(8).fill(2)],
      },
    ],
    [bytes(4, 1, 2, 3), { type: "unknown", number: 4 }],
  ])("come back as they went (%#)", (encoded, message) => {
    expect(decodeMessage(encoded)).toEqual(message);
  });

  it("that prove a page name at most 256 pages, by a secret and nonces of the right length", () => {
    const [secret, nonce] = [new Uint8Array(16), new Uint8Array(8)];
    const prove = (...args: Parameters<typeof encodeContinuity>): string | undefined =>
      decodeMessage(encodeContinuity(...args))?.type;
    expect(prove(secret, [])).toBe("continuity");
    expect(prove(secret, Array<Uint8Array>(256).fill(nonce))).toBe("continuity");
    expect(prove(secret, Array<Uint8Array>(257).fill(nonce))).toBeUndefined();
    expect(prove(new Uint8Array(15), [nonce])).toBeUndefined();
    expect(prove(secret, [nonce, new Uint8Array(7)])).toBeUndefined();
  });

  it("that are cut anywhere, or have something after them, are none", () => {
    for (const whole of [
      encodeUpdate(bytes(1, 2, 3)),
      encodeAwareness([{ clientId: 7, clock: 1, state: "{}" }]),
      encodeWriteBarrier(300),
      encodeContinuity(new Uint8Array(16), [new Uint8Array(8)]),
    ]) {
      for (let length = 0; length < whole.length; length += 1)
        expect(decodeMessage(whole.slice(0, length))).toBeNull();
      expect(decodeMessage(bytes(...whole, 0))).toBeNull();
    }
  });
});
