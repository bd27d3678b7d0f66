import type { ReactNode } from "react";
import styles from "./Was.module.css";

/** A number as it was when both answers were first complete, quietly beside the one it is now; nothing where null. */
export function Was({ value }: { readonly value: number | null }): ReactNode {
  return value === null ? null : <small className={styles.was}>was {value}</small>;
}
