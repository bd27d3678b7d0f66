import type { ReactNode } from "react";
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
  return (
    <section
      className={`${styles.column} ${styles[seat]}`}
      aria-label={`${name}’s answers`}
      data-seat={seat}
      data-anchor={`column:${seat}`}
    >
      <header className={styles.head}>
        <SeatMark shape={seat === "left" ? "circle" : "square"} initial={initialOf(name)} />
        <h2>{name}</h2>
        <small>{note}</small>
        <div className={styles.aside}>{aside}</div>
      </header>
      {children}
    </section>
  );
}
