/**
 * What a bench compares our server with: `ws`, and one stock Y.Doc per board, applied and relayed. No checks, no disk,
 * no limits: what is above this is what rooms, safety and the log cost. Run with `node --import tsx`.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import * as Y from "yjs";
import { decodeMessage, encodeSyncStep1, encodeSyncStep2 } from "#shared/protocol/messages.ts";

type Board = { readonly doc: Y.Doc; readonly sockets: Set<WebSocket> };

const boards = new Map<string, Board>();
const http = createServer((_request, response) => response.end(`what_matters_rooms ${boards.size}\n`));
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, clientTracking: false });

sockets.on("connection", (socket, request) => {
  const key = request.url ?? "";
  const board = boards.get(key) ?? { doc: new Y.Doc(), sockets: new Set() };
  boards.set(key, board);
  board.sockets.add(socket);
  socket.send(encodeSyncStep1(Y.encodeStateVector(board.doc)));
  socket.on("message", (bytes: Buffer) => {
    const message = decodeMessage(bytes);
    if (message?.type === "writeBarrier") return socket.send(bytes);
    if (message?.type === "syncStep1") {
      return socket.send(encodeSyncStep2(Y.encodeStateAsUpdate(board.doc, message.stateVector)));
    }
    if (message?.type === "syncStep2" || message?.type === "update") Y.applyUpdate(board.doc, message.update);
    for (const other of board.sockets) if (other !== socket) other.send(bytes);
    return undefined;
  });
  socket.on("close", () => {
    board.sockets.delete(socket);
    if (board.sockets.size === 0) boards.delete(key);
  });
});

http.listen(0, "127.0.0.1", () => {
  process.stdout.write(`What Matters is ready: http://127.0.0.1:${(http.address() as AddressInfo).port}\n`);
});
process.on("SIGTERM", () => process.exit(0));
