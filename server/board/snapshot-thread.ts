import { Worker } from "node:worker_threads";
import type { Limits } from "../limits.ts";
import type { SnapshotFile } from "./make-snapshot.ts";
import type { SnapshotWish } from "./snapshot-wish.ts";

/** What the thread is sent. */
export type SnapshotJob = { readonly updates: readonly Uint8Array[]; readonly wish: SnapshotWish };

/** What it answers. */
export type SnapshotResult =
  | { readonly type: "made"; readonly file: SnapshotFile }
  | { readonly type: "damaged" }
  | { readonly type: "failed"; readonly kind: string; readonly stack: string };

/** Why a snapshot could not be made: where it failed, and nothing of what was in it. */
export class SnapshotFailed extends Error {
  override name = "SnapshotFailed";
}

/** Not done in time. */
export const TOO_LATE: unique symbol = Symbol("too late");

type Ending = SnapshotResult | SnapshotFailed | typeof TOO_LATE;

/** Beside the built server lies the built worker, beside its source the source. */
const WORKER = import.meta.url.endsWith(".ts") ? "./snapshot-worker.ts" : "./snapshot-worker.js";

/**
 * A thread in which snapshots are made, so that nothing in a board can hold up those who write.
 *
 * 1. It is there from the first job until some time after the last one.
 * 2. A job that takes too long, or fails so badly that the thread ends, ends that thread alone; the next job gets a new
 *    one.
 */
export class SnapshotThread {
  readonly #limits: Limits;
  readonly #nodeArguments: readonly string[] | undefined;
  #worker: Worker | null = null;
  #rest: NodeJS.Timeout | undefined;

  /** `nodeArguments` are those of this process unless given. */
  constructor(limits: Limits, nodeArguments?: readonly string[]) {
    this.#limits = limits;
    this.#nodeArguments = nodeArguments;
  }

  /** Does one job within so many milliseconds; only one at a time. Rejects with `SnapshotFailed`. */
  async run(job: SnapshotJob, milliseconds: number): Promise<SnapshotResult | typeof TOO_LATE> {
    clearTimeout(this.#rest);
    const worker = (this.#worker ??= this.#start());
    const ending = await endingOf(worker, job, milliseconds);
    if (ending === TOO_LATE) this.#drop(worker);
    if (ending instanceof SnapshotFailed) throw ending;
    this.#rest = setTimeout(() => this.#drop(worker), this.#limits.snapshotIdleMs);
    this.#rest.unref();
    return ending;
  }

  /** Ends the thread, whatever it does. */
  close(): void {
    clearTimeout(this.#rest);
    if (this.#worker) this.#drop(this.#worker);
  }

  #start(): Worker {
    const worker = new Worker(new URL(WORKER, import.meta.url), {
      ...(this.#nodeArguments ? { execArgv: [...this.#nodeArguments] } : {}),
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.snapshotMegabytes },
    });
    worker.unref();
    // Without a listener of its own, what fails in the thread would end the server.
    worker.on("error", () => this.#drop(worker));
    worker.on("exit", () => this.#drop(worker));
    return worker;
  }

  #drop(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    void worker.terminate();
  }
}

function endingOf(worker: Worker, job: SnapshotJob, milliseconds: number): Promise<Ending> {
  return new Promise((resolve) => {
    const end = (ending: Ending): void => {
      clearTimeout(timer);
      worker.off("message", end).off("error", fail).off("exit", vanish);
      resolve(ending);
    };
    const fail = (error: unknown): void => {
      // Its words may quote what it was about.
      const code = error instanceof Error && "code" in error ? ` with ${String(error.code)}` : "";
      end(new SnapshotFailed(`The thread that makes snapshots ended${code}.`));
    };
    const vanish = (): void => end(new SnapshotFailed("The thread that makes snapshots ended."));
    const timer = setTimeout(() => end(TOO_LATE), milliseconds);
    worker.on("message", end).on("error", fail).on("exit", vanish);
    worker.postMessage(job);
  });
}
