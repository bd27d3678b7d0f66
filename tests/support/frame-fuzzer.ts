import * as prng from "lib0/prng";
import * as Y from "yjs";
import {
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
} from "#shared/protocol/messages.ts";
import { clockPoison, deletion, HOSTILE_FRAMES, hostileUpdates, updateOf } from "./hostile-frames.ts";

/** Frames that a hostile participant may send, the same ones for the same seed; `victim` is whom it is after. */
export function hostileFrames(seed: number, victim: Y.Doc): () => Uint8Array {
  const random = prng.create(seed);
  const int = (max: number): number => prng.int32(random, 0, max);
  const pick = <T>(from: readonly T[]): T => prng.oneOf(random, [...from]);
  const texts = Object.values(HOSTILE_FRAMES).filter((frame) => typeof frame !== "string");
  const updates = Object.values(hostileUpdates());
  let own = new Y.Doc();
  own.clientID = int(2 ** 31 - 1);

  const honestUpdate = (): Uint8Array => {
    if (int(50) === 0) {
      own = new Y.Doc();
      own.clientID = int(2 ** 31 - 1);
    }
    return updateOf(own, () => {
      switch (int(3)) {
        case 0:
          return void own.getMap("junk").set(String(int(5)), int(1_000));
        case 1:
          return own.getArray("junk list").insert(0, [int(9), "text", { a: [null] }]);
        case 2:
          return own.getText("junk text").insert(0, "words ");
        default:
          return void own.getMap("junk").set("nested", new Y.Map([["x", int(9)]]));
      }
    });
  };
  /** A legal update with a few bytes changed, cut or put in. */
  const mutated = (): Uint8Array => {
    const bytes = [...(int(1) ? honestUpdate() : Y.encodeStateAsUpdate(victim))];
    for (let count = int(3); count >= 0; count -= 1) {
      const at = int(bytes.length);
      bytes.splice(at, int(1), ...(int(2) ? [int(255)] : []));
    }
    return Uint8Array.from(bytes);
  };
  const wrap = (update: Uint8Array): Uint8Array => (int(3) ? encodeUpdate(update) : encodeSyncStep2(update));
  const clock = (): number => Y.getState(victim.store, victim.clientID);

  const kinds: readonly (() => Uint8Array)[] = [
    () => wrap(honestUpdate()),
    () => wrap(mutated()),
    () => wrap(mutated()),
    () => wrap(pick(updates)),
    () => pick(texts),
    () => Uint8Array.from({ length: int(60) }, () => int(255)),
    () => wrap(clockPoison(victim.clientID, clock() + int(2), 1 + int(1_000))),
    () => wrap(clockPoison(int(2 ** 31 - 1), 0, 1 + int(1_000))),
    () => wrap(deletion(int(1) ? victim.clientID : int(2 ** 31 - 1), clock() + int(5), 1 + int(50))),
    () =>
      encodeAwareness([
        { clientId: victim.clientID, clock: int(1_000), state: pick(["{}", "null", "{", '"x"']) },
      ]),
    () => encodeAwareness([{ clientId: int(3), clock: int(1_000), state: JSON.stringify({ n: int(9) }) }]),
    () => encodeSyncStep1(Uint8Array.from({ length: int(12) }, () => int(255))),
    () => encodeWriteBarrier(int(2 ** 31 - 1)),
  ];
  return () => pick(kinds)();
}
