import { useState } from "react";
import { LANGUAGE_NAME, LANGUAGES, type Language } from "#shared/messages/languages.ts";
import { language } from "#shared/messages/en/language.ts";
import { chooseLanguage, messagesNow } from "../language/language.ts";
import { useLanguage, useMessages } from "../language/use-messages.ts";
import { announce } from "./announcer.ts";
import styles from "./LanguageSwitch.module.css";

/** The languages by their own names: a press changes the page at once, and this device remembers it. */
export function LanguageSwitch() {
  const words = useMessages({ language }).language;
  const shown = useLanguage();
  const [missing, setMissing] = useState<Language | null>(null);
  const choose = async (wished: Language): Promise<void> => {
    setMissing(null);
    try {
      await chooseLanguage(wished);
      announce(messagesNow({ language }).language.chosen);
    } catch {
      setMissing(wished);
      announce(messagesNow({ language }).language.missing(LANGUAGE_NAME[wished]));
    }
  };
  return (
    <div className={styles.switch} role="group" aria-label={words.label}>
      <svg width="1.25rem" height="1.25rem" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        <path d="M3 12h18M12 3c5.500 5 5.500 13 0 18c-5.500-5-5.500-13 0-18" />
      </svg>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === shown}
          onClick={() => void choose(each)}
        >
          {LANGUAGE_NAME[each]}
        </button>
      ))}
      {missing === null ? null : <p className={styles.missing}>{words.missing(LANGUAGE_NAME[missing])}</p>}
    </div>
  );
}
