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
    // A small id, so that each byte of the update is where it is counted to be below.
    doc.clientID = 1;
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
    "bytes after its end": Uint8Array.from([...good, 0]),
    "an unknown content": good.map((byte, index) => (index === 4 ? 0x1f : byte)),
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

/** A state vector of so many clients that nobody has heard of. */
export function manyClients(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count);
    for (let client = 0; client < count; client += 1) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, 1);
    }
  });
}

/** An item without neighbours, the first of the root `costly`, or of one key in it; its value is `null`. */
type LoneItem = { readonly key?: string };

/** An update of one client with such items. */
export function loneItems(client: number, clock: number, items: readonly LoneItem[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, items.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const { key } of items) {
      encoding.writeUint8(encoder, key === undefined ? 8 : 8 | 32);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, "costly");
      if (key !== undefined) encoding.writeVarString(encoder, key);
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, null);
    }
    encoding.writeVarUint(encoder, 0);
  });
}

/** One struct of so many values, right behind what the client wrote before. */
function longRun(
  client: number,
  clock: number,
  length: number,
  value: null | Record<string, never>,
): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, clock === 0 ? 8 : 8 | 128);
    if (clock === 0) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, "costly");
    } else for (const number of [client, clock - 1]) encoding.writeVarUint(encoder, number);
    encoding.writeVarUint(encoder, length);
    for (let index = 0; index < length; index += 1) encoding.writeAny(encoder, value);
    encoding.writeVarUint(encoder, 0);
  });
}

/** Deletes every second clock of a client. */
function everySecond(client: number, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, count]) encoding.writeVarUint(encoder, number);
    for (let index = 0; index < count; index += 1) {
      encoding.writeVarUint(encoder, index * 2);
      encoding.writeVarUint(encoder, 1);
    }
  });
}

/** Types in types in types; and the deletion of the outermost. */
function nestedTypes(client: number, depth: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, depth, client, 0]) encoding.writeVarUint(encoder, number);
    for (let level = 0; level < depth; level += 1) {
      encoding.writeUint8(encoder, 7);
      encoding.writeVarUint(encoder, level === 0 ? 1 : 0);
      if (level === 0) encoding.writeVarString(encoder, "costly");
      else for (const number of [client, level - 1]) encoding.writeVarUint(encoder, number);
      encoding.writeVarUint(encoder, 0);
    }
    encoding.writeVarUint(encoder, 0);
  });
}

/** Well-formed updates, by name, each list in order, that keep Yjs busy for up to a minute. */
export function costlyUpdates(): Readonly<Record<string, readonly Uint8Array[]>> {
  const siblings = (count: number): readonly LoneItem[] => Array.from({ length: count }, () => ({}));
  return {
    "20,000 values of one key": [
      loneItems(
        101,
        0,
        siblings(20_000).map(() => ({ key: "k" })),
      ),
    ],
    "10,000 items at the beginning, and 9,900 that must look at each": [
      loneItems(201, 0, siblings(10_000)),
      loneItems(202, 0, siblings(9_900)),
    ],
    "a run of 10,000 values, every second deleted": [longRun(301, 0, 10_000, null), everySecond(301, 5_000)],
    "a run of 100,000 values, every second deleted": [
      longRun(351, 0, 100_000, null),
      everySecond(351, 20_000),
    ],
    "a run of two million values, in 700 bytes cut into 100 pieces": [
      longRun(401, 0, 2_000_000, null),
      everySecond(401, 100),
    ],
    "a run brought in pieces, every second deleted": [
      ...Array.from({ length: 3 }, (_, piece) => longRun(451, piece * 5_000, 5_000, null)),
      everySecond(451, 20_000),
    ],
    "a million empty objects": [longRun(501, 0, 1_000_000, {})],
    "a million structs": [clockRun(601, 1_000_000)],
    "half a million deleted ranges": [everySecond(701, 500_000)],
    "types 19,000 deep": [nestedTypes(801, 19_000), deletion(801, 0, 1)],
    "types 1,000 deep": [nestedTypes(901, 1_000), deletion(901, 0, 1)],
  };
}

/** So many collected structs of length one. */
function clockRun(client: number, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, count, client, 0]) encoding.writeVarUint(encoder, number);
    for (let index = 0; index < count; index += 1) {
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeVarUint(encoder, 0);
  });
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
