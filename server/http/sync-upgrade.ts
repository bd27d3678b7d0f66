import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { parseKey } from "#shared/protocol/keys.ts";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import { admit, type Admission } from "../board/admission.ts";
import { Connection } from "../room/connection.ts";
import { isAllowedOrigin } from "./origin.ts";
import type { Services } from "./services.ts";
import { Visitors, type Row } from "./visitors.ts";

/** Why a socket is refused. */
type Refusal = { readonly code: number; readonly words: string; readonly status: string };

const FORBIDDEN: Refusal = {
  code: CLOSE.forbiddenOrigin,
  words: "This page may not connect.",
  status: "403 Forbidden",
};
const UNKNOWN: Refusal = {
  code: CLOSE.unknownBoard,
  words: "There is no board with this key.",
  status: "404 Not Found",
};
const UNAVAILABLE: Refusal = { code: CLOSE.unavailable, words: "", status: "503 Service Unavailable" };

/**
 * Turns `/sync/<key>` into connections.
 *
 * 1. A socket that is refused is upgraded and told the close code, because a browser cannot see the status of an upgrade
 *    that failed.
 * 2. An address that keeps coming with keys that open nothing is refused by that status instead: old clients come again
 *    ten times a second, for ever, as long as their socket opens.
 * 3. Whoever has a key that opens something gets in whatever others at the same address try.
 */
export function acceptSync(
  http: FastifyInstance,
  services: Services,
  addressOf: (request: IncomingMessage) => string,
) {
  const { config, limits, store, rooms, metrics, log, isStopping } = services;
  const visitors = new Visitors(limits);
  const sockets = new WebSocketServer({
    noServer: true,
    // Twice our own limit, so that what is merely too large can still be told so (4413).
    maxPayload: limits.messageBytes * 2,
    maxFragments: limits.fragmentsPerMessage,
    perMessageDeflate: false,
    clientTracking: false,
  });
  http.addHook("onClose", () => visitors.close());

  http.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A socket may fail at any moment from here on, and nothing else is listening yet.
    socket.on("error", () => metrics.report({ type: "refused", reason: "socket" }));
    const path = request.url?.split("?")[0] ?? "";
    if (!path.startsWith("/sync/")) return answer(socket, "404 Not Found");
    if (isStopping()) return answer(socket, UNAVAILABLE.status);
    const row = visitors.from(addressOf(request));
    if (row.open >= limits.connectionsPerAddress) return turnAway(socket);
    row.open += 1;
    socket.once("close", () => (row.open -= 1));
    void receive(request, socket, head, row, path.slice("/sync/".length));
  });

  async function receive(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    row: Row,
    keyText: string,
  ): Promise<void> {
    const found = isAllowedOrigin(request, config.publicUrl, config.allowedOrigins)
      ? await lookUp(keyText)
      : FORBIDDEN;
    const mayArrive = "code" in found || row.arrivals.spend(1, Date.now()) === 0;
    if (!mayArrive) return turnAway(socket);
    const isKnocking = "code" in found && row.knocks.spend(1, Date.now()) > 0;
    if (isKnocking) {
      metrics.report({ type: "refused", reason: "knocking" });
      return answer(socket, found.status);
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new Connection(webSocket, limits, metrics.report, row.visitor);
      socket.prependListener("data", (chunk: Buffer) => connection.noteBytes(chunk.length));
      if ("code" in found) return connection.close(found.code, found.words);
      rooms.join(found.boardId, connection, found.mayWrite);
      return void noteVisit(found);
    });
  }

  async function lookUp(keyText: string): Promise<Admission | Refusal> {
    const key = parseKey(decodePath(keyText));
    if (!key) return UNKNOWN;
    try {
      return (await admit(store, key)) ?? UNKNOWN;
    } catch (error) {
      log.error({ err: error }, "the store could not say whether a board exists");
      return UNAVAILABLE;
    }
  }

  async function noteVisit({ boardId }: Admission): Promise<void> {
    await store.touch(boardId).catch((error: unknown) => {
      log.error({ boardId, err: error }, "a visit could not be noted");
    });
  }

  function turnAway(socket: Duplex): void {
    metrics.report({ type: "refused", reason: "flood" });
    answer(socket, "429 Too Many Requests");
  }
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // Percent signs that encode nothing; no key has any.
  }
}

function answer(socket: Duplex, status: string): void {
  // One that never closes its side would stay for ever.
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
