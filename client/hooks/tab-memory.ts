/** What this tab remembers under a name, a reload included; null when there is nothing. */
export function readTab(name: string): string | null {
  try {
    return sessionStorage.getItem(`what-matters:${name}`);
  } catch {
    // Strict settings throw here: then every visit begins with what everybody sees first.
    return null;
  }
}

/** Remembers something under a name for this tab; it is nobody else's and not in the document. */
export function writeTab(name: string, value: string): void {
  try {
    sessionStorage.setItem(`what-matters:${name}`, value);
  } catch {
    // Kept until the page is left, which is all that such a browser allows.
  }
}
