import { useEffect, useRef, useState, type RefObject } from "react";
import { STEP_IDS } from "#shared/domain/steps.ts";
import { timeLeft, type Timer } from "#shared/domain/whiteboard/timer.ts";
import { clock } from "#shared/messages/en/clock.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { timer as english } from "#shared/messages/en/timer.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useTimeLeft } from "../../hooks/use-time-left.ts";
import { askServerClock, serverNow, useTimers, useWhiteboard } from "../../hooks/use-whiteboard.ts";
import { messagesNow } from "../../language/language.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { giveFocusBack } from "../../ui/focus.ts";
import { useCloseOutside } from "../../ui/use-close-outside.ts";
import { timerWords } from "../../ui/timer-words.ts";
import toasts from "../../ui/toast.module.css";
import styles from "./TimerChip.module.css";

/** Minutes that a timer may be started with, and by which a running one may be extended. */
const STARTS = [5, 10, 15, 25];
const EXTENSIONS = [1, 5];

/** The soft timer of the step that is shown: the same for everybody, owned by nobody, and silent when it is over. */
export function TimerChip(props: {
  readonly mayEdit: boolean;
  /** Nothing to press, as on a stage. */
  readonly isPlain?: boolean | undefined;
}) {
  const { mayEdit, isPlain = false } = props;
  const words = useMessages({ clock, steps, timer: english });
  const { step } = useBoardPage();
  const timer = useTimers()[step];
  const [isOpen, setOpen] = useState(false);
  const [tells, setTells] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const left = useTimeLeft(timer);
  const over = useOverNotice(tells);
  if (timer === null && !mayEdit) return null;
  const time = left === null ? null : timerWords(left, words.clock);
  const label = time === null ? words.timer.timer : words.timer.running(time.digits, time.rest);
  const face =
    time === null ? (
      words.timer.timer
    ) : (
      <span>
        <b>{time.digits}</b>{" "}
        <span className={time.rest === words.clock.left ? styles.left : undefined}>{time.rest}</span>
      </span>
    );
  if (isPlain) {
    return (
      <span className={styles.plain} role="timer" aria-label={label}>
        <Clock />
        {face}
      </span>
    );
  }
  return (
    <div className={styles.timer} data-beside>
      <button
        ref={opener}
        type="button"
        className={styles.chip}
        aria-label={label}
        aria-expanded={isOpen}
        title={timer === null ? words.timer.hint(words.steps[step]) : undefined}
        data-running={timer !== null || undefined}
        onClick={() => {
          void askServerClock();
          setOpen(!isOpen);
        }}
      >
        <Clock />
        {face}
      </button>
      {isOpen ? (
        <TimerMenu
          timer={timer}
          mayEdit={mayEdit}
          tells={tells}
          onTells={setTells}
          opener={opener}
          onClose={() => setOpen(false)}
        />
      ) : null}
      {over.step === null ? null : (
        <div className={toasts.toast}>
          <span>{words.timer.takeYourTime(words.steps[over.step])}</span>
          <button type="button" className="button" onClick={over.dismiss}>
            {words.timer.ok}
          </button>
        </div>
      )}
    </div>
  );
}

function TimerMenu(props: {
  readonly timer: Timer | null;
  readonly mayEdit: boolean;
  readonly tells: boolean;
  readonly onTells: (tells: boolean) => void;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}) {
  const { timer, mayEdit, tells, onTells, opener, onClose } = props;
  const { steps: names, timer: words } = useMessages({ steps, timer: english });
  const { step } = useBoardPage();
  const whiteboard = useWhiteboard();
  const menu = useRef<HTMLDivElement>(null);
  useCloseOutside(menu, () => opener.current, onClose);
  const choose = (act: () => void, told: string): void => {
    giveFocusBack(menu.current, opener.current);
    onClose();
    // Asked when the menu was opened; the answer is here, or there is none.
    void askServerClock().then(() => {
      act();
      announce(told);
    });
  };
  const name = names[step];
  return (
    <div ref={menu} className={styles.menu} role="group" aria-label={words.menu(name)}>
      <p>{timer === null ? words.offer(name) : words.forAll(name)}</p>
      {mayEdit ? (
        <div className={styles.choices}>
          {timer === null
            ? STARTS.map((minutes) => (
                <button
                  key={minutes}
                  type="button"
                  className="button"
                  onClick={() =>
                    choose(() => whiteboard.startTimer(step, minutes), words.started(name, minutes))
                  }
                >
                  {words.minutes(minutes)}
                </button>
              ))
            : EXTENSIONS.map((minutes) => (
                <button
                  key={minutes}
                  type="button"
                  className="button"
                  onClick={() => choose(() => whiteboard.extendTimer(step, minutes), words.extended(minutes))}
                >
                  <span aria-hidden="true">{words.moreMinutes(minutes)}</span>
                  <span className="visually-hidden">{words.more(minutes)}</span>
                </button>
              ))}
          {timer === null ? null : (
            <button
              type="button"
              className="button"
              onClick={() => choose(() => whiteboard.stopTimer(step), words.stopped(name))}
            >
              {words.stop}
            </button>
          )}
        </div>
      ) : null}
      <label className={styles.tells}>
        <input
          type="checkbox"
          checked={tells}
          onChange={({ target }) => {
            onTells(target.checked);
          }}
        />
        <span>
          {words.tell}
          <small>{words.tellHow}</small>
        </span>
      </label>
    </div>
  );
}

/** Says once that a timer has come to its end while this page was open, where its person has asked for that. */
function useOverNotice(tells: boolean): {
  readonly step: (typeof STEP_IDS)[number] | null;
  readonly dismiss: () => void;
} {
  const timers = useTimers();
  const [step, setStep] = useState<(typeof STEP_IDS)[number] | null>(null);
  useEffect(() => {
    if (!tells) return;
    const waits = STEP_IDS.flatMap((each) => {
      const timer = timers[each];
      const left = timer === null ? -1 : timeLeft(timer, serverNow());
      // What was over before it was asked for, or extended again, is not told.
      if (left <= 0) return [];
      return [
        setTimeout(() => {
          setStep(each);
          const words = messagesNow({ steps, timer: english });
          announce(words.timer.isOver(words.steps[each]));
        }, left),
      ];
    });
    return () => {
      for (const wait of waits) clearTimeout(wait);
    };
  }, [tells, timers]);
  return { step, dismiss: () => setStep(null) };
}

function Clock() {
  return (
    <svg width="1.0625rem" height="1.0625rem" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="13" r="8.5" />
      <path d="M12 8.500V13l3 2M9.500 2h5" />
    </svg>
  );
}
