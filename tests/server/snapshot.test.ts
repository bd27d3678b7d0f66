import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { csvOf } from "#shared/domain/snapshot/csv.ts";
import { jsonOf, type SnapshotJson } from "#shared/domain/snapshot/json.ts";
import { markdownOf } from "#shared/domain/snapshot/markdown.ts";
import { setName } from "#shared/document/commands.ts";
import type { Refusal } from "#shared/protocol/refusals.ts";
import { readUpdates } from "#shared/document/read-updates.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import { removeNote } from "#shared/document/whiteboard-commands.ts";
import { DamagedDocument } from "../../server/storage/update-store.ts";
import { ENGLISH, MAYA, SAM } from "../shared/domain/snapshot/boards.ts";
import { HeldStore } from "../support/held-store.ts";
import { joinAsPeer, leaveAll } from "../support/peers.ts";
import {
  openRecordedLog,
  startTestServer,
  type BoardLinks,
  type TestServer,
} from "../support/start-server.ts";
import { answer, putUpNotes, targetOn } from "../support/talk.ts";
import { until } from "../support/until.ts";

const DATE = "2026-11-23";
const options: SnapshotOptions = { ...ENGLISH, date: DATE };

let store: HeldStore;
let server: TestServer;
let board: BoardLinks;
let recorded: ReturnType<typeof openRecordedLog>;

beforeEach(async () => {
  store = new HeldStore();
  recorded = openRecordedLog();
  server = await startTestServer({ store, log: recorded.log });
  board = await server.createBoard({ title: "Autumn talk", names: ["Maya", "Sam"] });
});
afterEach(async () => {
  store.breakWith(null);
  leaveAll();
  await server.stop();
});

function ask(file: string, { key = board.viewKey, method = "GET", from = server } = {}): Promise<Response> {
  return fetch(`${from.url}/api/boards/${key}/snapshot.${file}`, { method });
}

/** Both answer on the board, by a page that leaves again. */
async function bothAnswer(): Promise<void> {
  const page = joinAsPeer(server, board.editKey);
  await page.synced();
  answer(targetOn(page.doc), "left", MAYA);
  answer(targetOn(page.doc), "right", SAM);
  await page.saved();
  page.leave();
  await until(async () => (await metric("rooms")) === 0);
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const line = text.split("\n").find((each) => each.startsWith(`what_matters_${name} `));
  return Number(line?.split(" ").at(-1) ?? Number.NaN);
}

/** The board as it is stored, read by the test itself. */
async function stored(): Promise<NonNullable<ReturnType<typeof readUpdates>>> {
  const read = readUpdates((await store.load(board.boardId))?.updates ?? []);
  if (read === null) throw new Error("The store holds no whole board.");
  return read;
}

