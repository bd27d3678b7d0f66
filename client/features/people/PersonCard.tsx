import { useId, useRef } from "react";
import { SEAT_ROLE, type SeatId } from "#shared/domain/seats.ts";
import { STEP_NAME, type Step } from "#shared/domain/steps.ts";
import { useBoardPage, type FollowedPage } from "../../hooks/board-context.tsx";
import type { OtherPage } from "../../hooks/use-board.ts";
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
      <span>{SEAT_ROLE[seat]}</span>
      {isMe ? (
        <button
          type="button"
          className="button"
          onClick={() => {
            close();
            onMoveSeat();
          }}
        >
          Take another seat
        </button>
      ) : page === undefined ? (
        <p>Not here right now. The board is kept until they come back.</p>
      ) : (
        <>
          <p>
            {page.step === step
              ? `Looking at ${STEP_NAME[step]}, like you.`
              : `Looking at ${STEP_NAME[page.step]}.`}
          </p>
          {page.step === step ? null : (
            <button type="button" className="button button-solid" onClick={() => join(page.step)}>
              Join {name}
            </button>
          )}
          {isFollowed ? (
            <button type="button" className="button" onClick={() => followOrStop(null)}>
              Stop following
            </button>
          ) : (
            <button
              type="button"
              className="button"
              title="Look where they look, until you do something yourself"
              onClick={() => followOrStop({ participant: page.participant, seat })}
            >
              Follow {name}
            </button>
          )}
          {page.step !== step && session.link.access === "edit" ? (
            <button type="button" className="button" onClick={bring}>
              Bring {name} here
            </button>
          ) : null}
        </>
      )}
    </div>
  );
}
