/** The languages that every sentence is written in. */
export const LANGUAGES = ["en", "es"] as const;

/** One of them, as BCP 47 calls it: for `lang`, `Intl` and file names. */
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAME: Readonly<Record<Language, string>> = { en: "English", es: "Español" };

/** Is this value one of the languages? */
export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/** The first language of somebody's wishes ("es-MX", "fr") that is there; English where none is. */
export function languageFor(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const [language] = wish.toLowerCase().split("-");
    if (isLanguage(language)) return language;
  }
  return "en";
}
