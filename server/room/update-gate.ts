import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { Limits } from "../limits.ts";

/** What a look at an update says, before anything is applied. */
export type GateVerdict =
  | { readonly type: "pass" }
  /** It builds on edits that the document does not have. */
  | { readonly type: "gap" }
  /** It brings edits in the name of clients that are somebody else's. */
  | { readonly type: "contested"; readonly clientIds: readonly number[] }
  | { readonly type: "refuse"; readonly reason: "malformed" | "document-full" };

type Struct = Y.Item | Y.GC | Y.Skip;

/**
 * Judges an update against a document without touching it.
 *
 * 1. It decodes to its last byte, holds no sub-document, no empty struct, no value nested too deep, no client twice.
 * 2. Every struct continues its client's clock; every reference and every deletion is inside what the document holds
 *    after it. So nothing is ever left pending.
 * 3. What is new is never in the name of a client that `isForeign` says belongs to somebody else. Deletions may be:
 *    both people, and one person's two devices, edit one document.
 * 4. No clock, count of clients, count of structs or run of values passes its limit.
 */
export function judgeUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  limits: Limits,
  isForeign: (clientId: number) => boolean,
): GateVerdict {
  const decoded = decode(update, limits.structsPerDocument);
  if (decoded === "too-many") return { type: "refuse", reason: "document-full" };
  if (decoded === "malformed") return { type: "refuse", reason: "malformed" };
  const ends = new Map<number, number>();
  const contested = new Set<number>();
  let added = 0;
  let current: number | null = null;
  let gap = false;
  let run = 0;
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (client !== current && ends.has(client)) return { type: "refuse", reason: "malformed" };
    current = client;
    if (!isSound(struct, limits)) return { type: "refuse", reason: "malformed" };
    const held = Y.getState(doc.store, client);
    const end = ends.get(client) ?? held;
    const structEnd = clock + struct.length;
    if (structEnd > limits.clock) return { type: "refuse", reason: "malformed" };
    if (struct instanceof Y.Skip) {
      ends.set(client, end);
      continue;
    }
    if (clock > end) gap = true;
    run = runWith(struct, clock === held ? heldRun(doc, client) : run);
    if (structEnd > held) {
      if (run > limits.valuesPerRun) return { type: "refuse", reason: "document-full" };
      added += 1;
      if (isForeign(client)) contested.add(client);
    }
    ends.set(client, Math.max(end, structEnd));
  }
  const endOf = (client: number): number => ends.get(client) ?? Y.getState(doc.store, client);
  // A foreign claim is named before a gap: the holder will bring these edits, and then there is no gap either.
  if (contested.size > 0) return { type: "contested", clientIds: [...contested] };
  if (gap || !decoded.structs.every((struct) => isGrounded(struct, endOf))) return { type: "gap" };
  for (const [client, ranges] of decoded.ds.clients) {
    if (!ranges.every((range) => range.len > 0 && range.clock + range.len <= endOf(client)))
      return { type: "gap" };
  }
  return hasRoom(doc, ends, added, limits) ? { type: "pass" } : { type: "refuse", reason: "document-full" };
}

/** Has this update only so many structs, and only so many deleted ranges? */
export function hasFewParts(update: Uint8Array, maxParts: number): boolean {
  return decode(update, maxParts) !== "too-many";
}

/** How long an array Yjs makes of the values of a struct and those right before it. */
function runWith(struct: Struct, before: number): number {
  if (!isRun(struct)) return 0;
  const { origin, id } = struct;
  const goesOn = origin?.client === id.client && origin.clock === id.clock - 1;
  return struct.length + (goesOn ? before : 0);
}

function heldRun(doc: Y.Doc, client: number): number {
  const last = doc.store.clients.get(client)?.at(-1);
  return last && isRun(last) ? last.length : 0;
}

function isRun(struct: Struct): struct is Y.Item {
  return (
    struct instanceof Y.Item &&
    (struct.content instanceof Y.ContentAny || struct.content instanceof Y.ContentJSON)
  );
}

/** What is being read. Yjs makes the decoder itself, from the bytes alone, and tells nobody where it ended. */
const reading = { maxParts: 0, hasMore: (): boolean => false };

class TooMany extends Error {}

/** Stops at once where there are too many parts: a frame of a million must not cost a million. */
class CountingDecoder extends Y.UpdateDecoderV1 {
  #structs = 0;
  #ranges = 0;

  constructor(decoder: decoding.Decoder) {
    super(decoder);
    reading.hasMore = () => decoding.hasContent(decoder);
  }

  override readInfo(): number {
    this.#structs += 1;
    if (this.#structs > reading.maxParts) throw new TooMany();
    return super.readInfo();
  }

  override readDsLen(): number {
    this.#ranges += 1;
    if (this.#ranges > reading.maxParts) throw new TooMany();
    return super.readDsLen();
  }
}

/** `Y.decodeUpdateV2` reads without side effects and without trusting any count; `Y.applyUpdate` does neither. */
function decode(
  update: Uint8Array,
  maxParts: number,
): ReturnType<typeof Y.decodeUpdate> | "malformed" | "too-many" {
  reading.maxParts = maxParts;
  try {
    const decoded = Y.decodeUpdateV2(update, CountingDecoder);
    return reading.hasMore() ? "malformed" : decoded;
  } catch (error) {
    // It throws whatever its reader met: short bytes, an unknown type, a stack too deep.
    return error instanceof TooMany ? "too-many" : "malformed";
  }
}

function isSound(struct: Struct, limits: Limits): boolean {
  if (!(struct.length > 0)) return false;
  if (!(struct instanceof Y.Item)) return true;
  if (struct.content instanceof Y.ContentDoc) return false;
  if (struct.content instanceof Y.ContentAny || struct.content instanceof Y.ContentJSON) {
    return struct.content.arr.every((value: unknown) => isShallow(value, limits.valueDepth));
  }
  if (struct.content instanceof Y.ContentEmbed) return isShallow(struct.content.embed, limits.valueDepth);
  if (struct.content instanceof Y.ContentFormat) return isShallow(struct.content.value, limits.valueDepth);
  return true;
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true;
  if (depth === 0) return false;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    // Most of a stroke are numbers, hundreds of thousands of them.
    if (typeof inner === "object" && !isShallow(inner, depth - 1)) return false;
  }
  return true;
}

/** Are the neighbours and the parent of an item in the document, or in the same update? */
function isGrounded(struct: Struct, endOf: (client: number) => number): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const isHeld = (id: unknown): boolean => !(id instanceof Y.ID) || id.clock < endOf(id.client);
  return isHeld(struct.origin) && isHeld(struct.rightOrigin) && isHeld(struct.parent);
}

function hasRoom(doc: Y.Doc, ends: ReadonlyMap<number, number>, added: number, limits: Limits): boolean {
  if (added === 0) return true;
  let clients = doc.store.clients.size;
  for (const client of ends.keys()) if (!doc.store.clients.has(client)) clients += 1;
  if (clients > limits.clientsPerDocument) return false;
  let structs = added;
  for (const held of doc.store.clients.values()) structs += held.length;
  return structs <= limits.structsPerDocument;
}
