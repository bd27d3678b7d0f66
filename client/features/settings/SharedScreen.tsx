import { useEffect, useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { isolated } from "#shared/domain/snapshot/isolated.ts";
import { hands } from "#shared/messages/en/hands.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { SeatChoice } from "../../ui/SeatChoice.tsx";
import { SeatDot } from "../../ui/SeatDot.tsx";
import { watchHands, type Doubt } from "./watch-hands.ts";
import styles from "./SharedScreen.module.css";

/**
 * While two people share this screen: whose hand it is, above the columns. Where that is in doubt, because the other
 * column is touched or after a pause, the next change waits for the answer.
 */
export function SharedScreen() {
  const { hand, setHand } = useBoardPage();
  const words = useMessages({ hands, seats });
  const names = useLiveBoard((board) => board.names);
  const [isOpen, setOpen] = useState(false);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  /** Counts the answers, since each begins a new watch. */
  const [answers, setAnswers] = useState(0);
  const nameFor = (seat: SeatId): string => nameOf({ names }, seat, words.seats);
  const take = (next: SeatId): void => {
    setHand(next);
    setDoubt(null);
    setOpen(false);
    setAnswers(answers + 1);
    announce(words.hands.now(isolated(nameFor(next))));
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (hand === null) return undefined;
    return watchHands(hand, {
      ask: setDoubt,
      pause: () => setOpen(true),
      change: () => latest.current(otherOf(hand)),
    });
  }, [hand, answers]);
  if (hand === null) return null;
  return (
    <div
      className={styles.hands}
      role="group"
      aria-label={words.hands.label}
      data-hands
      data-open={isOpen || undefined}
    >
      <span className={styles.question} title={words.hands.key} aria-hidden="true">
        {words.hands.label}
      </span>
      {SEAT_IDS.map((seat) => (
        <button
          key={seat}
          type="button"
          className={styles[seat]}
          aria-pressed={hand === seat && !isOpen}
          title={words.hands.key}
          onClick={() => take(seat)}
        >
          <SeatDot shape={seat === "left" ? "circle" : "square"} />
          <bdi dir="ltr">{words.hands.handOf(isolated(nameFor(seat)))}</bdi>
        </button>
      ))}
      {doubt === null ? null : (
        <Dialog title={words.hands.label} onClose={() => setDoubt(null)}>
          <p className={styles.why}>
            {doubt === "pause"
              ? words.hands.afterPause
              : words.hands.otherColumn(isolated(nameFor(otherOf(hand))))}
          </p>
          <SeatChoice
            seats={SEAT_IDS.map((seat) => ({
              seat,
              name: nameFor(seat),
              note: words.seats.roleInText[seat],
            }))}
            onChoose={take}
          />
        </Dialog>
      )}
    </div>
  );
}

function otherOf(hand: SeatId): SeatId {
  return hand === "left" ? "right" : "left";
}
