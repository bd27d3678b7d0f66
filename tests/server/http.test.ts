import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { request } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { boardIdOf, viewKeyOf, type EditKey } from "#shared/protocol/keys.ts";
import type { Refusal } from "#shared/protocol/refusals.ts";
import { joinAsPeer, leaveAll, openRawSocket } from "../support/peers.ts";
import { newDataDir, startTestServer, type BoardLinks, type TestServer } from "../support/start-server.ts";
import { until } from "../support/until.ts";

const json = { "content-type": "application/json" };

describe("the boards API", () => {
  let server: TestServer;
  const post = (body: string, headers: Record<string, string> = json): Promise<Response> =>
    fetch(`${server.url}/api/boards`, { method: "POST", headers, body });

  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  it("starts a board and answers with its id and keys, each derived from the one before", async () => {
    const answer = await post(
      JSON.stringify({ title: "  Half\n a year ", names: ["Ana", ""], mode: "live" }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const keys = (await answer.json()) as BoardLinks;
    expect(keys).toEqual({
      editKey: keys.editKey,
      viewKey: viewKeyOf(keys.editKey as EditKey),
      boardId: boardIdOf(viewKeyOf(keys.editKey as EditKey)),
    });
    const ana = joinAsPeer(server, keys.editKey);
    await ana.synced();
    expect(ana.doc.getMap("meta").toJSON()).toMatchObject({ title: "Half a year", "name:left": "Ana" });
  });

  it("starts a board from nothing at all", async () => {
    expect((await fetch(`${server.url}/api/boards`, { method: "POST" })).status).toBe(201);
    expect((await post("{}")).status).toBe(201);
  });

  it.each([
    ["{", /JSON/, "bad-request"],
    ["[]", /JSON object/, "bad-request"],
    ['{"title":7}', /title must be text/, "bad-request"],
    ['{"names":["Ana"]}', /two texts/, "bad-request"],
    ['{"names":["Ana",7]}', /two texts/, "bad-request"],
    ['{"mode":"reveal"}', /Reveal together is not available yet/, "no-reveal"],
    ['{"mode":"secret"}', /mode must be/, "bad-request"],
  ])("refuses %s with 400 and says why", async (body, words, reason) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(words), reason });
  });

  it("refuses what is too large, or not JSON, in plain words", async () => {
    const large = await post(JSON.stringify({ title: "x".repeat(5_000) }));
    expect([large.status, await large.json()]).toEqual([
      413,
      { error: "The request is too large.", reason: "too-large" },
    ]);
    const page = await post("hello", { "content-type": "text/html" });
    expect([page.status, await page.json()]).toEqual([
      415,
      { error: "Send JSON, with content-type application/json.", reason: "not-json" },
    ]);
  });

  it("lets one address start only so many boards in an hour", async () => {
    const strict = await startTestServer({ limits: { boardsPerAddressPerHour: 2 } });
    await strict.createBoard();
    await strict.createBoard();
    await expect(strict.createBoard()).rejects.toThrow(
      /429.*Too many requests from this address; try again in/,
    );
    await strict.stop();
  });

  it("erases a board for good: open tabs get 4410, and its keys never work again", async () => {
    const board = await server.createBoard();
    const ana = joinAsPeer(server, board.editKey);
    const watcher = joinAsPeer(server, board.viewKey);
    await Promise.all([ana.synced(), watcher.synced()]);
    ana.map.set("a", 1);
    const answer = await fetch(`${server.url}/api/boards/${board.editKey}`, { method: "DELETE" });
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    await until(() => ana.closes.length > 0 && watcher.closes.length > 0);
    expect([...ana.closes, ...watcher.closes]).toEqual([CLOSE.deleted, CLOSE.deleted]);
    for (const key of [board.editKey, board.viewKey]) {
      expect(await (await openRawSocket(server, key)).closed).toBe(CLOSE.unknownBoard);
    }
    expect((await fetch(`${server.url}/api/boards/${board.editKey}`, { method: "DELETE" })).status).toBe(404);
  });

  it("does not erase by a view key, nor by a key that opens nothing", async () => {
    const board = await server.createBoard();
    const erase = async (key: string): Promise<readonly [status: number, reason: string]> => {
      const answer = await fetch(`${server.url}/api/boards/${key}`, { method: "DELETE" });
      return [answer.status, ((await answer.json()) as Refusal).reason];
    };
    expect(await erase(board.viewKey)).toEqual([403, "watch-only"]);
    expect(await erase(board.boardId)).toEqual([404, "no-board"]);
    expect(await erase("nonsense")).toEqual([404, "no-board"]);
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
  });
});

