/** A token bucket that may go into debt: it never refuses, it says how long to wait. */
export class Budget {
  readonly #perMs: number;
  readonly #burst: number;
  #left: number;
  #at: number;

  /** Holds `burst` at most and gains `perSecond`; it is full at first. */
  constructor(perSecond: number, burst: number, now: number) {
    this.#perMs = perSecond / 1_000;
    this.#burst = burst;
    this.#left = burst;
    this.#at = now;
  }

  /** Spends, and gives the milliseconds until the bucket is out of debt: 0 when it is not in debt. */
  spend(amount: number, now: number): number {
    this.#left = this.left(now) - amount;
    this.#at = now;
    return this.wait(now);
  }

  /** The milliseconds until the bucket is out of debt. */
  wait(now: number): number {
    const left = this.left(now);
    return left >= 0 ? 0 : Math.ceil(-left / this.#perMs);
  }

  /** What can be spent now; negative when the bucket is in debt. */
  left(now: number): number {
    return Math.min(this.#burst, this.#left + (now - this.#at) * this.#perMs);
  }

  /** Is it as full as it can be, so that forgetting it changes nothing? */
  isFull(now: number): boolean {
    return this.left(now) >= this.#burst;
  }
}
