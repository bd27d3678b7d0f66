/**
 * Stock y-websocket clients 2.1, 3.0 and 3.1, `disableBc`, against the built server: do they stay connected while nobody
 * does anything, bring what was edited offline, and keep to a view key; and what does each do with a key that opens
 * nothing? After `npm run build`. `IDLE_SECONDS=20` makes it shorter. It installs the clients into a temporary folder,
 * so it needs the network.
 *
 * 2.1 and 3.0 know no final close codes: whatever a server says, they try again, and a connection that opened resets
 * their back-off. No server can stop them; ours can only make them wait.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WebSocket, type ClientOptions } from "ws";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { MAX_SERVER_SILENCE_MS } from "#shared/protocol/limits.ts";
import { FROM_BUILD, newDataDir, startServerProcess, type BoardLinks } from "../support/start-server.ts";
import { measureFor, until, wholeSetting } from "./settings.ts";
import { printTable } from "./table.ts";

const VERSIONS = ["2.1.0", "3.0.0", "3.1.0"];
const idleSeconds = wholeSetting("IDLE_SECONDS", 90);
/** Milliseconds that a client of any version waits at most between two tries (its `maxBackoffTime`). */
const MAX_BACKOFF_MS = 2_500;

type Client = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** When it tried to connect, by the clock of this process. */
  readonly tries: readonly number[];
  /** When it heard a message. */
  readonly heard: readonly number[];
  /** The codes with which its sockets were closed. */
  readonly closes: readonly number[];
};

/** A provider whose sockets are watched, and come from an address of their own. */
type Join = (key: string, address: string) => Client;

