import { useRef, type CSSProperties } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Timer } from "#shared/domain/whiteboard/timer.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { clock } from "#shared/messages/en/clock.ts";
import { talk } from "#shared/messages/en/talk.ts";
import { timer as timerParts } from "#shared/messages/en/timer.ts";
import { useTimeLeft } from "../../hooks/use-time-left.ts";
import { askServerClock, useTimers, useWhiteboard } from "../../hooks/use-whiteboard.ts";
import { useMessages } from "../../language/use-messages.ts";
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
  const words = useMessages({ areas, talk, timer: timerParts });
  const { name } = words.areas[area];
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
    <div ref={group} className={styles.timer} role="group" aria-label={words.timer.menu(name)}>
      {timer === null ? (
        <button
          type="button"
          className="button"
          onClick={() =>
            act(() => whiteboard.startTimer(area, START_MINUTES), words.timer.started(name, START_MINUTES))
          }
        >
          {words.talk.takeMinutes(START_MINUTES)}
        </button>
      ) : (
        <TimeLeft timer={timer} area={area} />
      )}
      {timer === null || !mayChange ? null : (
        <>
          <button
            type="button"
            className="button"
            onClick={() =>
              act(() => whiteboard.extendTimer(area, MORE_MINUTES), words.timer.extended(MORE_MINUTES))
            }
          >
            <span aria-hidden="true">{words.timer.moreMinutes(MORE_MINUTES)}</span>
            <span className="visually-hidden">{words.timer.more(MORE_MINUTES)}</span>
          </button>
          <button
            type="button"
            className="button"
            onClick={() => act(() => whiteboard.stopTimer(area), words.timer.stopped(name))}
          >
            {words.timer.stop}
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
  const words = useMessages({ areas, clock });
  const left = useTimeLeft(timer) ?? 0;
  const { digits, rest } = timerWords(left, words.clock);
  const share = timer.lengthMs === 0 ? 0 : Math.min(Math.max(left / timer.lengthMs, 0), 1);
  return (
    <span className={styles.left} role="timer" aria-label={`${words.areas[area].name}: ${digits} ${rest}`}>
      <i style={{ "--left": share } as CSSProperties} />
      <span>
        {digits} {rest}
      </span>
    </span>
  );
}
