import type { Limits } from "../limits.ts";
import { UnknownDocument, type UpdateStore } from "../storage/update-store.ts";
import type { Report } from "./room-event.ts";

/** What a log asks of, and tells to, the room that it serves. */
export type LogOwner = {
  /** The whole document as one update; called only when it replaces what is stored or queued. */
  compactedState(): Uint8Array;
  /** Edits reach the disk again, or do not any more. */
  storageChanged(reachesDisk: boolean): void;
  /** The document has been deleted: nothing will ever be stored again. */
  vanished(): void;
};

/**
 * The way of one document's updates to the disk: in order, one store operation at a time, tried again until it works.
 * 1. `whenStored` calls back only after everything appended before it is on disk.
 * 2. While the disk fails, nothing is acknowledged and nothing is forgotten.
 */
export class UpdateLog {
  readonly #name: string;
  readonly #store: UpdateStore;
  readonly #limits: Limits;
  readonly #report: Report;
  readonly #owner: LogOwner;
  #queue: Uint8Array[] = [];
  #queuedBytes = 0;
  /** Bytes of the queue that are one compacted state already. */
  #foldedBytes = 0;
  #inFlightBytes = 0;
  /** What was last reported of the bytes that are queued or in flight. */
  #reportedBytes = 0;
  /** Counts appends, ever; and those of them that are on disk. */
  #appended = 0;
  #stored = 0;
  #waiters: { readonly upTo: number; readonly done: () => void }[] = [];
  #position: number;
  #records: number;
  #bytes: number;
  #nextCompaction: number;
  #running: Promise<void> | null = null;
  #failures = 0;
  #wake: (() => void) | null = null;
  #vanished = false;

  constructor(
    name: string,
    store: UpdateStore,
    loaded: { readonly updates: readonly Uint8Array[]; readonly position: number },
    limits: Limits,
    report: Report,
    owner: LogOwner,
  ) {
    this.#name = name;
    this.#store = store;
    this.#limits = limits;
    this.#report = report;
    this.#owner = owner;
    this.#nextCompaction = limits.logRecords;
    this.#position = loaded.position;
    this.#records = loaded.updates.length;
    this.#bytes = loaded.updates.slice(1).reduce((sum, update) => sum + update.length, 0);
  }

  /** Does everything that was appended stand on disk? */
  get isStored(): boolean {
    return this.#stored === this.#appended;
  }

  /** Do writes fail just now? */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /** Queues an update; the bytes must not change afterwards. */
  append(update: Uint8Array): void {
    if (this.#vanished) return;
    this.#appended += 1;
    this.#queue.push(update);
    this.#queuedBytes += update.length;
    if (this.#queuedBytes - this.#foldedBytes > this.#limits.unstoredBytes) this.#foldQueue();
    this.#reportUnstored();
    this.#run();
  }

  /** Calls back once everything appended so far is on disk; never, if the document is deleted before. */
  whenStored(done: () => void): void {
    if (this.isStored) done();
    else this.#waiters.push({ upTo: this.#appended, done });
  }

  /** Stores what is queued, then compacts what is stored; resolves when there is nothing left to do. */
  async settle(): Promise<void> {
    while (!this.isStored && !this.#vanished) {
      this.#run();
      await this.#running;
    }
    await this.#running;
    if (this.#records > 1) await (this.#running = this.#compact().finally(() => this.#rest()));
  }

  /** Tries again now instead of later. */
  retryNow(): void {
    this.#wake?.();
  }

  /** Forgets everything: the document is gone. */
  vanish(): void {
    this.#vanished = true;
    this.#stored = this.#appended;
    this.#setQueue([]);
    this.#inFlightBytes = 0;
    this.#reportUnstored();
    this.#waiters = [];
    this.#setFailures(0);
    this.#wake?.();
  }

  #run(): void {
    this.#running ??= this.#work().finally(() => this.#rest());
  }

  #rest(): void {
    this.#running = null;
    if (this.#queue.length > 0) this.#run();
  }

  async #work(): Promise<void> {
    // One turn later, so that everything of this turn, from all rooms, shares one flush.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      await this.#tryToStore();
      const isLong = this.#records >= this.#nextCompaction || this.#bytes >= this.#limits.logBytes;
      if (isLong && !this.isFailing) await this.#compact();
    }
  }

  async #storeQueue(): Promise<void> {
    const batch = this.#queue;
    const upTo = this.#appended;
    this.#inFlightBytes = this.#queuedBytes;
    this.#setQueue([]);
    const started = performance.now();
    try {
      this.#position = await this.#store.append(this.#name, batch);
    } catch (error) {
      if (!this.#vanished) this.#setQueue([...batch, ...this.#queue]);
      throw error;
    } finally {
      this.#inFlightBytes = 0;
      this.#reportUnstored();
    }
    this.#records += batch.length;
    this.#bytes += batch.reduce((sum, update) => sum + update.length, 0);
    this.#stored = upTo;
    this.#report({ type: "stored", records: batch.length, milliseconds: performance.now() - started });
    const ready = this.#waiters.filter((waiter) => waiter.upTo <= upTo);
    this.#waiters = this.#waiters.filter((waiter) => waiter.upTo > upTo);
    for (const waiter of ready) waiter.done();
  }

  async #tryToStore(): Promise<void> {
    try {
      await this.#storeQueue();
      this.#setFailures(0);
    } catch (error) {
      if (this.#vanished) return;
      if (error instanceof UnknownDocument) return this.#documentIsGone();
      this.#report({ type: "storeFailed", name: this.#name, error });
      this.#setFailures(this.#failures + 1);
      await this.#pause(Math.min(this.#limits.retryMs * 2 ** (this.#failures - 1), this.#limits.retryMaxMs));
    }
  }

  /** Only saves space: when it fails the log stands as it was, and the next try comes after as many records again. */
  async #compact(): Promise<void> {
    if (this.#vanished) return;
    try {
      const state = this.#owner.compactedState();
      await this.#store.compact(this.#name, state, this.#position);
      this.#records = 1;
      this.#bytes = 0;
      this.#nextCompaction = this.#limits.logRecords;
      this.#report({ type: "compacted", bytes: state.length });
    } catch (error) {
      if (error instanceof UnknownDocument) return this.#documentIsGone();
      this.#nextCompaction = this.#records + this.#limits.logRecords;
      this.#bytes = 0;
      this.#report({ type: "storeFailed", name: this.#name, error });
    }
  }

  #documentIsGone(): void {
    this.vanish();
    this.#owner.vanished();
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #foldQueue(): void {
    this.#setQueue([this.#owner.compactedState()]);
    this.#foldedBytes = this.#queuedBytes;
  }

  #setQueue(queue: Uint8Array[]): void {
    this.#queue = queue;
    this.#queuedBytes = queue.reduce((sum, update) => sum + update.length, 0);
    this.#foldedBytes = 0;
  }

  #setFailures(failures: number): void {
    const wasFailing = this.isFailing;
    this.#failures = failures;
    if (this.isFailing === wasFailing) return;
    this.#owner.storageChanged(!this.isFailing);
    this.#report({ type: "storageChanged", name: this.#name, reachesDisk: !this.isFailing });
  }

  #reportUnstored(): void {
    const bytes = this.#queuedBytes + this.#inFlightBytes - this.#reportedBytes;
    this.#reportedBytes += bytes;
    if (bytes !== 0) this.#report({ type: "unstored", bytes });
  }
}
