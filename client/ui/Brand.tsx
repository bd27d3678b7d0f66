import styles from "./Brand.module.css";

/** The mark and the name; a link to the start page. */
export function Brand() {
  return (
    <a className={styles.brand} href="/" aria-label="What Matters, start page">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <circle cx="9" cy="13" r="8.2" fill="#005a8c" />
        <rect x="10.5" y="6" width="14" height="14" rx="3.4" fill="#e69f00" fillOpacity=".92" />
      </svg>
      <span className={styles.name}>What Matters</span>
    </a>
  );
}