describe("the pages", () => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof newDataDir>>;

  beforeAll(async () => {
    folder = await newDataDir();
    await mkdir(join(folder.path, "assets"));
    await writeFile(join(folder.path, "index.html"), "<!doctype html><title>What Matters</title>");
    await writeFile(join(folder.path, "assets/main-abc.js"), "plain");
    await writeFile(join(folder.path, "assets/main-abc.js.br"), brotliCompressSync("squeezed"));
    server = await startTestServer({ clientDir: folder.path });
  });
  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  it.each(["/", "/b/3eEapow0_rqzSwoVTg4QfA", "/v/3eEapow0_rqzSwoVTg4QfA", "/past"])(
    "%s is the one page, never kept",
    async (path) => {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch("text/html");
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      expect(await answer.text()).toContain("What Matters");
    },
  );

  it("assets are kept for good and come compressed", async () => {
    const answer = await fetch(`${server.url}/assets/main-abc.js`, { headers: { "accept-encoding": "br" } });
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(answer.headers.get("content-type")).toMatch("javascript");
    expect(await answer.text()).toBe("squeezed");
  });

  it("allow nothing from elsewhere and nothing inline, and tell nobody where they were", async () => {
    const { headers } = await fetch(server.url);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).not.toMatch(/unsafe|\*|upgrade-insecure/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(
      `connect-src 'self' ws://${new URL(server.url).host} wss://${new URL(server.url).host}`,
    );
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("cross-origin-opener-policy")).toBeNull();
  });

  it("a host name that is none does not get into a header", async () => {
    const { hostname, port } = new URL(server.url);
    const policy = await new Promise<string>((resolve, reject) => {
      const asked = request({ hostname, port, headers: { host: "x; script-src *" } }, (answer) => {
        answer.resume();
        resolve(String(answer.headers["content-security-policy"] ?? ""));
      });
      asked.on("error", reject);
      asked.end();
    });
    expect(policy).not.toContain("script-src *");
  });

  it("what does not exist is 404, without repeating what was asked for", async () => {
    const answer = await fetch(`${server.url}/api/3eEapow0_rqzSwoVTg4QfA`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: "There is nothing here.", reason: "nothing-here" });
    for (const path of ["/assets/none.js", "/../package.json", "/%2e%2e/package.json"]) {
      expect((await fetch(server.url + path)).status).toBe(404);
    }
  });
});

describe("the origin of a page that connects", () => {
  it.each([
    ["none, as from a program", undefined, true],
    ["our own", "http://HOST", true],
    ["our own behind a proxy that speaks https", "https://HOST", true],
    ["the public one", "https://board.example.com", true],
    ["an allowed one", "https://intranet.example.com", true],
    ["a stranger's", "https://evil.example.com", false],
    ["our name with another port", "http://127.0.0.1:1", false],
    ["a page without an origin", "null", false],
  ])("%s", async (_word, origin, isAllowed) => {
    const server = await startTestServer({
      env: { PUBLIC_URL: "https://board.example.com", ALLOWED_ORIGINS: "https://intranet.example.com" },
    });
    const board = await server.createBoard();
    const headers: Record<string, string> = {};
    if (origin !== undefined) headers["origin"] = origin.replace("HOST", new URL(server.syncUrl).host);
    const socket = await openRawSocket(server, board.editKey, headers);
    const outcome = Promise.race([socket.greeted().then(() => true), socket.closed]);
    expect(await outcome).toBe(isAllowed ? true : CLOSE.forbiddenOrigin);
    leaveAll();
    await server.stop();
  });
});
