import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { parseKey, type Key } from "#shared/protocol/keys.ts";
import type { FastifyInstance } from "fastify";
import { WebSocketServer, type WebSocket } from "ws";
import { admit } from "../board/admission.ts";
import { Budget } from "../room/budget.ts";
import { Connection } from "../room/connection.ts";
import { isAllowedOrigin } from "./origin.ts";
import type { Services } from "./services.ts";

type Visitor = { open: number; readonly arrivals: Budget };

/**
 * Turns `/sync/<key>` into connections. A key that is refused is refused by a close code after the upgrade, because a
 * browser cannot see the status of an upgrade that failed.
 */
export function acceptSync(
  http: FastifyInstance,
  services: Services,
  addressOf: (request: IncomingMessage) => string,
) {
  const { config, limits, store, rooms, metrics, log, isStopping } = services;
  const visitors = new Map<string, Visitor>();
  const sockets = new WebSocketServer({
    noServer: true,
    // Twice our own limit, so that what is merely too large can still be told so (4413).
    maxPayload: limits.messageBytes * 2,
    maxFragments: limits.fragmentsPerMessage,
    perMessageDeflate: false,
    clientTracking: false,
  });

  http.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A socket may fail at any moment from here on, and nothing else is listening yet.
    socket.on("error", () => metrics.report({ type: "refused", reason: "socket" }));
    const path = request.url?.split("?")[0] ?? "";
    if (!path.startsWith("/sync/")) return answer(socket, "404 Not Found");
    if (isStopping()) return answer(socket, "503 Service Unavailable");
    const address = addressOf(request);
    const visitor = visitors.get(address) ?? {
      open: 0,
      arrivals: new Budget(limits.connectsPerSecond, limits.connectsAtOnce, Date.now()),
    };
    visitors.set(address, visitor);
    if (visitor.arrivals.spend(1, Date.now()) > 0 || visitor.open >= limits.connectionsPerAddress) {
      metrics.report({ type: "refused", reason: "flood" });
      return answer(socket, "429 Too Many Requests");
    }
    visitor.open += 1;
    socket.once("close", () => {
      visitor.open -= 1;
      if (visitor.open === 0 && visitor.arrivals.isFull(Date.now())) visitors.delete(address);
    });
    const isAllowed = isAllowedOrigin(request, config.publicUrl, config.allowedOrigins);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (isAllowed) return arrive(webSocket, parseKey(decodePath(path.slice("/sync/".length))));
      return new Connection(webSocket, limits, metrics.report).close(
        CLOSE.forbiddenOrigin,
        "This page may not connect.",
      );
    });
  });

  const forget = setInterval(() => {
    for (const [address, visitor] of visitors) {
      if (visitor.open === 0 && visitor.arrivals.isFull(Date.now())) visitors.delete(address);
    }
  }, 60_000);
  forget.unref();
  http.addHook("onClose", () => clearInterval(forget));

  function arrive(webSocket: WebSocket, key: Key | null): void {
    const connection = new Connection(webSocket, limits, metrics.report);
    if (!key) return connection.close(CLOSE.unknownBoard, "There is no board with this key.");
    void enter(connection, key);
  }

  async function enter(connection: Connection, key: Key): Promise<void> {
    const admission = await admit(store, key).catch((error: unknown) => {
      log.error({ err: error }, "the store could not say whether a board exists");
      return "unavailable" as const;
    });
    if (admission === "unavailable") return connection.close(CLOSE.unavailable);
    if (!admission) return connection.close(CLOSE.unknownBoard, "There is no board with this key.");
    rooms.join(admission.boardId, connection, admission.mayWrite);
    await store.touch(admission.boardId).catch((error: unknown) => {
      log.error({ boardId: admission.boardId, err: error }, "a visit could not be noted");
    });
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
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
