import { useEffect, useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { STEP_NAME, type Step } from "#shared/domain/steps.ts";
import { useBoardPage, type FollowedPage } from "../../hooks/board-context.tsx";
import { useLiveBoard, useOthers } from "../../hooks/use-board.ts";
import { announce } from "../../ui/announcer.ts";
import { focusOn } from "../../ui/focus.ts";
import styles from "../../ui/toast.module.css";

type Asked = FollowedPage & { readonly name: string; readonly step: Step };

/** When somebody asks me to look at a step: a question that I may leave unanswered. */
export function CallToast() {
  const { step, setStep, follow } = useBoardPage();
  const names = useLiveBoard((board) => board.names);
  const pages = useOthers((others) => others.pages);
  const [asked, setAsked] = useState<Asked | null>(null);
  const heard = useRef(new Map<number, number>());
  useEffect(() => {
    for (const { clientId, participant, call, seat } of pages) {
      const last = heard.current.get(clientId);
      heard.current.set(clientId, call?.count ?? last ?? 0);
      // Calls from before this page first saw the caller were not meant for it.
      if (last === undefined || call === undefined || call.count <= last || seat === null) continue;
      const name = nameOf({ names }, seat);
      setAsked({ participant, seat, name, step: call.step });
      announce(`${name} asks you to come to ${STEP_NAME[call.step]}.`);
    }
  }, [pages, names]);
  // However I got there, the question is answered.
  if (asked?.step === step) setAsked(null);
  if (asked === null) return null;
  return (
    <div className={styles.toast} data-beside>
      <span>
        {asked.name} asks you to come to <strong>{STEP_NAME[asked.step]}</strong>.
      </span>
      <button
        type="button"
        className="button button-solid"
        onClick={() => {
          focusOn(`step/${asked.step}`);
          setStep(asked.step);
          follow({ participant: asked.participant, seat: asked.seat });
          setAsked(null);
        }}
      >
        Go to {STEP_NAME[asked.step]}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          focusOn(`step/${step}`);
          setAsked(null);
        }}
      >
        Stay here
      </button>
    </div>
  );
}
