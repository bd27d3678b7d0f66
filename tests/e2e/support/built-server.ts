import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The links of a board, as `POST /api/boards` answers. */
export type BoardLinks = { readonly boardId: string; readonly editKey: string; readonly viewKey: string };

/** Where the built client and server lie; E2E_DIST names another build than the repository's own. */
export const DIST = resolve(
  process.env["E2E_DIST"] ?? fileURLToPath(new URL("../../../dist", import.meta.url)),
);

/** The real server, as `npm run build` made it: a process with a port and a data folder of its own. */
export class BuiltServer {
  readonly #dataDir: string;
  readonly #dist: string;
  #running: Running;
  #isAsGoodAsNew = true;

  private constructor(dataDir: string, dist: string, running: Running) {
    this.#dataDir = dataDir;
    this.#dist = dist;
    this.#running = running;
  }

  /** Starts one on a fresh data folder, from the build or from a copy of it. */
  static async start(dist = DIST): Promise<BuiltServer> {
    const dataDir = await mkdtemp(join(tmpdir(), "what-matters-e2e-"));
    return new BuiltServer(dataDir, dist, await run(dist, dataDir, "0"));
  }

  /** Has it never been stopped? Whatever spoils a server for other tests begins with that. */
  get isAsGoodAsNew(): boolean {
    return this.#isAsGoodAsNew;
  }

  /** Where people reach it; the same after a restart. */
  get url(): string {
    return this.#running.url;
  }

  /** Everything that it has written to standard output and error since it was last started. */
  get output(): string {
    return this.#running.output();
  }

  /** Starts a board, as the start page does. */
  async createBoard(wish: object = { title: "Autumn talk", names: ["Maya", "Sam"] }): Promise<BoardLinks> {
    const answer = await fetch(`${this.url}/api/boards`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wish),
    });
    if (answer.status !== 201) throw new Error(`No board: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as BoardLinks;
  }

  /** Ends the process with a signal and resolves when it is gone. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.#isAsGoodAsNew = false;
    this.#running.child.kill(signal);
    await this.#running.ended;
  }

  /** Starts again on the same port and data folder; its files may be kept from growing by more than some bytes. */
  async startAgain({ growthBytes }: { readonly growthBytes?: number } = {}): Promise<void> {
    await this.#running.ended;
    const maxFileBytes =
      growthBytes === undefined ? undefined : (await stat(this.#dataFile)).size + growthBytes;
    this.#running = await run(this.#dist, this.#dataDir, new URL(this.url).port, maxFileBytes);
  }

  /** While it is stopped: flips one bit in every stored copy of a text; calling the result flips it back. */
  async damage(text: string): Promise<() => Promise<void>> {
    const whole = Buffer.from(text);
    const damaged = Buffer.from(text);
    damaged[0] = (damaged[0] ?? 0) ^ 1;
    await this.#replace(whole, damaged);
    return () => this.#replace(damaged, whole);
  }

  async #replace(from: Buffer, to: Buffer): Promise<void> {
    const bytes = await readFile(this.#dataFile);
    let count = 0;
    for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at)) {
      to.copy(bytes, at);
      count += 1;
    }
    if (count === 0) throw new Error(`The store does not hold ${from.toString()}.`);
    await writeFile(this.#dataFile, bytes);
  }

  get #dataFile(): string {
    return join(this.#dataDir, "boards/data.mdb");
  }

  /** Ends the process, however it stands, and removes its data. */
  async close(): Promise<void> {
    await this.end("SIGKILL");
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}

type Running = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<unknown>;
  readonly output: () => string;
};

async function run(dist: string, dataDir: string, port: string, maxFileBytes?: number): Promise<Running> {
  const main = join(dist, "server/main.js");
  // A file that may not grow stands for a full disk. Its signal would end the process; a listener makes it an error.
  const limited = ["--import", "data:text/javascript,process.on('SIGXFSZ',()=>{})", main];
  const [command, ...args] = maxFileBytes
    ? ["sh", "-c", `ulimit -f ${Math.ceil(maxFileBytes / 512)}; exec "$0" "$@"`, process.execPath, ...limited]
    : [process.execPath, main];
  const child = spawn(command, args, {
    env: {
      PATH: process.env["PATH"],
      HOST: "127.0.0.1",
      PORT: port,
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  // Not `exit`: what it said last may still be on its way then.
  const ended = new Promise((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /ready: (\S+)\n/.exec(output)?.[1];
      if (ready) resolve(ready);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    void ended.then((code) => reject(new Error(`The server ended with ${String(code)}: ${output}`)));
  });
  return { child, url, ended, output: () => output };
}
