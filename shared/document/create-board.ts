import * as Y from "yjs";
import type { BoardMode } from "../domain/board.ts";
import type { PerSeat } from "../domain/seats.ts";
import { metaOf, nameKey, SCHEMA_VERSION } from "./schema.ts";

/** What a board knows about itself from its first moment. */
export type NewBoard = {
  readonly title: string;
  readonly names: PerSeat<string>;
  readonly mode: BoardMode;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
};

/** The first update (Yjs V1) of a new board: its facts, no answers. The server makes it once, so no client ever seeds. */
export function createBoardUpdate(board: NewBoard): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const meta = metaOf(doc);
    meta.set("v", SCHEMA_VERSION);
    meta.set("title", board.title);
    meta.set(nameKey("left"), board.names.left);
    meta.set(nameKey("right"), board.names.right);
    meta.set("mode", board.mode);
    meta.set("createdAt", board.createdAt);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
