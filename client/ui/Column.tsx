import type { ReactNode } from "react";
import { seats } from "#shared/messages/en/seats.ts";
import { useMessages } from "../language/use-messages.ts";
import styles from "./Column.module.css";
import { initialOf, SeatMark } from "./SeatMark.tsx";

/** One person's side of the board: their mark and name above, their answers below. */
export function Column(props: {
  readonly seat: "left" | "right";
  readonly name: string;
  /** "you", or the role of the other person. */
  readonly note: string;
  readonly aside: ReactNode;
  readonly children: ReactNode;
}) {
  const { seat, name, note, aside, children } = props;
  const words = useMessages({ seats }).seats;
  return (
    <section
      className={`${styles.column} ${styles[seat]}`}
      aria-label={words.answersOf(name)}
      data-seat={seat}
      data-anchor={`column:${seat}`}
    >
      <header className={styles.head}>
        <SeatMark shape={seat === "left" ? "circle" : "square"} initial={initialOf(name)} />
        <h2 dir="auto">{name}</h2>
        <small>{note}</small>
        <div className={styles.aside}>{aside}</div>
      </header>
      {children}
    </section>
  );
}
