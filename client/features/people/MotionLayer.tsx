import { useEffect, useRef } from "react";
import { nameOf } from "#shared/domain/board.ts";
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
      {pages.map(({ clientId, seat, pointer, ...page }) =>
        // A pointer on another step points at nothing that is shown here.
        seat === null || pointer === undefined || page.step !== step ? null : (
          <div key={clientId} className={`${styles.pointer} ${styles[seat]}`} data-pointer={clientId}>
            <svg width="20" height="22" viewBox="0 0 20 22">
              <path d="M2 1l15 10-7 1.500L6.500 20z" />
            </svg>
            <span>{nameOf({ names }, seat)}</span>
          </div>
        ),
      )}
    </div>
  );
}
