import { toBase64UrlEncoded } from "lib0/buffer";
import { digest } from "lib0/hash/sha256";
import { encodeUtf8 } from "lib0/string";

/** 128 random bits in base64url (22 characters): whoever holds it may edit, invite and delete. */
export type EditKey = string & { readonly editKey: unique symbol };

/** Derived from the edit key, one way: whoever holds it may watch. */
export type ViewKey = string & { readonly viewKey: unique symbol };

/** Derived from the view key, one way: the only name that storage, logs and metrics ever see. */
export type BoardId = string & { readonly boardId: unique symbol };

/** An edit or a view key as it stands in a link, not known yet to open anything. */
export type Key = EditKey | ViewKey;

const KEY_BYTES = 16;
const KEY_SHAPE = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** Reads a key from a link: 22 characters of base64url that stand for exactly 16 bytes; null for anything else. */
export function parseKey(text: string): Key | null {
  return KEY_SHAPE.test(text) ? (text as Key) : null;
}

/** Makes an edit key from 16 bytes of a secure random source. */
export function editKeyOf(randomBytes: Uint8Array): EditKey {
  if (randomBytes.length !== KEY_BYTES) throw new Error(`An edit key is made of ${KEY_BYTES} random bytes.`);
  return toBase64UrlEncoded(randomBytes) as EditKey;
}

/** The view key of an edit key: the first 16 bytes of its SHA-256, base64url. */
export function viewKeyOf(editKey: EditKey): ViewKey {
  return derive(editKey) as ViewKey;
}

/** The board id of a view key: the first 16 bytes of its SHA-256, base64url. */
export function boardIdOf(viewKey: ViewKey): BoardId {
  return derive(viewKey) as BoardId;
}

/** The first 16 bytes of SHA-256 over the key's text. */
function derive(key: string): string {
  return toBase64UrlEncoded(digest(encodeUtf8(key)).subarray(0, KEY_BYTES));
}
