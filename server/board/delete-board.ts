import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { BoardId } from "#shared/protocol/keys.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import type { UpdateStore } from "../storage/update-store.ts";

/** Erases a board for good, and tells everybody who has it open; false when there was none. */
export async function deleteBoard(
  store: UpdateStore,
  rooms: RoomRegistry,
  boardId: BoardId,
): Promise<boolean> {
  // The store first: once it knows the board no more, nothing that is still under way can bring it back.
  const existed = await store.delete(boardId);
  rooms.evict(boardId, CLOSE.deleted);
  return existed;
}
