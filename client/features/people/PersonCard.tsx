import { useId, useRef } from "react";
import type { SeatId } from "#shared/domain/seats.ts";
import type { Step } from "#shared/domain/steps.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { together } from "#shared/messages/en/together.ts";
import { useBoardPage, type FollowedPage } from "../../hooks/board-context.tsx";
import type { OtherPage } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { giveFocusBack } from "../../ui/focus.ts";
import { useCloseOutside } from "../../ui/use-close-outside.ts";
import styles from "./PersonCard.module.css";

/** What a person's card is told. */
export type PersonCardProps = {
  readonly seat: SeatId;
  readonly name: string;
  readonly page: OtherPage | undefined;
  readonly isMe: boolean;
  readonly onMoveSeat: () => void;
  readonly onClose: () => void;
};

/** One person, where they look, and how to join them or bring them here. */
export function PersonCard(props: PersonCardProps) {
  const { seat, name, page, isMe, onMoveSeat, onClose } = props;
  const { seats: seatWords, steps: stepNames, together: words } = useMessages({ seats, steps, together });
  const { session, step, setStep, followed, follow } = useBoardPage();
  const card = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const mark = (): HTMLElement | null | undefined => card.current?.parentElement?.querySelector("button");
  useCloseOutside(card, mark, onClose);
  const close = (): void => {
    giveFocusBack(card.current, mark());
    onClose();
  };
  const join = (to: Step): void => {
    setStep(to);
    close();
  };
  const isFollowed = page !== undefined && followed?.participant === page.participant;
  const followOrStop = (next: FollowedPage | null): void => {
    follow(next);
    close();
  };
  const bring = (): void => {
    session.presence.call(step);
    close();
  };
  return (
    <div ref={card} className={styles.card} role="dialog" aria-labelledby={titleId}>
      <strong id={titleId}>{name}</strong>
      <span>{seatWords.role[seat]}</span>
      {isMe ? (
        <button
          type="button"
          className="button"
          onClick={() => {
            close();
            onMoveSeat();
          }}
        >
          {words.moveSeat}
        </button>
      ) : page === undefined ? (
        <p>{words.notHere}</p>
      ) : (
        <>
          <p>
            {page.step === step ? words.looksLikeYou(stepNames[step]) : words.looks(stepNames[page.step])}
          </p>
          {page.step === step ? null : (
            <button type="button" className="button button-solid" onClick={() => join(page.step)}>
              {words.join(name)}
            </button>
          )}
          {isFollowed ? (
            <button type="button" className="button" onClick={() => followOrStop(null)}>
              {words.stopFollowing}
            </button>
          ) : (
            <button
              type="button"
              className="button"
              title={words.followHint}
              onClick={() => followOrStop({ participant: page.participant, seat })}
            >
              {words.follow(name)}
            </button>
          )}
          {page.step !== step && session.link.access === "edit" ? (
            <button type="button" className="button" onClick={bring}>
              {words.bring(name)}
            </button>
          ) : null}
        </>
      )}
    </div>
  );
}