describe("a snapshot from the server", () => {
  it("is what the browser would make of the same board, in words", async () => {
    await bothAnswer();
    const { board: read } = await stored();
    expect(read.answers).toEqual({ left: MAYA, right: SAM });
    expect(await (await ask(`json?date=${DATE}`)).text()).toBe(jsonOf(read, options));
    expect(await (await ask(`md?date=${DATE}`)).text()).toBe(markdownOf(read, options));
    const csv = Buffer.from(await (await ask(`csv?date=${DATE}`)).arrayBuffer());
    expect(csv.toString()).toBe(csvOf(read, options));
  });

  it("obeys the options that a person has in the dialog", async () => {
    await bothAnswer();
    const { board: read } = await stored();
    const query = `date=${DATE}&names=initials&comparison=no&talk=no`;
    const chosen = { ...options, names: "initials", withComparison: false, withTalk: false } as const;
    expect(await (await ask(`json?${query}`)).text()).toBe(jsonOf(read, chosen));
    expect(await (await ask(`md?${query}`)).text()).toBe(markdownOf(read, chosen));
    expect(Buffer.from(await (await ask(`csv?${query}`)).arrayBuffer()).toString()).toBe(csvOf(read, chosen));
  });

  it("speaks Spanish when asked to, in every format, and says so in the file", async () => {
    await bothAnswer();
    const { board: read } = await stored();
    const inSpanish = { ...options, words: spanish };
    const query = `date=${DATE}&language=es`;
    expect(await (await ask(`json?${query}`)).text()).toBe(jsonOf(read, inSpanish));
    expect(await (await ask(`md?${query}`)).text()).toBe(markdownOf(read, inSpanish));
    const csv = Buffer.from(await (await ask(`csv?${query}`)).arrayBuffer());
    expect(csv.toString()).toBe(csvOf(read, inSpanish));
    expect(await (await ask(`json?date=${DATE}&language=en`)).text()).toBe(jsonOf(read, options));
  });

  it("shows notes only when asked, and never one that was removed", async () => {
    const page = joinAsPeer(server, board.editKey);
    await page.synced();
    const target = targetOn(page.doc);
    const [, second = ""] = putUpNotes(target, ["ask about Lisbon", "not for others"]);
    removeNote(target, second);
    await page.saved();
    for (const format of ["json", "csv", "md", "svg"]) {
      const without = await (await ask(`${format}?notes=no`)).text();
      const withNotes = await (await ask(`${format}?notes=yes`)).text();
      expect(without).not.toContain("Lisbon");
      // A table of answers has no place for notes.
      expect(withNotes.includes("ask about Lisbon")).toBe(format !== "csv");
      expect(without + withNotes).not.toContain("not for others");
    }
  });

  it("has today’s date unless another is given: the day in UTC", async () => {
    const before = new Date().toISOString().slice(0, 10);
    const { date } = (await (await ask("json")).json()) as SnapshotJson;
    const after = new Date().toISOString().slice(0, 10);
    expect([before, after]).toContain(date);
  });

  it("says what it is, is kept by nobody, and runs nothing", async () => {
    for (const [format, type] of [
      ["json", "application/json; charset=utf-8"],
      ["csv", "text/csv; charset=utf-8"],
      ["md", "text/markdown; charset=utf-8"],
      ["svg", "image/svg+xml; charset=utf-8"],
      ["png", "image/png"],
      ["pdf", "application/pdf"],
    ]) {
      const answered = await ask(`${format}?date=${DATE}`);
      const name = `what-matters-maya-sam-${DATE}.${format}`;
      const how = format === "pdf" ? "attachment" : "inline";
      expect(answered.status).toBe(200);
      expect(Object.fromEntries(answered.headers)).toMatchObject({
        "content-type": type,
        "content-disposition": `${how}; filename="${name}"; filename*=UTF-8''${name}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "referrer-policy": "no-referrer",
      });
      expect(answered.headers.get("access-control-allow-origin")).toBeNull();
      expect(answered.headers.get("etag")).toBeNull();
      const head = await ask(`${format}?date=${DATE}`, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
      for (const header of ["content-type", "content-length", "content-disposition", "cache-control"]) {
        expect(head.headers.get(header)).toBe(answered.headers.get(header));
      }
    }
  });

  it("has a name that is safe in a header, whatever people are called", async () => {
    for (const [left, right, plain, encoded] of [
      [
        'Ma"ya\r\nSet-Cookie: a=b',
        "; filename=evil.html; x=",
        "ma-ya-set-cookie-a-b-filename-evil-html-x",
        "ma-ya-set-cookie-a-b-filename-evil-html-x",
      ],
      ["玛雅", "שרה", "__-___", "%E7%8E%9B%E9%9B%85-%D7%A9%D7%A8%D7%94"],
      ["\u202Egpj.exe", "%00%22'", "gpj-exe-00-22", "gpj-exe-00-22"],
    ] as const) {
      board = await server.createBoard({ names: [left, right] });
      const answered = await ask(`json?date=${DATE}`);
      const [start, end] = ["what-matters-", `-${DATE}.json`];
      expect(answered.headers.get("content-disposition")).toBe(
        `inline; filename="${start}${plain}${end}"; filename*=UTF-8''${start}${encoded}${end}`,
      );
      expect(answered.headers.get("set-cookie")).toBeNull();
    }
  });
});

describe("who may ask for what", () => {
  it.each([
    [
      "colour=red",
      "There is no parameter “colour”; there are names, comparison, talk, notes, date and language.",
    ],
    [
      "key=1&Names=full",
      "There is no parameter “key”; there are names, comparison, talk, notes, date and language.",
    ],
    [
      "3eEapow0_rqzSwoVTg4QfA",
      "There is no such parameter; there are names, comparison, talk, notes, date and language.",
    ],
    [
      "__proto__=1",
      "There is no such parameter; there are names, comparison, talk, notes, date and language.",
    ],
    ["names=first", "names must be full or initials."],
    ["comparison=true", "comparison must be yes or no."],
    ["talk=", "talk must be yes or no."],
    ["notes=YES", "notes must be yes or no."],
    ["notes=yes&notes=no", "notes stands there more than once."],
    ["language=fr", "language must be en or es."],
    ["language=EN", "language must be en or es."],
    ["language=en&language=es", "language stands there more than once."],
    ["paper=a4", "paper is for a PDF alone."],
    ["date=23.11.2026", "date must be a day, such as 2026-11-23."],
    ["date=2026-02-30", "date must be a day, such as 2026-11-23."],
    ["date=+12026-01-01", "date must be a day, such as 2026-11-23."],
  ])("?%s is refused with 400, and says why", async (query, words) => {
    const answered = await ask(`json?${query}`);
    expect([answered.status, await answered.json()]).toEqual([
      400,
      { error: words, reason: "bad-parameter" },
    ]);
    expect(answered.headers.get("cache-control")).toBe("no-store");
  });

  it("an edit key is refused, and told which key is meant, without saying it", async () => {
    const answered = await ask("json", { key: board.editKey });
    expect(answered.status).toBe(403);
    const { error: words, reason } = (await answered.json()) as Refusal;
    expect(reason).toBe("edit-key");
    expect(words).toContain("the key of the link to watch");
    expect(words).not.toContain(board.editKey);
    expect(words).not.toContain(board.viewKey);
  });

  it("an unknown key, a board’s id and what is no key at all open nothing", async () => {
    for (const key of ["3eEapow0_rqzSwoVTg4QfA", board.boardId, "nonsense", "%00", "x".repeat(90)]) {
      const answered = await ask("json", { key });
      expect([answered.status, await answered.json()]).toEqual([
        404,
        { error: "There is no board with this key. Perhaps it was deleted.", reason: "no-board" },
      ]);
    }
  });

  it("other kinds of file are told which there are", async () => {
    const answered = await ask("gif");
    expect(answered.status).toBe(404);
    expect(await answered.json()).toEqual({
      error: expect.stringMatching(/^There is no such snapshot; there are json, .*\.$/),
      reason: "no-format",
    });
  });

  it("a deleted board is gone, also while its snapshot waits to be read", async () => {
    const release = store.holdLoads();
    const waiting = ask("json");
    await until(() => store.loads > 0);
    await fetch(`${server.url}/api/boards/${board.editKey}`, { method: "DELETE" });
    release();
    expect((await waiting).status).toBe(404);
    expect((await ask("json")).status).toBe(404);
  });
});

describe("reading alone", () => {
  it("leaves a closed board closed, and the store as it was", async () => {
    await bothAnswer();
    const before = await store.load(board.boardId);
    const touched = async (): Promise<unknown> => {
      for await (const line of store.list()) return line;
      return null;
    };
    const wasTouched = await touched();
    for (const file of ["json", "md?notes=yes"]) expect((await ask(file)).status).toBe(200);
    expect(await metric("rooms")).toBe(0);
    expect(await store.load(board.boardId)).toEqual(before);
    // Retention counts from a visit, and this was none.
    expect(await touched()).toEqual(wasTouched);
    expect(recorded.lines.filter((line) => line.includes("board opened"))).toHaveLength(1);
  });

  it("shows an open board as its people see it now, on disk or not, without keeping it open", async () => {
    const page = joinAsPeer(server, board.editKey);
    const watcher = joinAsPeer(server, board.viewKey);
    await Promise.all([page.synced(), watcher.synced()]);
    const loads = store.loads;
    const release = store.holdWrites();
    setName(page, "left", "Robin");
    await until(() => watcher.doc.getMap("meta").get("name:left") === "Robin");
    const { answers } = (await (await ask("json")).json()) as SnapshotJson;
    expect(answers.left.name).toBe("Robin");
    expect(store.loads).toBe(loads);
    release();
    page.leave();
    watcher.leave();
    await until(async () => (await metric("rooms")) === 0);
  });

  it("tells of a board that is damaged, to who asks and to the operator, until it is whole again", async () => {
    store.breakWith(new DamagedDocument("Record 2 is missing."));
    const answered = await ask("json");
    expect(answered.status).toBe(503);
    expect(await answered.json()).toEqual({
      error: expect.stringContaining("damaged; nothing was thrown away"),
      reason: "damaged",
    });
    expect(await metric("boards_unloadable")).toBe(1);
    expect(recorded.lines.join("")).toContain("a board could not be loaded and was left as it is");
    store.breakWith(null);
    expect((await ask("json")).status).toBe(200);
    expect(await metric("boards_unloadable")).toBe(0);
  });

  it("tells of a document whose edits do not fit together", async () => {
    const doc = new Y.Doc();
    doc.getMap("meta").set("title", "first");
    const vector = Y.encodeStateVector(doc);
    doc.getMap("meta").set("title", "second");
    await store.append(board.boardId, [Y.encodeStateAsUpdate(doc, vector)]);
    expect((await ask("json")).status).toBe(503);
    expect(await metric("boards_unloadable")).toBe(1);
  });

  it("says so when the disk cannot be read, and asks to try again", async () => {
    store.breakWith(new Error("EIO"));
    const answered = await ask("json");
    expect([answered.status, answered.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await answered.json()).toEqual({
      error: "The board could not be read just now; try again.",
      reason: "unavailable",
    });
  });
});

describe("how much one may ask", () => {
  async function strict(limits: Parameters<typeof startTestServer>[0] & object): Promise<TestServer> {
    await server.stop();
    return (server = await startTestServer({ store, ...limits }));
  }

  it("so many snapshots for one address, whichever of their kind and whatever it asks", async () => {
    await strict({ limits: { wordSnapshotsPerAddressPerMinute: 3 } });
    expect((await ask("json")).status).toBe(200);
    expect((await ask("md", { method: "HEAD" })).status).toBe(200);
    expect((await ask("json", { key: "nonsense" })).status).toBe(404);
    const refused = await ask("md");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toEqual({
      error: expect.stringMatching(/^Too many requests from this address; try again in/),
      reason: "too-many",
    });
  });

  it("so many of one board for all addresses, and others are not in its way", async () => {
    await strict({ limits: { snapshotsPerBoardPerMinute: 2 } });
    const other = await server.createBoard();
    const from = (address: string): Promise<Response> =>
      fetch(`${server.url}/api/boards/${board.viewKey}/snapshot.json`, {
        headers: { "x-forwarded-for": address },
      });
    expect((await from("192.0.2.1")).status).toBe(200);
    expect((await from("192.0.2.2")).status).toBe(200);
    const refused = await from("192.0.2.3");
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { error: "Too many snapshots of this board; try again in a minute.", reason: "too-many-of-board" },
    ]);
    expect((await ask("json", { key: other.viewKey })).status).toBe(200);
  });

  it("one is made at a time; a bounded number waits, and the rest come again later", async () => {
    await strict({ limits: { snapshotsWaiting: 2 } });
    const release = store.holdLoads();
    const first = ask("json");
    await until(() => store.loads === 1);
    let answered = 0;
    const others = Array.from({ length: 5 }, async () => {
      const answer = await ask("json");
      answered += 1;
      return answer;
    });
    const early = await Promise.race(others);
    expect([early.status, early.headers.get("retry-after")]).toEqual([503, "5"]);
    await until(() => answered === 3);
    expect(store.loads).toBe(1);
    release();
    const statuses = (await Promise.all([first, ...others])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 503, 503, 503]);
  });

  it("one that waits too long, or takes too long, does not keep the next one", async () => {
    await strict({ limits: { snapshotWaitMs: 50, snapshotMs: 5_000 } });
    const release = store.holdLoads();
    const stuck = ask("json");
    await until(() => store.loads === 1);
    const waiting = await ask("md");
    expect([waiting.status, await waiting.json()]).toEqual([
      503,
      { error: "Too many snapshots are being made just now; try again.", reason: "busy" },
    ]);
    const late = await stuck;
    expect([late.status, await late.json()]).toEqual([
      503,
      {
        error: "Making this snapshot took too long. Try another format, or leave out the notes.",
        reason: "too-slow",
      },
    ]);
    release();
    // Where even this takes too long, as the start of a thread does on a busy machine, it is asked for again.
    await until(async () => (await ask("json")).status === 200);
  });

  it("counts what became of each, by format", async () => {
    await ask("json");
    await ask("md");
    store.breakWith(new DamagedDocument("Record 2 is missing."));
    await ask("md");
    const text = await (await fetch(`${server.url}/metrics`)).text();
    for (const line of [
      'what_matters_snapshots_total{format="json",outcome="made"} 1',
      'what_matters_snapshots_total{format="md",outcome="made"} 1',
      'what_matters_snapshots_total{format="md",outcome="damaged"} 1',
      'what_matters_snapshot_seconds_count{format="md"} 1',
      'what_matters_http_requests_total{method="GET",route="/api/boards/:key/snapshot.json",status="200"} 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
  });

  it("a server that stops does not wait for one that is being made", async () => {
    const release = store.holdLoads();
    const first = ask("json");
    await until(() => store.loads === 1);
    const stopped = server.stop();
    expect(await stopped).toBe(true);
    await Promise.allSettled([first]);
    release();
  });

  it("a server that stops breaks one off that is being drawn, and tells of no fault", async () => {
    const drawn = ask("png");
    await until(() => store.loads === 1);
    // By the answer to this, the board has been handed to the thread, which takes far longer to draw it.
    await fetch(`${server.url}/healthz`);
    expect(await server.stop()).toBe(true);
    const [ended] = await Promise.allSettled([drawn]);
    expect(ended.status === "fulfilled" && ended.value.status === 500).toBe(false);
    expect(recorded.lines.join("")).not.toContain("could not be made");
  });
});
