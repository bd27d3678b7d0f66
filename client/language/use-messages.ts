import { useSyncExternalStore } from "react";
import type { Language } from "#shared/messages/languages.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { catalogueNow, languageNow, onLanguage } from "./language.ts";

/**
 * The messages to show, in the language of the page: `useMessages({ rank }).rank.tray`, where `rank` is the English part
 * that comes with this piece of the page. Each part is the very same object until the language changes.
 */
export function useMessages<Part extends Partial<Messages>>(
  english: Part,
): Pick<Messages, keyof Part & keyof Messages> {
  const catalogue = useSyncExternalStore(onLanguage, catalogueNow);
  return catalogue ?? (english as Pick<Messages, keyof Part & keyof Messages>);
}

/** The language of the page, for `lang` and `Intl`. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, languageNow);
}
