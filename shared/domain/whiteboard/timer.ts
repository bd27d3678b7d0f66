import { STEP_IDS, type Step } from "../steps.ts";

/** A soft timer of one step: nobody's tab owns it, and nothing happens when it is over. */
export type Timer = {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds, extensions included. */
  readonly lengthMs: number;
};

/** The timer of each step; null where none has been started. */
export type Timers = Readonly<Record<Step, Timer | null>>;

/** Milliseconds: the longest timer, extensions included; a longer talk needs a break, not a timer. */
export const MAX_TIMER_MS = 4 * 60 * 60_000;

/** Builds one value for each step. */
export function timersOf(timerOf: (step: Step) => Timer | null): Timers {
  return Object.fromEntries(STEP_IDS.map((step) => [step, timerOf(step)])) as Record<Step, Timer | null>;
}

/** Milliseconds that are left at a moment, never more than its length; negative once it is over. */
export function timeLeft({ startedAt, lengthMs }: Timer, now: number): number {
  // By another clock it may begin later than now.
  return lengthMs - Math.max(now - startedAt, 0);
}
