/** Milliseconds between two summaries at least. */
const GAP_MS = 5000;
/** Milliseconds without another change after which a summary is told, if it may. */
const QUIET_MS = 1000;
/** Milliseconds after which it is tried again while one is busy oneself. */
const BUSY_MS = 300;

/**
 * Keeps the pace of what is told unasked: after each change once it is quiet, at the latest 5 s after the first one, at
 * most every 5 s, and never while `isBusy`. `tell` says whether there was anything to tell.
 */
export class Pace {
  readonly #tell: () => boolean;
  readonly #isBusy: () => boolean;
  #first: number | null = null;
  #told = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: () => boolean, isBusy: () => boolean) {
    this.#tell = tell;
    this.#isBusy = isBusy;
  }

  /** Something has changed. */
  changed(): void {
    const now = Date.now();
    this.#first ??= now;
    this.#wait(Math.max(Math.min(now + QUIET_MS, this.#first + GAP_MS), this.#told + GAP_MS) - now);
  }

  /** Tells nothing any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#due(), Math.max(ms, 0));
  }

  #due(): void {
    if (this.#isBusy()) return this.#wait(BUSY_MS);
    this.#first = null;
    if (this.#tell()) this.#told = Date.now();
  }
}
