import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect, it } from "vitest";
import { LIMITS } from "../../../server/limits.ts";
import { boundSockets } from "../../../server/http/bound-sockets.ts";

it("an address has only so many sockets open, and others may take the place of those that are closed", async () => {
  const server = createServer();
  boundSockets(server, { ...LIMITS, socketsPerAddress: 3 }, () => false);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  const open = (): Socket => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    sockets.push(socket);
    return socket;
  };
  const closed = (socket: Socket): Promise<void> =>
    new Promise((resolve) => {
      socket.resume();
      socket.once("close", () => resolve());
    });
  const first = open();
  open();
  open();
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, n) => resolve(n)))).toBe(3);
  await closed(open());
  first.destroy();
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, n) => resolve(n)))).toBe(2);
  const next = open();
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, n) => resolve(n)))).toBe(3);
  expect(next.destroyed).toBe(false);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});
