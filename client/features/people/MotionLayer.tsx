import { useEffect, useRef } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { STEP_NAME } from "#shared/domain/steps.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard, useOthers } from "../../hooks/use-board.ts";
import { startMotion } from "./motion.ts";
import { startPointing } from "./pointing.ts";
import styles from "./MotionLayer.module.css";

/** The other people's pointers, and the cards that anybody is carrying, moving without any rendering. */
export function MotionLayer() {
  const { session, step } = useBoardPage();
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
        const name = nameOf({ names }, seat);
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
            <span>{isElsewhere ? `${name} · on ${STEP_NAME[page.step]}` : name}</span>
          </div>
        );
      })}
    </div>
  );
}
