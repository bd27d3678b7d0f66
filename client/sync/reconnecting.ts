import type { WebsocketProvider } from "y-websocket";
import { CLOSE } from "#shared/protocol/close-codes.ts";

/** Milliseconds: the longest pause before the first new attempt, and before any; each is at least half of its longest. */
const SOON = { firstMs: 400, longestMs: 8_000 };
/** The same after a refusal that only time, or a person, will mend. */
const LATER = { firstMs: 4_000, longestMs: 16_000 };
/** The same while the device has just woken up, or has just found a network. */
const HURRIED = { firstMs: 400, longestMs: 800 };
/** Milliseconds: a network takes its time after waking up, and somebody sits there waiting. */
const HURRY_MS = 60_000;
/** Milliseconds: a synced connection that ends sooner counts as one more failed attempt. */
const STABLE_MS = 5_000;

/** The pace of reconnecting. */
export type Pace = {
  /** From now on, for a minute, pauses are short: there is reason to think that a connection will soon be had. */
  readonly hurry: () => void;
  readonly isHurrying: () => boolean;
};

/**
 * Sets the pauses between a provider's attempts to reconnect: they grow, stay under 16 s, differ from page to page so
 * that a restarted server is not met by everybody in the same instant, and begin anew once a connection has lasted.
 */
export function paceReconnects(provider: WebsocketProvider, random: () => number = Math.random): Pace {
  let attempts = 0;
  let syncedAt: number | null = null;
  let hurriesUntil = 0;
  const isHurrying = (): boolean => Date.now() < hurriesUntil;
  provider.on("sync", (isSynced) => {
    if (isSynced) syncedAt = Date.now();
  });
  provider.on("connection-close", (event) => {
    if (syncedAt !== null && Date.now() - syncedAt >= STABLE_MS) attempts = 0;
    syncedAt = null;
    const isLater = event !== null && isForLater(event.code);
    const { firstMs, longestMs } = isLater ? LATER : isHurrying() ? HURRIED : SOON;
    const longest = Math.min(firstMs * 2 ** attempts, longestMs);
    provider.maxBackoffTime = longest * (0.5 + random() / 2);
    // The package counts from nothing after each sync, and so would hammer a server that lets us in and closes us
    // again. It waits for the smaller of its own pause and the one above: with a count like this, that is ours.
    provider.wsUnsuccessfulReconnects = 30;
    attempts += 1;
  });
  return {
    hurry: () => {
      hurriesUntil = Date.now() + HURRY_MS;
      attempts = 0;
    },
    isHurrying,
  };
}

function isForLater(code: number): boolean {
  return code === CLOSE.damaged || code === CLOSE.tooMany;
}
