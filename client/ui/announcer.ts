import { page } from "#shared/messages/en/page.ts";
import { messagesNow } from "../language/language.ts";

/** What each region tells next. */
const waiting = new Map<string, readonly [name: string, sentence: string]>();

/** Tells a screen reader one sentence about what was just done here, politely; the same sentence twice is told twice. */
export function announce(sentence: string): void {
  tellIn("announcements", messagesNow({ page }).page.announcements, sentence);
}

/**
 * Tells a sentence in the live region of that id, apart from what other regions tell, so that neither takes the other's
 * place before it has been read.
 */
export function tellIn(id: string, name: string, sentence: string): void {
  // A dialog that closes with this very press would take along what is told in it.
  if (!waiting.has(id)) setTimeout(() => tellWaiting(id));
  waiting.set(id, [name, sentence]);
}

function tellWaiting(id: string): void {
  const region = document.getElementById(id) ?? createRegion(id);
  // What lies behind a modal dialog is not read.
  const host = document.querySelector("dialog[open]") ?? document.body;
  if (region.parentElement !== host) {
    host.append(region);
    // A region has to be there for a moment before what comes into it is heard.
    setTimeout(() => tellWaiting(id));
    return;
  }
  const [name, sentence] = waiting.get(id) ?? ["", ""];
  waiting.delete(id);
  region.setAttribute("aria-label", name);
  // An unchanged text is not read again, so an invisible character makes it another text.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

function createRegion(id: string): HTMLElement {
  const region = document.createElement("div");
  region.id = id;
  region.className = "visually-hidden";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  return region;
}
