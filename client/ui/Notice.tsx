import type { ReactNode } from "react";
import { Brand } from "./Brand.tsx";
import styles from "./Notice.module.css";

/** A page that says why there is no board, and what to do. */
export function Notice(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={`${styles.page} dots`}>
      <header className="shell-bar">
        <Brand />
      </header>
      <main className={styles.card}>
        <h1>{props.title}</h1>
        {props.children}
        <a className="button button-solid" href="/">
          Go to the start page
        </a>
      </main>
    </div>
  );
}
