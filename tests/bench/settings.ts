import { randomInt } from "node:crypto";
import { setTimeout as timer } from "node:timers/promises";

/** A whole number from the environment, so that a bench can be made shorter or longer; throws on anything else. */
export function wholeSetting(name: string, usual: number): number {
  const text = process.env[name] ?? String(usual);
  if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number, but is "${text}".`);
  return Number(text);
}

/** The seed of a random bench: `SEED` from the environment, or a new one; print it. */
export function seedSetting(): number {
  return wholeSetting("SEED", randomInt(2 ** 31));
}

/** Lets this long a time pass, because the time itself is what is measured: so many seconds of use, or of silence. */
export async function measureFor(seconds: number): Promise<void> {
  await timer(seconds * 1_000);
}

/** Resolves when something holds, looked at every 20 ms; throws with its name when that takes longer than a minute. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}.`);
    await timer(20);
  }
}
