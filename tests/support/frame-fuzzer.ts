import * as prng from "lib0/prng";
import * as Y from "yjs";
import {
  encodeAwareness,
  encodeQueryAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
} from "#shared/protocol/messages.ts";
import {
  clockPoison,
  costlyUpdates,
  deletion,
  HOSTILE_FRAMES,
  hostileUpdates,
  manyClients,
  updateOf,
} from "./hostile-frames.ts";

/** One frame and the kind of trouble that it is meant to make. */
export type HostileFrame = { readonly kind: string; readonly frame: Uint8Array | string };

/** Random choices, the same ones for the same seed. */
export type Chance = {
  readonly int: (max: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly bytes: (length: number) => Uint8Array;
};

/** Opens a source of random choices. */
export function chanceOf(seed: number): Chance {
  const random = prng.create(seed);
  const int = (max: number): number => prng.int32(random, 0, max);
  return {
    int,
    pick: (from) => prng.oneOf(random, [...from]),
    bytes: (length) => Uint8Array.from({ length }, () => int(255)),
  };
}

/** Messages that a hostile client may send, the same ones for the same seed; `victim` is whom it is after. */
export function hostileFrames({ int, pick, bytes }: Chance, victim: Y.Doc): () => HostileFrame {
  const wrong = Object.values(HOSTILE_FRAMES);
  const updates = Object.values(hostileUpdates());
  const costly = Object.values(costlyUpdates()).flat();
  let own = new Y.Doc();
  own.clientID = int(2 ** 31 - 1);

  /** A legal one; what it leaves behind stays small, so that a long run does not fill the board. */
  const honestUpdate = (): Uint8Array => {
    if (int(200) === 0) {
      own = new Y.Doc();
      own.clientID = int(2 ** 31 - 1);
    }
    const list = own.getArray("junk list");
    return updateOf(own, () => {
      switch (int(3)) {
        case 0:
          return void own.getMap("junk").set(String(int(5)), int(1_000));
        case 1:
          if (list.length > 20) return list.delete(0, list.length);
          return list.insert(0, [int(9), "text", { a: [null] }]);
        case 2:
          return own.getText("junk text").length > 60
            ? own.getText("junk text").delete(0, 60)
            : own.getText("junk text").insert(0, "words ");
        default:
          return void own.getMap("junk").set("nested", new Y.Map([["x", int(9)]]));
      }
    });
  };
  /** A legal update with a few bytes changed, cut or put in. */
  const mutated = (): Uint8Array => {
    const bytesOf = [...(int(1) ? honestUpdate() : Y.encodeStateAsUpdate(victim))];
    for (let count = int(3); count >= 0; count -= 1) {
      const at = int(bytesOf.length);
      bytesOf.splice(at, int(1), ...(int(2) ? [int(255)] : []));
    }
    return Uint8Array.from(bytesOf);
  };
  const wrap = (update: Uint8Array): Uint8Array => (int(3) ? encodeUpdate(update) : encodeSyncStep2(update));
  const clock = (): number => Y.getState(victim.store, victim.clientID);
  const awareness = (clientId: number, state: string): Uint8Array =>
    encodeAwareness([{ clientId, clock: int(1_000), state }]);

  const often: Readonly<Record<string, () => Uint8Array | string>> = {
    "legal update": () => wrap(honestUpdate()),
    "mutated update": () => wrap(mutated()),
    "forged update": () => wrap(pick(updates)),
    "bytes after an update": () => wrap(Uint8Array.from([...honestUpdate(), ...bytes(1 + int(9))])),
    "no message": () => pick(wrong),
    "random bytes": () => bytes(int(60)),
    "poisoned clock of the victim": () =>
      wrap(clockPoison(victim.clientID, clock() + int(2), 1 + int(1_000))),
    "poisoned clock": () => wrap(clockPoison(int(2 ** 31 - 1), int(2), 1 + int(1_000))),
    "deletion of what is not there": () =>
      wrap(deletion(int(1) ? victim.clientID : int(2 ** 31 - 1), clock() + int(5), 1 + int(50))),
    gap: () => {
      honestUpdate();
      return wrap(honestUpdate());
    },
    "presence of the victim": () => awareness(victim.clientID, pick(["{}", "null", "{", '"x"'])),
    presence: () => awareness(int(3), JSON.stringify({ n: int(9) })),
    "question for presence": () => encodeQueryAwareness(),
    "question for the document": () => encodeSyncStep1(pick([Uint8Array.of(0), bytes(int(12))])),
    "write barrier": () => encodeWriteBarrier(int(2 ** 31 - 1)),
    continuity: () => Uint8Array.of(103, 16, ...bytes(16), int(1), 16, ...bytes(16)),
    "unknown type": () => Uint8Array.of(5 + int(90), ...bytes(int(20))),
    text: () => pick(["", "4294967296", "{}", "\u0000\u0001"]),
  };
  const seldom: Readonly<Record<string, () => Uint8Array | string>> = {
    "costly update": () => wrap(pick(costly)),
    "presence of thousands": () =>
      encodeAwareness(Array.from({ length: 5_000 }, (_, id) => ({ clientId: id, clock: 1, state: "{}" }))),
    "state vector of thousands": () => encodeSyncStep1(manyClients(5_000)),
    "huge frame": () => new Uint8Array(pick([66_000, 1_000_000, 2_200_000, 4_400_000])),
    "huge text": () => "x".repeat(1_000_000),
  };
  return () => {
    const kinds = int(300) === 0 ? seldom : often;
    const kind = pick(Object.keys(kinds));
    return { kind, frame: kinds[kind]?.() ?? "" };
  };
}

/** Bytes of the WebSocket protocol itself that no client would send, and that a server must survive. */
export function hostileWire({ int, pick, bytes }: Chance): () => { kind: string; bytes: Uint8Array } {
  const many = (count: number, frame: Uint8Array): Uint8Array =>
    Uint8Array.from(Array.from({ length: count }, () => [...frame]).flat());
  const kinds: Readonly<Record<string, () => Uint8Array>> = {
    "reserved bits": () => wireFrame(0x82 | pick([0x10, 0x20, 0x40, 0x70]), bytes(int(20))),
    "not masked": () => Uint8Array.of(0x82, 3, ...bytes(3)),
    "wrong opcode": () => wireFrame(0x80 | pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), bytes(int(20))),
    "said to be huge": () => Uint8Array.of(0x82, 0xff, pick([0, 0x7f, 0xff]), ...bytes(11)),
    "tiny fragments": () => {
      const pieces = many(pick([10, 900, 3_000]), wireFrame(0x00, bytes(int(1))));
      return Uint8Array.from([...wireFrame(0x02, bytes(1)), ...pieces, ...wireFrame(0x80, bytes(1))]);
    },
    "never finished": () => Uint8Array.from([...wireFrame(0x02, bytes(100)), ...wireFrame(0x00, bytes(100))]),
    "half a frame": () => wireFrame(0x82, bytes(100)).subarray(0, 50),
    "ping in between": () =>
      Uint8Array.from([...wireFrame(0x02, [3]), ...wireFrame(0x89, bytes(5)), ...wireFrame(0x80, [])]),
    pings: () => many(500, wireFrame(0x89, bytes(4))),
    pongs: () => many(500, wireFrame(0x8a, [])),
    "long ping": () => wireFrame(0x89, bytes(200)),
    "cut ping": () => wireFrame(0x09, bytes(4)),
    "continuation of nothing": () => wireFrame(0x80, bytes(4)),
    "a new message in a message": () => Uint8Array.from([...wireFrame(0x02, [1]), ...wireFrame(0x82, [1])]),
    "odd close": () =>
      wireFrame(0x88, pick([[], [3], [0, 0], [3, 0xec], [3, 0xed], [0xff, 0xff], [0x0f, 0xa0, 0xff]])),
    "many questions": () => many(3_000, wireFrame(0x82, encodeSyncStep1(Uint8Array.of(0)))),
    "many questions for presence": () => many(3_000, wireFrame(0x82, [3])),
    "many barriers": () => many(1_500, wireFrame(0x82, encodeWriteBarrier(int(100)))),
    "line noise": () => bytes(int(400)),
  };
  return () => {
    const kind = pick(Object.keys(kinds));
    return { kind: `wire: ${kind}`, bytes: kinds[kind]?.() ?? new Uint8Array() };
  };
}

