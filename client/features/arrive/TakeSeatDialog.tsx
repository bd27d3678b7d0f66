import { useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { arrive } from "#shared/messages/en/arrive.ts";
import { hands } from "#shared/messages/en/hands.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { useLiveBoard, useOthers } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useFocusWish } from "../../ui/focus.ts";
import { SeatChoice } from "../../ui/SeatChoice.tsx";
import styles from "./TakeSeatDialog.module.css";

/** On arrival: which of the two seats is mine, whose hand begins where both share this screen, or just watching. */
export function TakeSeatDialog(props: {
  readonly onTake: (seat: SeatId | null) => void;
  /** Both people are before this screen, and this one's hand begins. */
  readonly onShare: (hand: SeatId) => void;
  readonly onClose?: (() => void) | undefined;
}) {
  const words = useMessages({ arrive, hands, seats });
  const names = useLiveBoard((board) => board.names);
  const pages = useOthers((others) => others.pages);
  const [isSharing, setSharing] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(root);
  const choices = SEAT_IDS.map((seat) => {
    const role = names[seat] ? words.seats.roleInText[seat] : "";
    const isTaken = pages.some((page) => page.seat === seat);
    const note = !isTaken ? role : role ? words.arrive.roleTaken(role) : words.arrive.taken;
    return { seat, name: nameOf({ names }, seat, words.seats), note };
  });
  const showSharing = (next: boolean): void => {
    setSharing(next);
    requestFocus(next ? "seat/left" : "share");
  };
  return (
    <Dialog title={isSharing ? words.hands.label : words.arrive.title} onClose={props.onClose}>
      <div ref={root} className={styles.body}>
        <p className={styles.intro}>{isSharing ? words.arrive.sharedIntro : words.arrive.intro}</p>
        <SeatChoice seats={choices} onChoose={isSharing ? props.onShare : props.onTake} />
        {isSharing ? (
          <button type="button" className="button" onClick={() => showSharing(false)}>
            {words.arrive.back}
          </button>
        ) : (
          <>
            <button type="button" className="button" data-focus="share" onClick={() => showSharing(true)}>
              {words.arrive.share}
            </button>
            <button type="button" className="button" onClick={() => props.onTake(null)}>
              {words.arrive.watch}
            </button>
          </>
        )}
      </div>
    </Dialog>
  );
}
