import { isLanguage, languageFor, type Language } from "#shared/messages/languages.ts";
import type { Messages } from "#shared/messages/messages.ts";

const STORAGE_KEY = "what-matters:language";

/** How every other language than English is fetched, whole; English comes in parts with the pieces that show it. */
const load: Readonly<Record<Exclude<Language, "en">, () => Promise<Messages>>> = {
  es: async () => (await import("#shared/messages/es/spanish.ts")).spanish,
};

let language: Language = "en";
/** All messages of another language; null in English. */
let catalogue: Messages | null = null;
/** How often a language was asked for: the last one counts, whichever comes first. */
let wishes = 0;
const listeners = new Set<() => void>();

/** The language of the page now. */
export function languageNow(): Language {
  return language;
}

/** Every message of the language now, or null in English, whose parts whoever shows them has. */
export function catalogueNow(): Messages | null {
  return catalogue;
}

/** Calls back after each change of language; returns how to stop. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The messages of the language now, to be read outside of React; `english` are the parts that the caller needs. */
export function messagesNow<Part extends Partial<Messages>>(
  english: Part,
): Pick<Messages, keyof Part & keyof Messages> {
  return catalogue ?? (english as Pick<Messages, keyof Part & keyof Messages>);
}

/** The language that was chosen on this device, or else the browser's. */
export function wishedLanguage(): Language {
  const chosen = readChoice();
  return isLanguage(chosen) ? chosen : languageFor(navigator.languages);
}

/** Shows the page in this language from now on. Rejects, and changes nothing, when its words cannot be fetched. */
export async function showLanguage(wished: Language): Promise<void> {
  wishes += 1;
  const wish = wishes;
  const fetched = wished === "en" ? null : await load[wished]();
  if (wish !== wishes) return;
  language = wished;
  catalogue = fetched;
  document.documentElement.lang = wished;
  for (const listener of listeners) listener();
}

/** Shows this language, also on the next visit with this device. Rejects as `showLanguage` does. */
export async function chooseLanguage(wished: Language): Promise<void> {
  await showLanguage(wished);
  if (language !== wished) return;
  try {
    localStorage.setItem(STORAGE_KEY, wished);
  } catch {
    // Where storage is switched off, the choice holds for this page.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    // Where storage is switched off, nothing was chosen.
    return null;
  }
}
