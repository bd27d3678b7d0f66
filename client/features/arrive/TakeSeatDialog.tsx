import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS, SEAT_ROLE, type SeatId } from "#shared/domain/seats.ts";
import { useLiveBoard, useOthers } from "../../hooks/use-board.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { initialOf, SeatMark } from "../../ui/SeatMark.tsx";
import styles from "./TakeSeatDialog.module.css";

/** On arrival: which of the two seats is mine, or just watching. */
export function TakeSeatDialog(props: {
  readonly onTake: (seat: SeatId | null) => void;
  readonly onClose?: (() => void) | undefined;
}) {
  const names = useLiveBoard((board) => board.names);
  const pages = useOthers((others) => others.pages);
  return (
    <Dialog title="Take a seat" onClose={props.onClose}>
      <p className={styles.intro}>You change your own side and see the other one live. You can move later.</p>
      <div className={styles.seats}>
        {SEAT_IDS.map((seat) => {
          const name = nameOf({ names }, seat);
          const isTaken = pages.some((page) => page.seat === seat);
          return (
            <button key={seat} type="button" onClick={() => props.onTake(seat)}>
              <SeatMark
                shape={seat === "left" ? "circle" : "square"}
                initial={initialOf(name)}
                size="large"
              />
              <strong>{name}</strong>
              <span>
                {names[seat] ? SEAT_ROLE[seat].toLowerCase() : ""}
                {isTaken ? `${names[seat] ? ", " : ""}already here on another page` : ""}
              </span>
            </button>
          );
        })}
      </div>
      <button type="button" className="button" onClick={() => props.onTake(null)}>
        Just watch
      </button>
    </Dialog>
  );
}
