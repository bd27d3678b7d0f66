import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { BoardId } from "#shared/protocol/keys.ts";

/** What a tab tells the others: what it has, or what they lack. */
type Word = { readonly vector?: Uint8Array; readonly update?: Uint8Array };

/**
 * Lets the tabs of one browser that have the same board open see each other's edits while they have no connection.
 *
 * 1. Only tabs that may edit speak or listen here, so nobody gets around the server's read-only rule.
 * 2. A tab takes in an edit of another one only before it has told the server who it is: it then names that tab as one
 *    of its own, and may bring the edit (see `page-identity.ts`). Once connected, it gets everything from the server.
 */
export function bridgeTabs(boardId: BoardId, provider: WebsocketProvider): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const { doc } = provider;
  const channel = new BroadcastChannel(`what-matters:${boardId}`);
  const isAlone = (): boolean => !provider.wsconnected && provider.shouldConnect;
  const tell = (word: Word): void => channel.postMessage(word);
  const tellAll = (): void => {
    if (isAlone()) tell({ vector: Y.encodeStateVector(doc), update: Y.encodeStateAsUpdate(doc) });
  };
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== channel && isAlone()) tell({ update });
  };
  const onStatus = ({ status }: { readonly status: string }): void => {
    if (status === "disconnected") tellAll();
  };
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (!isAlone()) return;
    const { vector, update } = data;
    if (update !== undefined) Y.applyUpdate(doc, update, channel);
    if (vector !== undefined) tell({ update: Y.encodeStateAsUpdate(doc, vector) });
  };
  doc.on("update", onUpdate);
  provider.on("status", onStatus);
  tellAll();
  return () => {
    doc.off("update", onUpdate);
    provider.off("status", onStatus);
    channel.close();
  };
}
