import { crc32 } from "node:zlib";
import { DamagedDocument, type DocumentCopy } from "./update-store.ts";

/** What the store keeps about a document beside its updates, which stand at the positions `first` to `last`. */
export type Head = { readonly first: number; readonly last: number; readonly touchedAt: number };

const HEAD_BYTES = 28;
const TOMBSTONE_BYTES = 12;
const CHECKSUM_BYTES = 4;
const POSITION_BYTES = 9;

/** A name as the key of its head. */
export function encodeName(name: string): Buffer {
  return Buffer.from(name);
}

/** The name of which this is the key. */
export function decodeName(key: Buffer): string {
  return key.toString();
}

/** The key of a record: keys of one name stand together, in the order of their positions. */
export function encodeRecordKey(name: string, position: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(position);
  // A positive number as lmdb-js writes it behind a string: half a byte of 1, its 64 bits, half a byte of 0.
  return Buffer.concat([encodeName(name), Buffer.from(`001${bytes.toString("hex")}0`, "hex")]);
}

/** The name and position of which this is the key; null when it is no such key. */
export function decodeRecordKey(key: Buffer): { readonly name: string; readonly position: number } | null {
  const end = key.indexOf(0);
  const digits = key.subarray(end + 1).toString("hex");
  const isKey =
    end > 0 && digits.length === POSITION_BYTES * 2 && digits.startsWith("1") && digits.endsWith("0");
  if (!isKey) return null;
  return {
    name: decodeName(key.subarray(0, end)),
    position: Buffer.from(digits.slice(1, -1), "hex").readDoubleBE(),
  };
}

/** Where the keys of a name's records begin and end, whatever their positions. */
export function recordRange(name: string): { readonly start: Buffer; readonly end: Buffer } {
  const key = encodeName(name);
  return { start: Buffer.concat([key, Buffer.of(0)]), end: Buffer.concat([key, Buffer.of(1)]) };
}

/** A head as bytes, with a checksum that binds it to its name. */
export function encodeHead(name: string, head: Head): Buffer {
  const bytes = Buffer.alloc(HEAD_BYTES);
  bytes.writeDoubleBE(head.first, 4);
  bytes.writeDoubleBE(head.last, 12);
  bytes.writeDoubleBE(head.touchedAt, 20);
  bytes.writeUInt32BE(checksum(name, bytes.subarray(CHECKSUM_BYTES)), 0);
  return bytes;
}

/** The head in these bytes; throws `DamagedDocument` when they are not what was written for this name. */
export function decodeHead(name: string, bytes: Buffer): Head {
  if (
    bytes.length !== HEAD_BYTES ||
    bytes.readUInt32BE(0) !== checksum(name, bytes.subarray(CHECKSUM_BYTES))
  ) {
    throw new DamagedDocument("The document's first record does not match its checksum.");
  }
  return {
    first: bytes.readDoubleBE(4),
    last: bytes.readDoubleBE(12),
    touchedAt: bytes.readDoubleBE(20),
  };
}

/** An update as bytes, with a checksum that binds it to its name and position. */
export function encodeRecord(name: string, position: number, update: Uint8Array): Buffer {
  const bytes = Buffer.alloc(CHECKSUM_BYTES + update.length);
  bytes.set(update, CHECKSUM_BYTES);
  bytes.writeUInt32BE(checksum(`${name}/${position}`, update), 0);
  return bytes;
}

/** The update in these bytes; throws `DamagedDocument` when it is missing or not what was written here. */
export function decodeRecord(name: string, position: number, bytes: Buffer | undefined): Uint8Array {
  if (!bytes) throw new DamagedDocument(`Record ${position} is missing.`);
  const update = new Uint8Array(bytes.subarray(CHECKSUM_BYTES));
  if (bytes.length < CHECKSUM_BYTES || bytes.readUInt32BE(0) !== checksum(`${name}/${position}`, update)) {
    throw new DamagedDocument(`Record ${position} does not match its checksum.`);
  }
  return update;
}

/** What stays of a deleted document: the time, with a checksum that binds it to the name. */
export function encodeTombstone(name: string, deletedAt: number): Buffer {
  const bytes = Buffer.alloc(TOMBSTONE_BYTES);
  bytes.writeDoubleBE(deletedAt, 4);
  bytes.writeUInt32BE(checksum(`deleted/${name}`, bytes.subarray(CHECKSUM_BYTES)), 0);
  return bytes;
}

/** When this name was deleted; null when these bytes do not say that it was. */
export function decodeTombstone(name: string, bytes: Buffer): number | null {
  const isTombstone =
    bytes.length === TOMBSTONE_BYTES &&
    bytes.readUInt32BE(0) === checksum(`deleted/${name}`, bytes.subarray(CHECKSUM_BYTES));
  return isTombstone ? bytes.readDoubleBE(4) : null;
}

/** A whole document as the text of a file. */
export function encodeCopy(copy: DocumentCopy): string {
  const updates = copy.updates.map((update) => Buffer.from(update).toString("base64"));
  const text = JSON.stringify({ name: copy.name, touchedAt: copy.touchedAt, updates });
  return `${crc32(text)}\n${text}\n`;
}

/** The document in such a text; null when it is not what was written for this name. */
export function decodeCopy(name: string, text: string): DocumentCopy | null {
  const [sum, json = ""] = text.split("\n");
  if (sum !== String(crc32(json))) return null;
  const copy = JSON.parse(json) as { name: string; touchedAt: number; updates: string[] };
  if (copy.name !== name) return null;
  return { ...copy, updates: copy.updates.map((update) => new Uint8Array(Buffer.from(update, "base64"))) };
}

function checksum(place: string, bytes: Uint8Array): number {
  // Of no bytes at all zlib may give 0 instead of what it had so far.
  return bytes.length === 0 ? crc32(place) : crc32(bytes, crc32(place));
}
