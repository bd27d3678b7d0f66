import { LIMITS } from "../limits.ts";
import { DamagedDocument } from "../storage/update-store.ts";
import { LiveDocument } from "./live-document.ts";

/** Why these updates are not a whole document that a room could open; null when they are. */
export function findDamage(updates: readonly Uint8Array[]): string | null {
  try {
    new LiveDocument(updates, LIMITS).destroy();
    return null;
  } catch (error) {
    if (error instanceof DamagedDocument) return error.message;
    throw error;
  }
}
