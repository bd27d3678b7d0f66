import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readVarUint } from "lib0/decoding";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { MESSAGE } from "#shared/protocol/messages.ts";
import { joinAsPeer, leaveAll, openRawSocket } from "../support/peers.ts";
import { newDataDir, startServerProcess, type ServerProcess } from "../support/start-server.ts";

describe("the server as a process", () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  const servers: ServerProcess[] = [];
  const start = async (env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
    const server = await startServerProcess(folder.path, env);
    servers.push(server);
    return server;
  };

  beforeEach(async () => {
    folder = await newDataDir();
  });
  afterEach(async () => {
    leaveAll();
    for (const server of servers.splice(0)) await server.end("SIGKILL");
    await folder.remove();
  });

  it("says in one line where it is", async () => {
    const server = await start();
    expect(server.output().out).toMatch(/^What Matters is ready: http:\/\/127\.0\.0\.1:\d+\n$/);
  });

  it("killed right after an edit was acknowledged, still has it when all clients are gone", async () => {
    let server = await start();
    const board = await server.createBoard();
    for (let round = 0; round < 4; round += 1) {
      const ana = joinAsPeer(server, board.editKey);
      await ana.synced();
      expect(ana.map.size).toBe(round);
      ana.map.set(`round ${round}`, "x".repeat(round * 1_000));
      await ana.saved();
      const ended = server.end("SIGKILL");
      ana.leave();
      await ended;
      server = await start();
    }
    const sam = joinAsPeer(server, board.editKey);
    await sam.synced();
    expect([...sam.map.keys()].toSorted()).toEqual(["round 0", "round 1", "round 2", "round 3"]);
    // What the killed ones left behind has been tidied up.
    expect(
      (await readdir(join(folder.path, "boards"))).filter((name) => name.endsWith(".sock")),
    ).toHaveLength(1);
  });

  it("refuses to start on a folder that another one uses, and says so", async () => {
    await start();
    await expect(start()).rejects.toThrow(
      /ended with 1: What Matters could not start\. Another What Matters server is/,
    );
  });

  it("refuses to start on a port in use, and on settings that it cannot honour, and says why", async () => {
    const port = new URL((await start()).url).port;
    const other = await newDataDir();
    await expect(startServerProcess(other.path, { PORT: port })).rejects.toThrow(`Port ${port} is in use.`);
    await expect(startServerProcess(other.path, { PORT: "many" })).rejects.toThrow(
      "PORT must be a whole number",
    );
    await other.remove();
  });

  it("whose disk is full acknowledges nothing more and says so, and keeps all that it had acknowledged", async () => {
    const limited = await startServerProcess(folder.path, { LOG_LEVEL: "silent" }, undefined, 1_000_000);
    servers.push(limited);
    const board = await limited.createBoard();
    const ana = joinAsPeer(limited, board.editKey);
    let isStoring = true;
    const told = new Promise<void>((resolve) => {
      ana.provider.messageHandlers[MESSAGE.storageState] = (_encoder, decoder) => {
        isStoring = readVarUint(decoder) === 1;
        if (!isStoring) resolve();
      };
    });
    await ana.synced();
    let saved = -1;
    for (let index = 0; isStoring && index < 100; index += 1) {
      ana.map.set(`blob ${index}`, new Uint8Array(50_000));
      saved = await Promise.race([ana.saved().then(() => index), told.then(() => saved)]);
    }
    expect(isStoring).toBe(false);
    expect(saved).toBeGreaterThan(0);
    expect((await fetch(`${limited.url}/healthz`)).status).toBe(200);
    const ended = limited.end("SIGKILL");
    ana.leave();
    await ended;
    const roomy = await start();
    const sam = joinAsPeer(roomy, board.editKey);
    await sam.synced();
    expect(sam.map.has(`blob ${saved}`)).toBe(true);
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "asked to stop by %s, stores, closes with 1012 and exits 0",
    async (signal) => {
      const server = await start();
      const board = await server.createBoard();
      const ana = joinAsPeer(server, board.editKey);
      await ana.synced();
      const watcher = await openRawSocket(server, board.viewKey);
      await watcher.greeted();
      ana.map.set("last", "word");
      await watcher.received("update");
      const code = await server.end(signal);
      expect(code).toBe(0);
      expect(await watcher.closed).toBe(CLOSE.restart);
      ana.leave();
      const again = await start();
      const sam = joinAsPeer(again, board.editKey);
      await sam.synced();
      expect(sam.map.get("last")).toBe("word");
      expect(server.output().err).not.toContain("error");
    },
  );
});
