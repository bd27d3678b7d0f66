import type { BoardId } from "#shared/protocol/keys.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import type { UpdateStore } from "../storage/update-store.ts";
import { deleteBoard } from "./delete-board.ts";

const DAY_MS = 86_400_000;

/** Erases every board that nobody has touched for so many days and nobody has open; gives their number. */
export async function sweepBoards(
  store: UpdateStore,
  rooms: RoomRegistry,
  retentionDays: number,
  now: number,
): Promise<number> {
  let erased = 0;
  for await (const { name, touchedAt } of store.list()) {
    // One that is damaged may yet be restored, and says nothing of its last visit.
    if (touchedAt === null || now - touchedAt < retentionDays * DAY_MS || rooms.has(name)) continue;
    // The store's names are board ids: `createBoard` alone makes them.
    if (await deleteBoard(store, rooms, name as BoardId)) erased += 1;
  }
  return erased;
}
