import { page } from "#shared/messages/en/page.ts";
import { useMessages } from "../language/use-messages.ts";
import styles from "./Brand.module.css";

/** The mark and the name; a link to the start page. */
export function Brand() {
  const words = useMessages({ page }).page;
  return (
    <a className={styles.brand} href="/" aria-label={words.brand}>
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <circle cx="9" cy="13" r="8.2" fill="#005a8c" />
        <rect x="10.5" y="6" width="14" height="14" rx="3.4" fill="#e69f00" fillOpacity=".92" />
      </svg>
      <span className={styles.name} lang="en">
        What Matters
      </span>
    </a>
  );
}
