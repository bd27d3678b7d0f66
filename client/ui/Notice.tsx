import type { ReactNode } from "react";
import { page } from "#shared/messages/en/page.ts";
import { useMessages } from "../language/use-messages.ts";
import { Brand } from "./Brand.tsx";
import styles from "./Notice.module.css";

/** A page that says why there is no board, and what to do. */
export function Notice(props: { readonly title: string; readonly children: ReactNode }) {
  const words = useMessages({ page }).page;
  return (
    <div className={`${styles.page} dots`}>
      <header className="shell-bar">
        <Brand />
      </header>
      <main className={styles.card}>
        <h1>{props.title}</h1>
        {props.children}
        <a className="button button-solid" href="/">
          {words.toStart}
        </a>
      </main>
    </div>
  );
}
