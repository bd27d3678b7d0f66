import { vi } from "vitest";

/** Milliseconds that something may take on a busy machine before it counts as not coming; nothing is measured by it. */
export const PATIENCE_MS = 20_000;

/** Resolves as soon as something holds; how long that takes proves nothing. */
export async function until(holds: () => unknown, patienceMs = PATIENCE_MS): Promise<void> {
  await vi.waitUntil(holds, { timeout: patienceMs, interval: 5 });
}
