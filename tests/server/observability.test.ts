import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeAwareness, encodeSyncStep2, encodeUpdate } from "#shared/protocol/messages.ts";
import { plainError } from "../../server/log.ts";
import { DamagedDocument } from "../../server/storage/update-store.ts";
import { HeldStore } from "../support/held-store.ts";
import { HOSTILE_FRAMES, hostileUpdates, updateOf } from "../support/hostile-frames.ts";
import { joinAsPeer, leaveAll, openRawSocket } from "../support/peers.ts";
import {
  FROM_SOURCE,
  newDataDir,
  openRecordedLog,
  startServerProcess,
  startTestServer,
  type BoardLinks,
  type ServerProcess,
  type TestServer,
} from "../support/start-server.ts";
import { PATIENCE_MS, until } from "../support/until.ts";

/** Whatever a test writes that nobody may find anywhere holds this word. */
const SECRET = "sesame";

/** Takes a snapshot of every kind by both keys of a board; gives the answers that are not the board itself. */
async function takeSnapshots(
  server: TestServer,
  { editKey, viewKey }: BoardLinks,
): Promise<readonly string[]> {
  const refusals: string[] = [];
  for (const format of ["json", "csv", "md", "svg", "png", "pdf"]) {
    const path = `snapshot.${format}?notes=yes`;
    const taken = await fetch(`${server.url}/api/boards/${viewKey}/${path}`);
    if (taken.status !== 200) throw new Error(`No snapshot: ${taken.status} ${await taken.text()}`);
    await taken.arrayBuffer();
    const refused = await fetch(`${server.url}/api/boards/${editKey}/${path}`);
    refusals.push(JSON.stringify([...refused.headers]), await refused.text());
  }
  return refusals;
}

/** Sends these bytes and gives back all that is answered. */
function sayToPort(server: TestServer, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () => socket.write(text));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

