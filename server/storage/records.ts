import { crc32 } from "node:zlib";
import { DamagedDocument } from "./update-store.ts";

/** What the store keeps about a document beside its updates, which stand at the positions `first` to `last`. */
export type Head = { readonly first: number; readonly last: number; readonly touchedAt: number };

const HEAD_BYTES = 28;
const CHECKSUM_BYTES = 4;

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

function checksum(place: string, bytes: Uint8Array): number {
  return crc32(bytes, crc32(place));
}
