import { useEffect, useRef } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { together } from "#shared/messages/en/together.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard, useOthers } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { startMotion } from "./motion.ts";
import { startPointing } from "./pointing.ts";
import styles from "./MotionLayer.module.css";

/** The other people's pointers, and the cards that anybody is carrying, moving without any rendering. */
export function MotionLayer() {
  const { session, step } = useBoardPage();
  const words = useMessages({ seats, steps, together });
  const names = useLiveBoard((board) => board.names);
  const pages = useOthers((others) => others.pages);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (layer.current === null) return;
    return startMotion(session.presence, session.gesture, layer.current);
  }, [session]);
  useEffect(() => startPointing(session.presence), [session]);
  return (
    <div ref={layer} className={styles.layer} aria-hidden="true">
      {pages.map(({ clientId, seat, pointer, ...page }) => {
        if (seat === null || pointer === undefined) return null;
        const name = nameOf({ names }, seat, words.seats);
        const isElsewhere = page.step !== step;
        return (
          <div
            key={clientId}
            className={`${styles.pointer} ${styles[seat]}`}
            data-pointer={clientId}
            // A spot is the same in every step, but what lies there may be another card.
            data-elsewhere={isElsewhere || undefined}
          >
            <svg width="20" height="22" viewBox="0 0 20 22">
              <path d="M2 1l15 10-7 1.500L6.500 20z" />
            </svg>
            <span>{isElsewhere ? words.together.elsewhere(name, words.steps[page.step]) : name}</span>
          </div>
        );
      })}
    </div>
  );
}
