const PROBE_KEY = "what-matters:probe";
/** As much as a page writes at once: what has room for this has room for that. */
const PROBE = " ".repeat(4096);

/** What this device keeps between visits; null where that is switched off or full. */
export function deviceStorage(): Storage | null {
  try {
    localStorage.setItem(PROBE_KEY, PROBE);
    localStorage.removeItem(PROBE_KEY);
    return localStorage;
  } catch {
    // Private windows and strict settings throw here; the caller does without, or tells the person.
    return null;
  }
}
