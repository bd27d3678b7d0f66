/** Lets a stream of values through at most once per interval: the first at once, the last one always. */
export class Throttle<T> {
  readonly #intervalMs: number;
  readonly #pass: (value: T) => void;
  #waiting: { readonly value: T } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(intervalMs: number, pass: (value: T) => void) {
    this.#intervalMs = intervalMs;
    this.#pass = pass;
  }

  /** Passes the value now, or as soon as the interval is over unless a newer one replaces it. */
  offer(value: T): void {
    if (this.#timer !== null) {
      this.#waiting = { value };
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const waiting = this.#waiting;
      this.#waiting = null;
      if (waiting !== null) this.offer(waiting.value);
    }, this.#intervalMs);
    this.#pass(value);
  }

  /** Drops what is waiting. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
  }
}
