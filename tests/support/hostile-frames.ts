import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/**
 * 7 bytes that declare 3.2e7 structs: `Y.applyUpdate` first makes room for all of them (420 ms, 256 MB), then reads.
 * One client, 32,000,000 structs, client id 1, clock 0, and nothing after it.
 */
const STRUCT_BOMB: Uint8Array = encoding.encode((encoder) => {
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 32_000_000);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 0);
});

/** A collected struct in a client's name, from its clock on, that makes every later edit of that client look known. */
export function clockPoison(clientId: number, clock: number, length = 2 ** 40): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
    encoding.writeVarUint(encoder, 0);
  });
}

/** A delete set over one client's clocks and nothing else. */
export function deletion(clientId: number, clock: number, length: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarUint(encoder, length);
  });
}

/** The update that one change makes. */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array): void => void updates.push(update);
  doc.on("update", listen);
  doc.transact(change);
  doc.off("update", listen);
  const [update] = updates;
  if (!update) throw new Error("The change changed nothing.");
  return update;
}

/** Updates that no honest client sends, by name; each must be refused and leave nothing behind. */
export function hostileUpdates(): Readonly<Record<string, Uint8Array>> {
  const withValue = (value: unknown): Uint8Array => {
    const doc = new Y.Doc();
    return updateOf(doc, () => doc.getArray("test").push([value]));
  };
  const deep = (): unknown => {
    let value: unknown = 0;
    for (let level = 0; level < 1_000; level += 1) value = [value];
    return value;
  };
  const docWithChild = new Y.Doc();
  const good = withValue(1);
  return {
    "a bomb of structs": STRUCT_BOMB,
    "an empty frame": new Uint8Array(),
    "half an update": good.slice(0, -3),
    "an unknown content": good.map((byte, index) => (index === 5 ? 0x1f : byte)),
    "a value too deep to read": withValue(deep()),
    "a document in a document": updateOf(docWithChild, () =>
      docWithChild.getArray("test").push([new Y.Doc()]),
    ),
    "a clock beyond every person's": clockPoison(77, 0),
    "a struct of no length": clockPoison(77, 0, 0),
    "one client twice": encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 3);
      for (const client of [5, 6, 5]) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, 0);
        encoding.writeUint8(encoder, 0);
        encoding.writeVarUint(encoder, 1);
      }
      encoding.writeVarUint(encoder, 0);
    }),
  };
}

/** Frames that are no message at all. */
export const HOSTILE_FRAMES: Readonly<Record<string, Uint8Array | string>> = {
  "an empty message": new Uint8Array(),
  "a text": "4294967296",
  "an endless number": new Uint8Array(20).fill(0xff),
  "an unknown kind of sync": Uint8Array.of(0, 9, 0),
  "a length beyond the frame": Uint8Array.of(0, 2, 0xff, 0xff, 0xff, 0x7f, 1),
  "two messages in one": Uint8Array.of(3, 3),
  "a state vector that is none": Uint8Array.of(0, 0, 3, 0xff, 0xff, 0xff),
  "awareness that counts more than it has": Uint8Array.of(1, 3, 0xff, 0xff, 0x03),
  "a barrier without a number": Uint8Array.of(101),
  "a secret of the wrong size": Uint8Array.of(103, 2, 1, 2),
};
