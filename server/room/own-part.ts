import * as encoding from "lib0/encoding";
import * as Y from "yjs";

type DeleteSet = ReturnType<typeof Y.decodeUpdate>["ds"];
type Clients = DeleteSet["clients"];

/**
 * What is left of an update when all edits of the foreign clients are taken out, and with them the deletions of edits
 * that the holder of this state vector does not have. Everything else stays, deletions of other people's edits included.
 * The update and the state vector must have been found sound; throws when they cannot be read.
 */
export function ownPart(update: Uint8Array, foreign: ReadonlySet<number>, held: Uint8Array): Uint8Array {
  const clocks = Y.decodeStateVector(held);
  const { ds } = Y.decodeUpdate(update);
  // Who seems to have everything of a client already is told nothing of it.
  const everything = new Map([...foreign].map((client) => [client, Number.MAX_SAFE_INTEGER]));
  const kept = Y.diffUpdate(update, Y.encodeStateVector(everything));
  // An update is its edits and then its delete set, which `diffUpdate` has copied whole.
  const edits = kept.subarray(0, kept.length - encodeDeleteSet(ds.clients).length);
  const deletions = encodeDeleteSet(clip(ds.clients, foreign, clocks));
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, edits);
    encoding.writeUint8Array(encoder, deletions);
  });
}

/** Of the foreign clients, only what is held can be deleted. */
function clip(clients: Clients, foreign: ReadonlySet<number>, clocks: ReadonlyMap<number, number>): Clients {
  const clipped: Clients = new Map();
  for (const [client, ranges] of clients) {
    if (!foreign.has(client)) {
      clipped.set(client, ranges);
      continue;
    }
    const end = clocks.get(client) ?? 0;
    const inside = ranges
      .filter(({ clock }) => clock < end)
      .map(({ clock, len }) => ({ clock, len: Math.min(len, end - clock) }));
    if (inside.length > 0) clipped.set(client, inside);
  }
  return clipped;
}

/** As Yjs writes it (V1). */
function encodeDeleteSet(clients: Clients): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients.size);
    for (const [client, ranges] of [...clients].toSorted(([a], [b]) => b - a)) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { clock, len } of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, len);
      }
    }
  });
}