/** Requests that go wrong in every way that we know, each with this key somewhere in it. */
function badRequests(key: string): readonly string[] {
  const request = (line: string, headers: readonly string[] = [], body = ""): string =>
    [
      `${line} HTTP/1.1`,
      "Host: localhost",
      "Connection: close",
      `Content-Length: ${body.length}`,
      ...headers,
      "",
      body,
    ].join("\r\n");
  const json = "Content-Type: application/json";
  const upgrade = ["Upgrade: websocket", "Sec-WebSocket-Version: 13"];
  return [
    request(`GET /nowhere/${key}`),
    request(`GET /nowhere?key=${key}`),
    request(`GET /b/${key}%`),
    request(`GET /%zz/${key}`),
    request(`GET /api/boards/${key}`),
    request(`GET /api/boards/${key.toLowerCase()}/snapshot.json`),
    request(`GET /api/boards/${key}/snapshot.${key}`),
    // With a sign before it: a parameter of a few plain letters is said again, and no key is one.
    request(`GET /api/boards/${key}/snapshot.png?-${key}=${key}`),
    request(`GET /api/boards/${key}/snapshot.pdf?names=${key}&date=${key}`),
    request(`GET /api/boards/${key}/snapshot.svg?paper=${key}`),
    request(`HEAD /api/boards/${key}${key}/snapshot.csv`),
    request(`GET /api/boards/%E0%A4%A${key}/snapshot.md`),
    request(`POST /api/boards/${key}/snapshot.json`, [json], `{"title":"${key}"}`),
    request(`GET /assets/${key}.js`),
    request(`GET /../${key}`),
    request(`GET //${key}//`),
    request(`GET /sync/${key}`),
    request(`GET /healthz/${key}?${key}`),
    request(`GET /readyz?${key}`),
    request(`GET /metrics?${key}`),
    request(`DELETE /api/boards/${key.toLowerCase()}`),
    request(`DELETE /api/boards/${key}${key}`),
    request(`DELETE /api/boards/${key.repeat(20)}`),
    request(`DELETE /api/boards/%E0%A4%A${key}`),
    request(`PATCH /api/boards/${key}`),
    request(`POST /api/boards?key=${key}`, [json], `{"title":"${key}`),
    request("POST /api/boards", [json], `{"title":["${key}"]}`),
    request("POST /api/boards", [json], `{"mode":"${key}"}`),
    request("POST /api/boards", [json], `{"names":["${key}"]}`),
    request("POST /api/boards", [json], `{"__proto__":{"${key}":1}}`),
    request("POST /api/boards", [json], `"${key}"`.repeat(400)),
    request("POST /api/boards", [`Content-Type: text/${key}`], key),
    request("POST /api/boards", [`Content-Type: ${key}`], key),
    request("POST /api/boards", [json, `Transfer-Encoding: ${key}`], key),
    request(`POST /api/boards/${key}`, [json], "{}"),
    request("GET /healthz", [`Cookie: ${key}`, `Authorization: Bearer ${key}`, `Referer: http://x/b/${key}`]),
    request("GET /nowhere", [`X-Forwarded-For: ${key}`, `Origin: http://${key}`]),
    request("GET /nowhere", [`${key} broken: header`]),
    request("GET /nowhere", [`Cookie: ${key.repeat(1_000)}`]),
    request(`${key} /nowhere`),
    `${key}\r\n\r\n`,
    `GET /b/${key}\r\n\r\n`,
    request(`GET /sync/${key}`, ["Connection: Upgrade", ...upgrade, `Sec-WebSocket-Key: ${key}`]),
    request(`GET /other/${key}`, [
      "Connection: Upgrade",
      ...upgrade,
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ]),
    request(`GET /sync/${key}`, ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 7"]),
  ];
}

/** One person works on a board, another watches, and both try all that is refused; everything they write is secret. */
async function visit(server: TestServer, board: BoardLinks, nth: number): Promise<void> {
  const word = `${SECRET} answer ${nth}`;
  // Each stock client listens for the end of the process.
  process.setMaxListeners(0);
  const ana = joinAsPeer(server, board.editKey);
  const watcher = joinAsPeer(server, board.viewKey);
  await Promise.all([ana.synced(), watcher.synced()]);
  ana.provider.awareness.setLocalState({ name: word });
  for (let count = 0; count < 20; count += 1) ana.map.set(word, `${word} ${count}`);
  await ana.saved();
  watcher.map.set(word, word);
  await until(() => watcher.closes.length > 0);
  const doc = new Y.Doc();
  updateOf(doc, () => doc.getMap(word).set("first", word));
  const gap = updateOf(doc, () => doc.getMap(word).set("second", word));
  const broken = Buffer.from(encodeUpdate(Y.encodeStateAsUpdate(ana.doc)));
  broken[broken.length - 3] = 0xff;
  const frames = [
    ...Object.values(HOSTILE_FRAMES),
    ...Object.values(hostileUpdates()).map((update) => encodeUpdate(update)),
    broken,
    word,
    encodeSyncStep2(gap),
    encodeAwareness([{ clientId: 7, clock: 1, state: `{"name":"${word}` }]),
    new Uint8Array(3_000_000).fill(97),
  ];
  const frame = frames[nth % frames.length] ?? word;
  const mallory = await openRawSocket(server, board.editKey, { origin: server.url, cookie: board.editKey });
  mallory.send(frame);
  mallory.send(encodeSyncStep2(gap));
  mallory.send(encodeSyncStep2(gap));
  await mallory.closed;
}

describe("the real server under load", () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  const servers: ServerProcess[] = [];

  beforeEach(async () => {
    folder = await newDataDir();
  });
  afterEach(async () => {
    leaveAll();
    for (const server of servers.splice(0)) await server.end("SIGKILL");
    await folder.remove();
  });

  it("names no key and no answer in its output, its metrics or any answer that is not the board's own", async () => {
    const server = await startServerProcess(folder.path, { LOG_LEVEL: "trace" });
    servers.push(server);
    const boards: BoardLinks[] = [];
    for (let count = 0; count < 40; count += 1) {
      boards.push(await server.createBoard({ title: `${SECRET} talk ${count}`, names: [SECRET, SECRET] }));
    }
    await Promise.all(boards.map((board, nth) => visit(server, board, nth)));
    const answers: string[] = [];
    for (const board of boards.slice(0, 2)) answers.push(...(await takeSnapshots(server, board)));
    for (const { editKey, viewKey } of boards.slice(0, 2)) {
      for (const key of [editKey, viewKey, SECRET]) {
        for (const request of badRequests(key)) answers.push(await sayToPort(server, request));
      }
    }
    for (const path of ["/healthz", "/readyz", "/metrics"]) {
      answers.push(await (await fetch(server.url + path)).text());
    }
    await Promise.all(
      boards
        .slice(20)
        .map(({ editKey }) => fetch(`${server.url}/api/boards/${editKey}`, { method: "DELETE" })),
    );
    await until(() => server.output().err.split("board erased").length > 20);
    expect(await server.end("SIGTERM")).toBe(0);
    const { out, err } = server.output();
    const everything = [out, err, ...answers].join("\n");
    for (const secret of [SECRET, ...boards.flatMap(({ editKey, viewKey }) => [editKey, viewKey])]) {
      expect(around(everything, secret)).toBeNull();
    }
    expect(err).toContain('"route":"/api/boards/:key/snapshot.pdf","status":200');
    // The search looked at something: boards are named by their ids, and refusals were counted.
    for (const { boardId } of boards) expect(err).toContain(boardId);
    expect(answers.join("\n")).toMatch(/what_matters_frames_refused_total\{reason="malformed"\} \d\d/);
    for (const line of err.trim().split("\n")) {
      expect(JSON.parse(line)).toEqual(
        expect.objectContaining({
          level: expect.stringMatching(/^(info|debug|trace)$/),
          time: expect.any(String),
          msg: expect.any(String),
        }),
      );
    }
  });

  it("names no answer when its disk is full", async () => {
    const server = await startServerProcess(folder.path, { LOG_LEVEL: "trace" }, undefined, 600_000);
    servers.push(server);
    const board = await server.createBoard({ title: SECRET });
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    for (let count = 0; count < 20; count += 1) ana.map.set(`${SECRET} ${count}`, SECRET.repeat(8_000));
    // Not what is logged: of a compaction that the disk does not take, too, while it still takes the next edit.
    let metrics = "";
    await until(async () => {
      metrics = await (await fetch(`${server.url}/metrics`)).text();
      return /^what_matters_boards_not_storing 1$/m.test(metrics);
    });
    expect(server.output().err).toContain("did not reach the disk");
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, "edits do not reach the disk\n"]);
    expect(metrics).toMatch(/^what_matters_unstored_bytes [1-9]\d{4,}$/m);
    const refused = await fetch(`${server.url}/api/boards`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title: SECRET, names: [SECRET, SECRET] }),
    });
    const everything = [JSON.stringify(server.output()), metrics, await refused.text()].join("\n");
    expect(around(everything, SECRET)).toBeNull();
    expect(around(everything, board.editKey)).toBeNull();
  });

  it.each([
    ["an error that nobody caught", `JSON.parse('{"title":"' + process.env.ANSWER)`],
    ["a rejection that nobody handled", `Promise.reject(new TypeError(process.env.ANSWER))`],
    ["a rejection without an error", `Promise.reject({ title: process.env.ANSWER })`],
  ])("ends with 1 after %s, and one line without what was in it", async (_word, bug) => {
    const withBug = `data:text/javascript,${encodeURIComponent(`process.on("SIGUSR2", () => { ${bug} })`)}`;
    const server = await startServerProcess(folder.path, { ANSWER: SECRET }, [
      "--import",
      withBug,
      ...FROM_SOURCE,
    ]);
    servers.push(server);
    expect(await server.end("SIGUSR2")).toBe(1);
    const { out, err } = server.output();
    const last = err.trim().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toMatchObject({
      level: "fatal",
      msg: expect.stringContaining("the server ends"),
    });
    expect(around(out + err, SECRET)).toBeNull();
  });
});

