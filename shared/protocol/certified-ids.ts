/**
 * Client ids that need no memory to be protected.
 *
 * Whoever writes under an id must show what it is made from: the device's secret and the page's nonce. Others see only
 * the id, and cannot get from it to the secret. Ids below 2^48 are those of stock y-websocket clients and prove nothing.
 */
import { encode, writeUint8, writeUint8Array, writeVarString } from "lib0/encoding";
import { digest } from "lib0/hash/sha256";
import { CLIENT_IDS_PER_PAGE } from "./limits.ts";

/** Certified ids begin here. With 48 bits of hash above it they are 7 bytes on the wire, and exact as numbers. */
const FIRST_CERTIFIED = 2 ** 48;
const HASH_BYTES = 6;
const DOMAIN = "what-matters:client-id";

/** Must whoever writes or speaks under this id have proven it? */
export function isCertified(clientId: number): boolean {
  return clientId >= FIRST_CERTIFIED;
}

/**
 * The client ids of one page, always the same ones: 2^48 plus the first 48 bits of SHA-256 over a domain string, the
 * device's secret, the page's nonce and an index. Edits that a device has kept stand under them, so this never changes.
 */
export function certifiedIdsOf(secret: Uint8Array, nonce: Uint8Array): readonly number[] {
  return Array.from({ length: CLIENT_IDS_PER_PAGE }, (_, index) => {
    const source = encode((encoder) => {
      writeVarString(encoder, DOMAIN);
      writeUint8Array(encoder, secret);
      writeUint8Array(encoder, nonce);
      writeUint8(encoder, index);
    });
    return digest(source)
      .subarray(0, HASH_BYTES)
      .reduce((number, byte, at) => number + byte * 256 ** (HASH_BYTES - 1 - at), FIRST_CERTIFIED);
  });
}
