import styles from "./SeatDot.module.css";

/** A person's colour and shape, as small as a letter; the name stands beside it, or in what it is part of. */
export function SeatDot({ shape }: { readonly shape: "circle" | "square" }) {
  return <i className={`${styles.dot} ${styles[shape]}`} aria-hidden="true" />;
}
