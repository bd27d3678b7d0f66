import { useLanguage } from "./use-messages.ts";

/**
 * How dates and numbers are written: as the browser's owner is used to, if that is in the language of the page ("es-MX"
 * for Spanish), or else as the language itself does.
 */
export function useLocale(): string {
  const language = useLanguage();
  return navigator.languages.find((each) => each.toLowerCase().split("-")[0] === language) ?? language;
}