describe("what an operator is told", () => {
  let store: HeldStore;
  let server: TestServer;
  let recorded: ReturnType<typeof openRecordedLog>;
  let board: BoardLinks;
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`what_matters_${name} `))
        ?.split(" ")[1],
    );
  };
  const logged = (words: string): readonly unknown[] =>
    recorded.lines.filter((line) => line.includes(words)).map((line) => JSON.parse(line) as unknown);

  beforeEach(async () => {
    store = new HeldStore();
    recorded = openRecordedLog();
    server = await startTestServer({ store, log: recorded.log, limits: { retryMs: 5, retryMaxMs: 10 } });
    board = await server.createBoard();
  });
  afterEach(async () => {
    store.breakWith(null);
    leaveAll();
    await server.stop();
  });

  it("how long acknowledgements take, by when they could be given", async () => {
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    await ana.saved();
    expect(await metric("acknowledge_seconds_count")).toBe(1);
    const release = store.holdWrites();
    ana.map.set("a", 1);
    const saved = ana.saved();
    await until(async () => (await metric("unstored_bytes")) > 0);
    expect(await metric("acknowledge_seconds_count")).toBe(1);
    release();
    await saved;
    await until(async () => (await metric("acknowledge_seconds_count")) === 2);
    expect(await metric("unstored_bytes")).toBe(0);
  });

  it("which boards do not reach the disk, on /readyz too, until they do or are deleted", async () => {
    const other = await server.createBoard();
    for (const { editKey } of [board, other]) {
      const person = joinAsPeer(server, editKey);
      await person.synced();
      store.append = () => Promise.reject(new Error("EIO"));
      person.map.set("a", 1);
    }
    await until(async () => (await metric("boards_not_storing")) === 2);
    // The probe's own write works, but that is not what people wait for.
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await fetch(`${server.url}/api/boards/${other.editKey}`, { method: "DELETE" });
    await until(async () => (await metric("boards_not_storing")) === 1);
    store.append = HeldStore.prototype.append.bind(store);
    await until(async () => (await metric("boards_not_storing")) === 0);
    expect(await metric("unstored_bytes")).toBe(0);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(logged("edits reach the disk again")).toContainEqual(
      expect.objectContaining({ level: "warn", boardId: board.boardId }),
    );
  });

  it("how many boards cannot be loaded, until they can or are deleted", async () => {
    const other = await server.createBoard();
    store.breakWith(new DamagedDocument("Record 2 is missing."));
    for (const { editKey } of [board, board, other]) await (await openRawSocket(server, editKey)).closed;
    expect(await metric("boards_unloadable")).toBe(2);
    store.breakWith(null);
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    expect(await metric("boards_unloadable")).toBe(1);
    await fetch(`${server.url}/api/boards/${other.editKey}`, { method: "DELETE" });
    expect(await metric("boards_unloadable")).toBe(0);
    expect(logged("could not be loaded")).toContainEqual(
      expect.objectContaining({
        level: "error",
        boardId: board.boardId,
        err: expect.objectContaining({ type: "DamagedDocument", message: "Record 2 is missing." }),
      }),
    );
  });

  it("when a board is opened and closed, by its id", async () => {
    const ana = joinAsPeer(server, board.editKey);
    await ana.synced();
    ana.leave();
    await until(() => logged("board closed").length > 0);
    for (const words of ["board started", "board opened", "board closed"]) {
      expect(logged(words)).toEqual([expect.objectContaining({ level: "info", boardId: board.boardId })]);
    }
  });

  it("which version runs, and what requests were answered, by route", async () => {
    await fetch(`${server.url}/api/boards/${board.viewKey}`, { method: "DELETE" });
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(/^what_matters_build_info\{version="\d+\.\d+\.\d+",node="v\d+\S+"\} 1$/m);
    expect(text).toContain(
      'what_matters_http_requests_total{method="DELETE",route="/api/boards/:key",status="403"} 1',
    );
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  });
});

describe("what is logged of an error", () => {
  it("is its words when they are ours or the system's, and never words that may quote a value", () => {
    const quoting = (): unknown => {
      try {
        return JSON.parse(`{"title":"${SECRET}`);
      } catch (error) {
        return error;
      }
    };
    const outer = new Error("The disk did not take it: ENOSPC", { cause: quoting() });
    const plain = plainError(Object.assign(outer, { code: "ENOSPC", [SECRET]: SECRET }));
    expect(plain).toMatchObject({
      type: "Error",
      code: "ENOSPC",
      message: "The disk did not take it: ENOSPC",
    });
    expect(plain.at[0]).toContain("observability.test.ts");
    expect(plain.cause).toMatchObject({ type: "SyntaxError", message: undefined });
    expect(around(JSON.stringify([plain, plainError(SECRET), plainError(null)]), SECRET)).toBeNull();
  });
});

/** Where a secret stands, so that a failing test shows it; null when it stands nowhere. */
function around(text: string, secret: string): string | null {
  const at = text.indexOf(secret);
  return at < 0 ? null : text.slice(Math.max(0, at - 200), at + secret.length + 200);
}
