import { useEffect, useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import type { Step } from "#shared/domain/steps.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { together } from "#shared/messages/en/together.ts";
import { useBoardPage, type FollowedPage } from "../../hooks/board-context.tsx";
import { useLiveBoard, useOthers } from "../../hooks/use-board.ts";
import { messagesNow } from "../../language/language.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { focusOn } from "../../ui/focus.ts";
import styles from "../../ui/toast.module.css";

type Asked = FollowedPage & { readonly step: Step };

/** When somebody asks me to look at a step: a question that I may leave unanswered. */
export function CallToast() {
  const { step, setStep, follow } = useBoardPage();
  const words = useMessages({ seats, steps, together });
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
      setAsked({ participant, seat, step: call.step });
      const told = messagesNow({ seats, steps, together });
      announce(told.together.asks(nameOf({ names }, seat, told.seats), told.steps[call.step]));
    }
  }, [pages, names]);
  // However I got there, the question is answered.
  if (asked?.step === step) setAsked(null);
  if (asked === null) return null;
  const name = nameOf({ names }, asked.seat, words.seats);
  return (
    <section className={styles.toast} aria-label={words.together.asksYou(name)} data-beside>
      <span>
        <bdi>{name}</bdi>
        {words.together.asksParts.between}
        <strong>{words.steps[asked.step]}</strong>
        {words.together.asksParts.after}
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
        {words.together.goTo(words.steps[asked.step])}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          focusOn(`step/${step}`);
          setAsked(null);
        }}
      >
        {words.together.stay}
      </button>
    </section>
  );
}
