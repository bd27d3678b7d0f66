import {
  boardIdOf,
  viewKeyOf,
  type BoardId,
  type EditKey,
  type Key,
  type ViewKey,
} from "#shared/protocol/keys.ts";
import type { UpdateStore } from "../storage/update-store.ts";

/** What a key opens. */
export type Admission = { readonly boardId: BoardId; readonly mayWrite: boolean };

/** Which board this key opens, and whether it may write; null when it opens none. */
export async function admit(store: Pick<UpdateStore, "has">, key: Key): Promise<Admission | null> {
  // One alphabet serves both kinds of key, so both readings are tried; 128 bits keep them from ever meeting.
  const asEditKey = boardIdOf(viewKeyOf(key as EditKey));
  if (await store.has(asEditKey)) return { boardId: asEditKey, mayWrite: true };
  const asViewKey = boardIdOf(key as ViewKey);
  if (await store.has(asViewKey)) return { boardId: asViewKey, mayWrite: false };
  return null;
}
