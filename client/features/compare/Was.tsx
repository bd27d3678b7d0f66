import type { ReactNode } from "react";
import { compare } from "#shared/messages/en/compare.ts";
import { useMessages } from "../../language/use-messages.ts";
import styles from "./Was.module.css";

/** A number as it was when both answers were first complete, quietly beside the one it is now; nothing where null. */
export function Was({ value }: { readonly value: number | null }): ReactNode {
  const words = useMessages({ compare }).compare;
  return value === null ? null : <small className={styles.was}>{words.was(value)}</small>;
}