// Each client listens for the end of the process.
process.setMaxListeners(0);
const folder = await mkdtemp(join(tmpdir(), "what-matters-clients-"));
const dataDir = await newDataDir();
try {
  await installClients();
  const broken = await measure();
  for (const promise of broken) console.log(`BROKEN: ${promise}`);
  if (broken.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
  await dataDir.remove();
}

async function installClients(): Promise<void> {
  console.log(`installing y-websocket ${VERSIONS.join(", ")} into a temporary folder`);
  await writeFile(join(folder, "package.json"), '{"private":true}');
  const packages = VERSIONS.map((client) => `y-websocket-${client}@npm:y-websocket@${client}`);
  // 2.1 names a server with a database of its own as optional; it is not needed and takes a compiler.
  const flags = [
    "--omit=optional",
    "--omit=peer",
    "--no-save",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
  ];
  try {
    execFileSync("npm", ["install", ...flags, ...packages], { cwd: folder, stdio: "pipe" });
  } catch {
    throw new Error("The clients could not be installed: this bench needs the network and npm.");
  }
  // Ours, because one process can have only one.
  const yjs = fileURLToPath(new URL("..", import.meta.resolve("yjs")));
  await symlink(yjs, join(folder, "node_modules/yjs"));
}

async function measure(): Promise<readonly string[]> {
  const server = await startServerProcess(dataDir.path, {}, FROM_BUILD);
  try {
    const outcomes = await Promise.all(
      VERSIONS.map(async (version, nth) => {
        const join = await openVersion(version, server.syncUrl);
        const boards: BoardLinks[] = [];
        for (let count = 0; count < 5; count += 1) boards.push(await server.createBoard());
        return tryOut(version, join, boards, `10.0.${nth}`, (key) =>
          fetch(`${server.url}/api/boards/${key}`, { method: "DELETE" }),
        );
      }),
    );
    printTable(
      `Stock clients, ${idleSeconds} s`,
      [
        "y-websocket",
        "reconnects",
        "messages heard, two here",
        "alone and mute",
        "longest silence",
        "offline edits",
        "view key",
      ],
      outcomes.map(({ idle }) => idle),
    );
    printTable(
      `A key that opens nothing, ${idleSeconds} s`,
      ["y-websocket, key", "tries", "first close code", "last wait", "in the end"],
      outcomes.flatMap(({ refusals }) => refusals),
    );
    console.log("2.1 and 3.0 cannot be stopped by any server: they know no final close code.");
    return outcomes.flatMap(({ broken }) => broken);
  } finally {
    await server.end("SIGTERM");
  }
}

/** Loads one version of the client. */
async function openVersion(version: string, syncUrl: string): Promise<Join> {
  const path = join(folder, `node_modules/y-websocket-${version}/src/y-websocket.js`);
  const client = (await import(pathToFileURL(path).href)) as { WebsocketProvider: typeof WebsocketProvider };
  return (key, address) => {
    const tries: number[] = [];
    const heard: number[] = [];
    const closes: number[] = [];
    class WatchedSocket extends WebSocket {
      constructor(url: string, protocols?: string[]) {
        const options: ClientOptions = { headers: { "x-forwarded-for": address } };
        super(url, protocols, options);
        tries.push(performance.now());
        this.on("message", () => heard.push(performance.now()));
        this.on("close", (code) => closes.push(code));
        this.on("error", () => {});
      }
    }
    const doc = new Y.Doc();
    const provider = new client.WebsocketProvider(syncUrl, key, doc, {
      disableBc: true,
      WebSocketPolyfill: WatchedSocket as unknown as typeof globalThis.WebSocket,
    });
    return { doc, provider, tries, heard, closes };
  };
}

type Outcome = {
  readonly idle: readonly string[];
  readonly refusals: readonly (readonly string[])[];
  readonly broken: readonly string[];
};

async function tryOut(
  version: string,
  join: Join,
  boards: readonly BoardLinks[],
  addresses: string,
  erase: (key: string) => Promise<unknown>,
): Promise<Outcome> {
  const [work, idle, lonely, watched, doomed] = boards;
  if (!work || !idle || !lonely || !watched || !doomed) throw new Error("Five boards are needed.");
  const clients: Client[] = [];
  const enter = (key: string, host: number): Client => {
    const client = join(key, `${addresses}.${host}`);
    clients.push(client);
    return client;
  };
  const broken: string[] = [];
  const promise = (words: string, isKept: boolean): boolean => {
    if (!isKept) broken.push(`${version}: ${words}`);
    return isKept;
  };

  const offline = await bringsOfflineEdits(enter(work.editKey, 1), enter(work.editKey, 1));
  promise("what was edited offline reaches both", offline);
  const readOnly = await keepsToViewKey(enter(watched.editKey, 1), enter(watched.viewKey, 2));
  promise("a view key writes nothing", readOnly);

  const pair = [enter(idle.editKey, 1), enter(idle.editKey, 1)];
  const mute = enter(lonely.editKey, 1);
  mute.provider.awareness.setLocalState(null);
  const refused = [
    { word: "unknown", code: CLOSE.unknownBoard, client: enter("AAAAAAAAAAAAAAAAAAAAAA", 3) },
    { word: "malformed", code: CLOSE.unknownBoard, client: enter("nonsense", 4) },
    { word: "of a board erased meanwhile", code: CLOSE.deleted, client: enter(doomed.editKey, 5) },
  ];
  const idlers = [...pair, mute];
  await until(`${version} is synced`, () => idlers.every(({ provider }) => provider.synced));
  await until(`${version} is refused`, () =>
    refused.slice(0, 2).every(({ client }) => client.closes.length > 0),
  );
  await erase(doomed.editKey);
  const from = performance.now();
  await measureFor(idleSeconds);
  const now = performance.now();
  const reconnects = idlers.reduce((sum, { tries }) => sum + tries.length - 1, 0);
  promise("an idle client stays connected", reconnects === 0);
  const silence = Math.max(...idlers.map(({ heard }) => longestGap([from, ...heard, now], from)));
  promise("the server is never silent for long", silence < MAX_SERVER_SILENCE_MS);
  const count = (some: readonly Client[]): string =>
    some.map(({ heard }) => heard.filter((at) => at > from).length).join(" and ");

  const refusals = refused.map(({ word, code, client }) => {
    const isStopped = !client.provider.shouldConnect;
    const lastWait = now - from < 1_000 ? 0 : (client.tries.at(-1) ?? 0) - (client.tries.at(-2) ?? 0);
    promise(`a key ${word} is refused with ${code}`, client.closes[0] === code);
    if (version === "3.1.0") {
      promise(`a key ${word} is tried once`, isStopped && client.tries.length === 1);
    } else {
      promise(`a key ${word} makes it wait as long as it ever does`, lastWait > MAX_BACKOFF_MS * 0.8);
    }
    return [
      `${version}, ${word}`,
      String(client.tries.length),
      String(client.closes[0]),
      client.tries.length > 1 ? `${(lastWait / 1_000).toFixed(1)} s` : "none",
      isStopped ? "has stopped" : "tries for ever",
    ];
  });
  for (const { provider, doc } of clients) {
    provider.destroy();
    doc.destroy();
  }
  return {
    idle: [
      version,
      String(reconnects),
      count(pair),
      count([mute]),
      `${(silence / 1_000).toFixed(1)} s`,
      offline ? "both ways" : "LOST",
      readOnly ? "reads, never writes" : "WRITES",
    ],
    refusals,
    broken,
  };
}

async function bringsOfflineEdits(ana: Client, sam: Client): Promise<boolean> {
  await until("both are synced", () => ana.provider.synced && sam.provider.synced);
  for (const [name, client] of Object.entries({ ana, sam })) {
    client.provider.disconnect();
    client.doc.getMap("test").set(name, "offline");
  }
  for (const client of [ana, sam]) client.provider.connect();
  return comesTrue("both have both edits", () =>
    [ana, sam].every(({ doc }) => doc.getMap("test").has("ana") && doc.getMap("test").has("sam")),
  );
}

async function keepsToViewKey(ana: Client, watcher: Client): Promise<boolean> {
  await until("both are synced", () => ana.provider.synced && watcher.provider.synced);
  ana.doc.getMap("test").set("ana", 1);
  const reads = await comesTrue("the watcher reads", () => watcher.doc.getMap("test").has("ana"));
  watcher.doc.getMap("test").set("watcher", 1);
  const isTold = await comesTrue("the watcher is told", () => watcher.closes.includes(CLOSE.readOnly));
  ana.doc.getMap("test").set("ana", 2);
  return reads && isTold && !ana.doc.getMap("test").has("watcher");
}

async function comesTrue(what: string, holds: () => boolean): Promise<boolean> {
  try {
    await until(what, holds);
    return true;
  } catch {
    return false; // A promise that is not kept is a result, and stands in the table.
  }
}

/** The longest time between two of these moments that ends after `from`. */
function longestGap(moments: readonly number[], from: number): number {
  const sorted = moments.filter((moment) => moment >= from).toSorted((a, b) => a - b);
  return Math.max(...sorted.slice(1).map((moment, index) => moment - (sorted[index] ?? moment)));
}
