import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { page } from "#shared/messages/en/page.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useLiveBoard } from "../hooks/use-board.ts";
import { useMessages } from "../language/use-messages.ts";
import styles from "./ColumnTabs.module.css";

/** On a narrow screen: whose column is shown. */
export function ColumnTabs() {
  const words = useMessages({ page, seats });
  const names = useLiveBoard((board) => board.names);
  const { shown, setShown } = useBoardPage();
  return (
    <div className={styles.tabs} role="group" data-looks aria-label={words.page.whoseAnswers}>
      {SEAT_IDS.map((seat) => (
        <button key={seat} type="button" aria-pressed={shown === seat} onClick={() => setShown(seat)}>
          <span className={styles[seat]} aria-hidden="true" />
          <bdi className={styles.name}>{nameOf({ names }, seat, words.seats)}</bdi>
        </button>
      ))}
    </div>
  );
}
