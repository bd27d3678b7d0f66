import { AREA_IDS, type AreaId } from "../areas.ts";
import { STEP_IDS, type Step } from "../steps.ts";

/** What a timer may be for: a step, or the talk about one area. */
export type TimerKey = Step | AreaId;

/** A soft timer: nobody's tab owns it, and nothing happens when it is over. */
export type Timer = {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds, extensions included. */
  readonly lengthMs: number;
};

/** The timer of each step and each area; null where none has been started. */
export type Timers = Readonly<Record<TimerKey, Timer | null>>;

/** Milliseconds: the longest timer, extensions included; a longer talk needs a break, not a timer. */
export const MAX_TIMER_MS = 4 * 60 * 60_000;

/** Builds one value for each of them. */
export function timersOf(timerOf: (key: TimerKey) => Timer | null): Timers {
  const keys: readonly TimerKey[] = [...STEP_IDS, ...AREA_IDS];
  return Object.fromEntries(keys.map((key) => [key, timerOf(key)])) as Record<TimerKey, Timer | null>;
}

/** Milliseconds that are left at a moment, never more than its length; negative once it is over. */
export function timeLeft({ startedAt, lengthMs }: Timer, now: number): number {
  // By another clock it may begin later than now.
  return lengthMs - Math.max(now - startedAt, 0);
}
