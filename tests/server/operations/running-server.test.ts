import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { runCommand } from "../../../server/operations/run-command.ts";
import { findDamage } from "../../../server/room/check-document.ts";
import { openLmdbStoreFolder } from "../../../server/storage/lmdb-store-folder.ts";
import { openLmdbUpdateStore } from "../../../server/storage/lmdb-update-store.ts";
import type { UpdateStore } from "../../../server/storage/update-store.ts";
import { joinAsPeer, leaveAll, openRawSocket } from "../../support/peers.ts";
import {
  newDataDir,
  startServerProcess,
  startTestServer,
  type BoardLinks,
  type ServerProcess,
  type TestServer,
} from "../../support/start-server.ts";
import { damageRecord, loseBoard } from "../storage/tamper.ts";
import { until } from "../../support/until.ts";

describe("a restore beside a running server", () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  let store: UpdateStore;
  let server: TestServer;
  let backup: string;

  beforeEach(async () => {
    folder = await newDataDir();
    backup = join(folder.path, "b.backup");
    store = await openLmdbUpdateStore(folder.path, { isWhole: (updates) => findDamage(updates) === null });
    server = await startTestServer({ store });
  });
  afterEach(async () => {
    leaveAll();
    await server.stop();
    await store.close();
    await folder.remove();
  });

  async function run(...args: string[]): Promise<string> {
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    const paths = { store: openLmdbStoreFolder(folder.path), dataDir: folder.path };
    await runCommand(args, { ...paths, retentionDays: 400, findDamage, now: Date.now, say }, say);
    return lines.join("\n");
  }

  const roomCount = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^what_matters_rooms (\d+)$/m.exec(text)?.[1]);
  };

  /** Somebody writes a word and leaves; everything is in the store then. */
  async function visit(board: BoardLinks, word: string): Promise<void> {
    const before = await roomCount();
    const peer = joinAsPeer(server, board.editKey);
    await peer.synced();
    peer.map.set(word, true);
    await peer.saved();
    peer.leave();
    await until(async () => (await roomCount()) <= before);
  }

  async function wordsOf(board: BoardLinks): Promise<readonly string[]> {
    const peer = joinAsPeer(server, board.editKey);
    await peer.synced();
    const words = [...peer.map.keys()].toSorted();
    peer.leave();
    return words;
  }

  it("brings back what is lost, and costs nobody an edit, before, while or after it", async () => {
    const [open, damaged, missing, deleted] = await Promise.all(
      Array.from({ length: 4 }, () => server.createBoard()),
    );
    if (!open || !damaged || !missing || !deleted) throw new Error("Four boards are needed.");
    for (const board of [open, damaged, missing, deleted]) await visit(board, "before");
    expect(await run("backup", backup)).toContain("Backed up 4 boards");
    const ana = joinAsPeer(server, open.editKey);
    await ana.synced();
    ana.map.set("since", true);
    await ana.saved();
    await fetch(`${server.url}/api/boards/${deleted.editKey}`, { method: "DELETE" });
    await damageRecord(folder.path, damaged.boardId, (await store.load(damaged.boardId))?.position ?? 0);
    await loseBoard(folder.path, missing.boardId);
    const early = await openRawSocket(server, damaged.editKey);
    expect(await early.closed).toBe(CLOSE.damaged);

    let count = 0;
    let isDone = false;
    const writing = (async () => {
      while (!isDone) {
        count += 1;
        ana.map.set(`while ${count}`, true);
        await ana.saved();
      }
    })();
    const said = await run("restore", backup);
    isDone = true;
    await writing;
    expect(said).toContain("Restored: 2 boards.");
    expect(said).toContain("Healthy in the store and left alone: 1 board.");
    expect(said).toContain("Deleted for good and left alone: 1 board.");

    expect(await wordsOf(damaged)).toEqual(["before"]);
    expect(await wordsOf(missing)).toEqual(["before"]);
    const gone = await openRawSocket(server, deleted.editKey);
    expect(await gone.closed).toBe(CLOSE.unknownBoard);
    ana.map.set("after", true);
    await ana.saved();
    ana.leave();
    await until(async () => (await roomCount()) === 0);
    const words = await wordsOf(open);
    expect(words).toHaveLength(count + 3);
    expect(words).toEqual(expect.arrayContaining(["after", "before", "since", `while ${count}`]));
    expect(await run("verify")).toContain("3 whole boards");
  });

  it("does not take the place of a board that somebody has open: what they see is newer", async () => {
    const board = await server.createBoard();
    await visit(board, "before");
    await run("backup", backup);
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    ana.map.set("since", true);
    await ana.saved();
    await damageRecord(folder.path, board.boardId, (await store.load(board.boardId))?.position ?? 0);
    expect(await run("restore", backup)).toContain("Restored: 1 board.");
    ana.map.set("after", true);
    await ana.saved();
    ana.leave();
    await until(async () => (await roomCount()) === 0);
    expect(await wordsOf(board)).toEqual(["after", "before", "since"]);
    expect(await run("verify")).toContain("Nothing is damaged.");
  });
});

describe("the commands as processes", () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  const servers: ServerProcess[] = [];
  const start = async (dataDir: string): Promise<ServerProcess> => {
    const server = await startServerProcess(dataDir);
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

  async function command(dataDir: string, ...args: string[]): Promise<{ code: number; said: string }> {
    const main = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", main, ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    }
    const [code] = (await once(child, "close")) as [number];
    return { code, said };
  }

  it("back up a server at work, and bring all of it to another one", async () => {
    const server = await start(folder.path);
    const board = await server.createBoard();
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    ana.map.set("saved", true);
    await ana.saved();
    let isDone = false;
    const writing = (async () => {
      for (let count = 0; !isDone; count += 1) {
        ana.map.set(`more ${count % 50}`, count);
        await ana.saved();
      }
    })();
    const file = join(folder.path, "a.backup");
    const backedUp = await command(folder.path, "backup", file);
    const verified = await command(folder.path, "verify");
    isDone = true;
    await writing;
    expect(backedUp).toMatchObject({ code: 0 });
    expect(verified).toMatchObject({ code: 0 });
    const bytes = await readFile(file);
    expect(bytes.includes(board.boardId)).toBe(true);
    for (const key of [board.editKey, board.viewKey]) expect(bytes.includes(key)).toBe(false);
    const other = join(folder.path, "other");
    expect(await command(other, "restore", file)).toMatchObject({ code: 0 });
    const second = await start(other);
    const sam = joinAsPeer(second, board.editKey);
    await sam.synced();
    expect(sam.map.get("saved")).toBe(true);
  });

  it("say what to do when a server finds its store cut short, instead of crashing or serving it empty", async () => {
    const server = await start(folder.path);
    const board = await server.createBoard();
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    ana.map.set("saved", true);
    await ana.saved();
    const file = join(folder.path, "a.backup");
    await command(folder.path, "backup", file);
    const ended = server.end("SIGKILL");
    ana.leave();
    await ended;
    await truncate(join(folder.path, "boards", "data.mdb"), 3 * 4_096);
    await expect(start(folder.path)).rejects.toThrow(
      /ended with 1: What Matters could not start\. The store is damaged as a whole: .*npm run restore/,
    );
    expect(await command(folder.path, "verify")).toMatchObject({ code: 1 });
    expect(await command(folder.path, "restore", file)).toMatchObject({ code: 0 });
    const again = await start(folder.path);
    const sam = joinAsPeer(again, board.editKey);
    await sam.synced();
    expect(sam.map.get("saved")).toBe(true);
  });
});
