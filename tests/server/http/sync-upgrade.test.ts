import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { WebsocketProvider } from "y-websocket";
import { WebsocketProvider as ProviderOf30 } from "y-websocket-3.0";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { leaveAll, openRawSocket } from "../../support/peers.ts";
import { startTestServer, type TestServer } from "../../support/start-server.ts";
import { until } from "../../support/until.ts";

const UNKNOWN_KEY = "A".repeat(22);

describe("an address that knocks with keys that open nothing", () => {
  let server: TestServer;
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  const knock = async (): Promise<number | string> => {
    try {
      return await (
        await openRawSocket(server, UNKNOWN_KEY)
      ).closed;
    } catch (error) {
      return String(error);
    }
  };

  it("is told 4404 at first, then 404 before the upgrade; a right key still gets in", async () => {
    server = await startTestServer({ limits: { knocksAtOnce: 3 } });
    const { editKey } = await server.createBoard();
    expect([await knock(), await knock(), await knock()]).toEqual(Array(3).fill(CLOSE.unknownBoard));
    for (let count = 0; count < 20; count += 1) expect(await knock()).toContain("404");
    await (await openRawSocket(server, editKey)).greeted();
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
      'what_matters_frames_refused_total{reason="knocking"} 20',
    );
  });

  it("does not keep others at the same address from connecting, however often it knocks", async () => {
    server = await startTestServer({ limits: { connectsAtOnce: 2, connectsPerSecond: 0.001 } });
    const { editKey } = await server.createBoard();
    for (let count = 0; count < 30; count += 1) await knock();
    await (await openRawSocket(server, editKey)).greeted();
    await (await openRawSocket(server, editKey)).greeted();
    await expect(openRawSocket(server, editKey)).rejects.toThrow("429");
  });

  it("makes an old stock client come less and less often", async () => {
    server = await startTestServer({ limits: { knocksAtOnce: 3 } });
    const attempts: number[] = [];
    const provider = new (ProviderOf30 as unknown as typeof WebsocketProvider)(
      server.syncUrl,
      UNKNOWN_KEY,
      new Y.Doc(),
      { disableBc: true, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket },
    );
    provider.on("connection-close", () => void attempts.push(performance.now()));
    await until(() => attempts.length >= 8);
    provider.destroy();
    const gaps = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
    // It doubles its pause only while its socket does not open.
    expect(gaps.at(-1)).toBeGreaterThan(1_000);
  });
});

describe("a socket that says nothing, or too little", () => {
  let server: TestServer;
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  const open = (text: string): Promise<Socket> =>
    new Promise((resolve) => {
      const { port, hostname } = new URL(server.url);
      // Never closes its own side: that is what the server must not rely on.
      const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true }, () => {
        socket.write(text);
        resolve(socket);
      });
      socket.on("error", () => {});
      socket.resume();
    });
  const ended = (socket: Socket): Promise<void> =>
    new Promise((resolve) => {
      socket.once("end", resolve);
      socket.once("close", () => resolve());
    });
  const handshake = (path: string): string =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;

  it("is closed in time", async () => {
    server = await startTestServer({ limits: { headersMs: 200, headersSweepMs: 50 } });
    const { editKey } = await server.createBoard();
    const slow = await Promise.all(
      ["", "GET", handshake(`/sync/${editKey}`), "POST /api/boards HTTP/1.1\r\nHost: x\r\n"].map(open),
    );
    expect(await Promise.all(slow.map((socket) => ended(socket).then(() => "ended")))).toEqual(
      slow.map(() => "ended"),
    );
  });

  it("does not stay when it was refused an upgrade and never hangs up", async () => {
    server = await startTestServer({ limits: { connectionsPerAddress: 1 } });
    const { editKey } = await server.createBoard();
    for (let count = 0; count < 5; count += 1) {
      await ended(await open(`${handshake("/elsewhere")}\r\n`));
      await ended(await open(`${handshake(`/sync/${editKey}`)}\r\n`));
    }
    // Each of them would still count if it had stayed.
    await expect
      .poll(async () => (await openRawSocket(server, editKey).catch(() => null)) !== null)
      .toBe(true);
  });
});
