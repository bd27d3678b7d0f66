/*
 * People's clocks differ, sometimes by minutes, and a timer must end at one moment for all. So the server is asked once
 * what time it is: by the `Date` of an answer, which is whole seconds, cut off. Half a second is added for what was
 * cut off and half the way there and back for the travel, so the estimate is right to within half a second plus half
 * of that way. A difference below `NOISE_MS` is taken for none: then the device's own clock is the better one.
 */

const NOISE_MS = 1500;

let offsetMs = 0;
let asking: Promise<void> | null = null;

/** Milliseconds since 1970 by the server's clock, as far as it is known; by this device's own until it has been asked. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** Asks the server for its clock, once; where no answer comes, the next call asks again. */
export async function askServerClock(): Promise<void> {
  asking ??= ask();
  if (!(await settled(asking))) asking = null;
}

async function ask(): Promise<void> {
  const sent = Date.now();
  const answer = await fetch("/healthz", { method: "HEAD", cache: "no-store" });
  const received = Date.now();
  const told = Date.parse(answer.headers.get("date") ?? "");
  if (Number.isNaN(told)) throw new Error("The answer has no date.");
  const offset = told + 500 - (sent + received) / 2;
  offsetMs = Math.abs(offset) < NOISE_MS ? 0 : offset;
}

async function settled(promise: Promise<void>): Promise<boolean> {
  return await promise.then(
    () => true,
    () => false,
  );
}
