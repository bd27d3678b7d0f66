import { useRef, type CSSProperties } from "react";
import { AREA_TEXT, type AreaId } from "#shared/domain/areas.ts";
import type { Timer } from "#shared/domain/whiteboard/timer.ts";
import { useTimeLeft } from "../../hooks/use-time-left.ts";
import { askServerClock, useTimers, useWhiteboard } from "../../hooks/use-whiteboard.ts";
import { announce } from "../../ui/announcer.ts";
import { useFallenFocus } from "../../ui/focus.ts";
import { timerWords } from "../../ui/timer-words.ts";
import type { TalkRights } from "./use-talk-rights.ts";
import styles from "./AreaTimer.module.css";

const START_MINUTES = 5;
const MORE_MINUTES = 2;

/** The quiet timer of one area: the same for both, owned by nobody, and silent when it is over. */
export function AreaTimer({ area, rights }: { readonly area: AreaId; readonly rights: TalkRights }) {
  const timer = useTimers()[area];
  const whiteboard = useWhiteboard();
  const { name } = AREA_TEXT[area];
  const act = (change: () => void, told: string): void => {
    void askServerClock().then(() => {
      change();
      announce(told);
    });
  };
  const group = useRef<HTMLDivElement>(null);
  // Whoever starts or stops it, the button that had the focus may be gone.
  useFallenFocus(group, () => group.current?.querySelector("button")?.focus());
  const mayChange = rights.seat !== null;
  if (timer === null && !mayChange) return null;
  return (
    <div ref={group} className={styles.timer} role="group" aria-label={`Timer for ${name}`}>
      {timer === null ? (
        <button
          type="button"
          className="button"
          onClick={() =>
            act(
              () => whiteboard.startTimer(area, START_MINUTES),
              `Timer for ${name}: ${START_MINUTES} minutes.`,
            )
          }
        >
          Take {START_MINUTES} minutes
        </button>
      ) : (
        <TimeLeft timer={timer} area={area} />
      )}
      {timer === null || !mayChange ? null : (
        <>
          <button
            type="button"
            className="button"
            aria-label={`${MORE_MINUTES} minutes more`}
            onClick={() =>
              act(() => whiteboard.extendTimer(area, MORE_MINUTES), `${MORE_MINUTES} minutes more.`)
            }
          >
            +{MORE_MINUTES} min
          </button>
          <button
            type="button"
            className="button"
            onClick={() => act(() => whiteboard.stopTimer(area), `Timer for ${name} stopped.`)}
          >
            Stop
          </button>
        </>
      )}
    </div>
  );
}

/** What is left of an area's time, for a glance; nothing while it has no timer. */
export function AreaTimerLine({ area }: { readonly area: AreaId }) {
  const timer = useTimers()[area];
  return timer === null ? null : (
    <div className={styles.line}>
      <TimeLeft timer={timer} area={area} />
    </div>
  );
}

function TimeLeft({ timer, area }: { readonly timer: Timer; readonly area: AreaId }) {
  const left = useTimeLeft(timer) ?? 0;
  const { digits, rest } = timerWords(left);
  const share = timer.lengthMs === 0 ? 0 : Math.min(Math.max(left / timer.lengthMs, 0), 1);
  return (
    <span className={styles.left} role="timer" aria-label={`${AREA_TEXT[area].name}: ${digits} ${rest}`}>
      <i style={{ "--left": share } as CSSProperties} />
      <span>
        {digits} {rest}
      </span>
    </span>
  );
}
