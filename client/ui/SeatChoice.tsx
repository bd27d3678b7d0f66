import styles from "./SeatChoice.module.css";
import { initialOf, SeatMark } from "./SeatMark.tsx";

/** Two large buttons side by side, one for each seat: its mark, its name, and a word about it. */
export function SeatChoice<Seat extends "left" | "right">(props: {
  readonly seats: readonly { readonly seat: Seat; readonly name: string; readonly note: string }[];
  readonly onChoose: (seat: Seat) => void;
}) {
  return (
    <div className={styles.seats}>
      {props.seats.map(({ seat, name, note }) => (
        <button key={seat} type="button" data-focus={`seat/${seat}`} onClick={() => props.onChoose(seat)}>
          <SeatMark shape={seat === "left" ? "circle" : "square"} initial={initialOf(name)} size="large" />
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span>{note}</span>
        </button>
      ))}
    </div>
  );
}
