import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readConfig } from "../../server/config.ts";
import { LIMITS, type Limits } from "../../server/limits.ts";
import { openLog, type Log } from "../../server/log.ts";
import { startServer } from "../../server/start-server.ts";
import { MemoryUpdateStore } from "../../server/storage/memory-update-store.ts";
import type { UpdateStore } from "../../server/storage/update-store.ts";

/** The links of a board, as `POST /api/boards` answers. */
export type BoardLinks = { readonly boardId: string; readonly editKey: string; readonly viewKey: string };

/** A server to test against. */
export type TestServer = {
  readonly url: string;
  /** What a stock y-websocket client is given. */
  readonly syncUrl: string;
  readonly createBoard: (wish?: object) => Promise<BoardLinks>;
  readonly stop: () => Promise<boolean>;
};

/** Starts a server in this process, on a port of its own; by default in memory and without lingering rooms. */
export async function startTestServer(
  options: {
    readonly store?: UpdateStore | undefined;
    readonly limits?: Partial<Limits> | undefined;
    readonly env?: Readonly<Record<string, string>> | undefined;
    readonly log?: Log | undefined;
    readonly clientDir?: string | undefined;
  } = {},
): Promise<TestServer> {
  const server = await startServer({
    config: readConfig({ HOST: "127.0.0.1", PORT: "0", ...options.env }),
    store: options.store ?? new MemoryUpdateStore(),
    log: options.log ?? openLog("silent"),
    limits: { ...LIMITS, boardsPerAddressPerHour: 1_000_000, lingerMs: 0, ...options.limits },
    clientDir: options.clientDir,
    // The test runner reads TypeScript by itself, a thread of Node does not.
    threadArguments: READING_TYPESCRIPT,
  });
  return reach(server.localUrl, server.stop);
}

/** A log whose lines can be read. */
export function openRecordedLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return {
    log: openLog("trace", { write: (line: string) => void lines.push(line) }),
    lines,
  };
}

/** A server in a process of its own, which can be killed. */
export type ServerProcess = TestServer & {
  readonly process: ChildProcess;
  /** Everything that it has written to standard output and error. */
  readonly output: () => { readonly out: string; readonly err: string };
  /** Ends it with a signal, and gives its exit code. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
};

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Node's arguments that let it read TypeScript, in its threads too. */
export const READING_TYPESCRIPT: readonly string[] = [
  "--import",
  new URL("read-typescript.mjs", import.meta.url).href,
];

/** Node's arguments that run the server from its source. */
export const FROM_SOURCE: readonly string[] = [...READING_TYPESCRIPT, at("server/main.ts")];

/** Node's arguments that run the server as `npm run build` made it; E2E_DIST names another build. */
export const FROM_BUILD: readonly string[] = [
  resolve(process.env["E2E_DIST"] ?? at("dist"), "server/main.js"),
];

/** Starts the real server on a data folder, and resolves when it says that it is ready; its files may be kept small. */
export async function startServerProcess(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  nodeArguments: readonly string[] = FROM_SOURCE,
  maxFileBytes?: number,
): Promise<ServerProcess> {
  // A file that may not grow stands for a full disk. Its signal would end the process; a listener makes it an error.
  const limited = ["--import", "data:text/javascript,process.on('SIGXFSZ',()=>{})", ...nodeArguments];
  const [command, ...args] = maxFileBytes
    ? ["sh", "-c", `ulimit -f ${Math.ceil(maxFileBytes / 512)}; exec "$0" "$@"`, process.execPath, ...limited]
    : [process.execPath, ...nodeArguments];
  const child = spawn(command, args, {
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "info", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  // Not `exit`: what it said last may still be on its way then.
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const ready = /ready: (\S+)\n/.exec(out)?.[1];
      if (ready) resolve(ready);
    });
    void ended.then((code) => reject(new Error(`The server ended with ${code}: ${err}`)));
  });
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    ...reach(url, async () => (await end("SIGTERM")) === 0),
    process: child,
    output: () => ({ out, err }),
    end,
  };
}

/** A folder for one test. */
export async function newDataDir(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "what-matters-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function reach(url: string, stop: () => Promise<boolean>): TestServer {
  return {
    url,
    syncUrl: `${url.replace("http", "ws")}/sync`,
    createBoard: async (wish = {}) => {
      const answer = await fetch(`${url}/api/boards`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(wish),
      });
      if (answer.status !== 201) throw new Error(`No board: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as BoardLinks;
    },
    stop,
  };
}
