import type { BoardId } from "#shared/protocol/keys.ts";
import type { Limits } from "../limits.ts";
import type { Report } from "../room/room-event.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import { DamagedDocument } from "../storage/update-store.ts";
import type { SnapshotFile } from "./make-snapshot.ts";
import { SnapshotFailed, SnapshotThread, TOO_LATE } from "./snapshot-thread.ts";
import type { SnapshotWish } from "./snapshot-wish.ts";

/** What became of a wish. */
export type SnapshotOutcome =
  | { readonly type: "made"; readonly file: SnapshotFile }
  /** There is no such board. */
  | { readonly type: "unknown" }
  | { readonly type: "damaged" }
  /** The board could not be read just now, or the server stops. */
  | { readonly type: "unavailable" }
  /** Too many are waiting, or it has waited too long. */
  | { readonly type: "busy" }
  /** It took longer than a snapshot may. */
  | { readonly type: "late" }
  /** Whoever asked has gone. */
  | { readonly type: "unwanted" }
  | { readonly type: "failed"; readonly error: unknown };

type Waiting = { readonly begin: (mayBegin: boolean) => void };

/**
 * Where snapshots are asked for: one is made at a time, in a thread of its own; those in words go before those that are
 * drawn; and what waits is bounded in number and time.
 *
 * A board is only read: an open one as it stands in memory, another one from the disk. Nothing is written, kept open, or
 * counted as a visit.
 */
export class SnapshotDesk {
  readonly #rooms: RoomRegistry;
  readonly #limits: Limits;
  readonly #report: Report;
  readonly #thread: SnapshotThread;
  readonly #words: Waiting[] = [];
  readonly #drawings: Waiting[] = [];
  #isMaking = false;
  #isClosed = false;

  constructor(rooms: RoomRegistry, limits: Limits, report: Report, nodeArguments?: readonly string[]) {
    this.#rooms = rooms;
    this.#limits = limits;
    this.#report = report;
    this.#thread = new SnapshotThread(limits, nodeArguments);
  }

  /** Makes a snapshot of a board when its turn comes, if it is wanted then. Never rejects. */
  async take(name: BoardId, wish: SnapshotWish, isWanted: () => boolean): Promise<SnapshotOutcome> {
    if (!(await this.#turn(isDrawn(wish) ? this.#drawings : this.#words))) return { type: "busy" };
    try {
      if (!isWanted()) return { type: "unwanted" };
      return await this.#make(name, wish, performance.now() + this.#limits.snapshotMs);
    } catch (error) {
      if (error instanceof DamagedDocument) return { type: "damaged" };
      // Whoever stops the server has ended the thread: no fault, and nothing for the log.
      if (this.#isClosed) return { type: "unavailable" };
      return error instanceof SnapshotFailed ? { type: "failed", error } : { type: "unavailable" };
    } finally {
      this.#next();
    }
  }

  /** Takes nothing more, and sends away those who wait. */
  close(): void {
    this.#isClosed = true;
    for (const { begin } of [...this.#words.splice(0), ...this.#drawings.splice(0)]) begin(false);
    this.#thread.close();
  }

  async #make(name: BoardId, wish: SnapshotWish, end: number): Promise<SnapshotOutcome> {
    const updates = await before(end, this.#rooms.read(name));
    if (updates === TOO_LATE) return { type: "late" };
    if (updates === null) return { type: "unknown" };
    if (this.#isClosed) return { type: "unavailable" };
    const result = await this.#thread.run({ updates, wish }, end - performance.now());
    if (result === TOO_LATE) return { type: "late" };
    switch (result.type) {
      case "made":
        this.#report({ type: "foundWhole", name });
        return result;
      case "damaged":
        this.#report({ type: "loadFailed", name, error: new DamagedDocument("It is not a whole document.") });
        return result;
      case "failed": {
        const error = new SnapshotFailed(`A ${result.kind} in the thread that makes snapshots.`);
        error.stack = error.message + result.stack;
        return { type: "failed", error };
      }
    }
  }

  /** Waits for its turn; false when there is none to wait for. */
  #turn(line: Waiting[]): boolean | Promise<boolean> {
    if (this.#isClosed || this.#words.length + this.#drawings.length >= this.#limits.snapshotsWaiting) {
      return false;
    }
    if (!this.#isMaking) return (this.#isMaking = true);
    return new Promise((resolve) => {
      const waiting = {
        begin: (mayBegin: boolean): void => {
          clearTimeout(timer);
          resolve(mayBegin);
        },
      };
      const timer = setTimeout(() => {
        line.splice(line.indexOf(waiting), 1);
        resolve(false);
      }, this.#limits.snapshotWaitMs);
      line.push(waiting);
    });
  }

  #next(): void {
    const next = this.#words.shift() ?? this.#drawings.shift();
    if (next) next.begin(true);
    else this.#isMaking = false;
  }
}

/** Is it a picture, whose making takes a second rather than a moment? */
export function isDrawn({ format }: Pick<SnapshotWish, "format">): boolean {
  return format === "svg" || format === "png" || format === "pdf";
}

async function before<Value>(end: number, promise: Promise<Value>): Promise<Value | typeof TOO_LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof TOO_LATE>((resolve) => {
    timer = setTimeout(() => resolve(TOO_LATE), end - performance.now());
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
