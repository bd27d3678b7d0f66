import { fromHexString, toHexString } from "lib0/buffer";
import { certifiedIdsOf } from "#shared/protocol/certified-ids.ts";
import { CONTINUITY_SECRET_BYTES, MAX_PROVEN_PAGES, PAGE_NONCE_BYTES } from "#shared/protocol/limits.ts";
import { encodeContinuity, type Frame } from "#shared/protocol/messages.ts";
import { deviceStorage } from "./device-storage.ts";

/**
 * Saved pages of this device that are still named to the server: one that was set back to an older backup gets from here
 * again what it had already confirmed.
 */
const MAX_SAVED_PAGES = 32;

/** An earlier page of this device, as it stands in the device's storage. */
type Note = {
  readonly key: string;
  readonly text: string;
  readonly nonce: Uint8Array;
  readonly isSaved: boolean;
  /** Milliseconds since 1970 of its last edit. */
  readonly at: number;
};

/**
 * By what the server knows this page, and the earlier pages of this device whose edits it may still have to bring.
 *
 * 1. Each page has client ids of its own, made from the device's secret and a nonce that no other page ever has.
 * 2. A page that edits has a note on the device, written before the edit is: so an edit that outlives its page can still
 *    be brought by a later one, which finds the nonce in the note.
 * 3. A note says *unsaved* until the server has confirmed everything under it, and only notes of saved pages are ever
 *    removed, the oldest first. So no edit is lost, however long the device stays away and however often it reloads.
 * 4. A page confirms the notes of others only as it found them before it read the device's copy; a page that has edited
 *    since has changed its note, and is left to confirm it itself.
 */
export class PageIdentity {
  /** The client ids of this page. */
  readonly clientIds: readonly number[];
  readonly #boardId: string;
  readonly #nonce = crypto.getRandomValues(new Uint8Array(PAGE_NONCE_BYTES));
  readonly #secret: Uint8Array;
  readonly #earlier: readonly Note[];
  #storage: Storage | null;
  #editedAt = 0;

  /** Opened before this device's copy of the board is. `mayRemember`: this page may leave something on the device. */
  constructor(boardId: string, mayRemember: boolean) {
    this.#boardId = boardId;
    this.#storage = mayRemember ? deviceStorage() : null;
    this.#secret = secretOf(boardId, this.#storage);
    this.clientIds = certifiedIdsOf(this.#secret, this.#nonce);
    for (const { key } of this.#notes()
      .filter(({ isSaved }) => isSaved)
      .slice(MAX_SAVED_PAGES)) {
      this.#storage?.removeItem(key);
    }
    this.#earlier = this.#notes().slice(0, MAX_PROVEN_PAGES - 1);
  }

  /** Will a later page of this device be able to bring what this page could not send? */
  get isRemembered(): boolean {
    return this.#storage?.getItem(secretKey(this.#boardId)) === toHexString(this.#secret);
  }

  /** What the server is told first on each connection. */
  proof(): Frame {
    const earlier = this.#notes().map(({ nonce }) => nonce);
    return encodeContinuity(this.#secret, [this.#nonce, ...earlier].slice(0, MAX_PROVEN_PAGES));
  }

  /** Told of each edit before it is kept or sent. */
  edited(): void {
    this.#editedAt = Math.max(Date.now(), this.#editedAt + 1);
    this.#write("unsaved");
  }

  /** Told when the server has confirmed all that this page holds; `hasCopy`: with it, all that the device had kept. */
  saved(hasCopy: boolean): void {
    if (this.#editedAt > 0) this.#write("saved");
    if (!hasCopy) return;
    for (const { key, text, at } of this.#earlier) {
      if (this.#storage?.getItem(key) === text) this.#storage.setItem(key, `saved ${at}`);
    }
  }

  #write(state: "saved" | "unsaved"): void {
    // Another tab may have had the board forgotten.
    if (!this.isRemembered) return;
    try {
      this.#storage?.setItem(
        `${pagePrefix(this.#boardId)}${toHexString(this.#nonce)}`,
        `${state} ${this.#editedAt}`,
      );
    } catch {
      // The device is full: from here on it is not said any more that edits are kept.
      this.#storage = null;
    }
  }

  /** The notes of the other pages: unsaved ones first, then the newest first. */
  #notes(): readonly Note[] {
    const storage = this.#storage;
    if (storage === null) return [];
    const prefix = pagePrefix(this.#boardId);
    const own = `${prefix}${toHexString(this.#nonce)}`;
    return Object.keys(storage)
      .filter((key) => key.startsWith(prefix) && key !== own)
      .flatMap((key) => {
        const text = storage.getItem(key) ?? "";
        const [, state, at] = /^(saved|unsaved) (\d{1,15})$/.exec(text) ?? [];
        const nonce = /^[0-9a-f]{16}$/.exec(key.slice(prefix.length))?.[0];
        if (state === undefined || nonce === undefined) return [];
        return [{ key, text, nonce: fromHexString(nonce), isSaved: state === "saved", at: Number(at) }];
      })
      .toSorted((a, b) => Number(a.isSaved) - Number(b.isSaved) || b.at - a.at);
  }
}

/** Forgets who this device was on a board; what it has not sent yet can then be brought by nobody. */
export function forgetPages(boardId: string): void {
  const storage = deviceStorage();
  if (storage === null) return;
  storage.removeItem(secretKey(boardId));
  for (const key of Object.keys(storage)) {
    if (key.startsWith(pagePrefix(boardId))) storage.removeItem(key);
  }
}

/** One random secret for each device and board; it opens nothing. */
function secretOf(boardId: string, storage: Storage | null): Uint8Array {
  const kept = /^[0-9a-f]{32}$/.exec(storage?.getItem(secretKey(boardId)) ?? "")?.[0];
  if (kept !== undefined) return fromHexString(kept);
  const fresh = crypto.getRandomValues(new Uint8Array(CONTINUITY_SECRET_BYTES));
  storage?.setItem(secretKey(boardId), toHexString(fresh));
  return fresh;
}

function secretKey(boardId: string): string {
  return `what-matters:secret:${boardId}`;
}

function pagePrefix(boardId: string): string {
  return `what-matters:page:${boardId}:`;
}
