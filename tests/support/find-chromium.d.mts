/** A Chromium on this machine that starts: CHROMIUM_PATH, an installed one, or Playwright's own; null if there is none. */
export function findChromium(): string | null;