/** A masked frame of up to 65,535 bytes; the mask is zero, so the payload is readable. */
export function wireFrame(first: number, payload: ArrayLike<number>): Uint8Array {
  const { length } = payload;
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255];
  return Uint8Array.of(first, ...size, 0, 0, 0, 0, ...Array.from(payload));
}

/** What a stranger may say to the port, instead of a request. */
export function hostileRequests(
  { int, pick, bytes }: Chance,
  key: string,
): () => { kind: string; text: string } {
  const upgrade = (path: string, extra = ""): string =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${extra}`;
  const noise = (length: number): string => Buffer.from(bytes(length)).toString("latin1");
  const kinds: Readonly<Record<string, () => string>> = {
    "nothing at all": () => "",
    "half a handshake": () => upgrade(`/sync/${key}`, "Sec-WebSocket-Version: 13\r\n"),
    "garbage for a handshake": () => upgrade(`/sync/${key}`, `Sec-WebSocket-Key: ${noise(8)}\r\n\r\n`),
    "no key of the protocol": () => upgrade(`/sync/${key}`, "\r\n"),
    "a strange version": () =>
      upgrade(
        `/sync/${key}`,
        "Sec-WebSocket-Version: 7\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      ),
    "an upgrade elsewhere": () => upgrade(pick(["/", "/api/boards", "/sync", "//sync/%ff", "*"]), "\r\n"),
    "a key that is none": () =>
      upgrade(
        `/sync/${pick(["", "%", "%00", "../../x", "a".repeat(22), "x".repeat(4_000)])}`,
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      ),
    "huge headers": () => upgrade("/", `X-Y: ${"y".repeat(40_000)}\r\n\r\n`),
    "one header at a time": () => upgrade("/", `X-${int(9)}: 1\r\n`),
    "line noise": () => noise(int(300)),
    "many in one": () => "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50) + noise(20),
    "a body that does not come": () =>
      "POST /api/boards HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{",
  };
  return () => {
    const kind = pick(Object.keys(kinds));
    return { kind: `stranger: ${kind}`, text: kinds[kind]?.() ?? "" };
  };
}
