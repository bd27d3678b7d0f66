import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import styles from "./SharedScreen.module.css";

/** While two people share this screen: whose hand it is now. */
export function SharedScreen() {
  const { hand, setHand, session } = useBoardPage();
  const names = useLiveBoard((board) => board.names);
  if (hand === null) return null;
  return (
    <div className={styles.hands} role="group" aria-label="Whose hand is it?">
      <span className={styles.question}>Whose hand?</span>
      {SEAT_IDS.map((seat) => (
        <button
          key={seat}
          type="button"
          className={styles[seat]}
          aria-pressed={hand === seat}
          onClick={() => {
            session.endGesture();
            setHand(seat);
          }}
        >
          <bdi>{nameOf({ names }, seat)}</bdi>
        </button>
      ))}
    </div>
  );
}
