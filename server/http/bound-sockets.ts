import type { Server } from "node:http";
import type { Limits } from "../limits.ts";
import { plainAddress, type IsTrusted } from "./client-address.ts";

/**
 * Bounds what a server accepts before there is a request: sockets in all, sockets from one address, and the time that a
 * socket may take to say what it wants. One of our own proxies brings everybody's sockets, and bounds them itself.
 */
export function boundSockets(server: Server, limits: Limits, isTrusted: IsTrusted): void {
  const open = new Map<string, number>();
  server.maxConnections = limits.sockets;
  server.headersTimeout = limits.headersMs;
  server.on("connection", (socket) => {
    const address = plainAddress(socket.remoteAddress ?? "");
    if (isTrusted(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 0) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > limits.socketsPerAddress) socket.destroy();
  });
}
