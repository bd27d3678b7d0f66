import { useId, useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS, SEAT_ROLE, type SeatId } from "#shared/domain/seats.ts";
import { STEP_NAME, type Step } from "#shared/domain/steps.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard, useOthers, type OtherPage } from "../../hooks/use-board.ts";
import { giveFocusBack } from "../../ui/focus.ts";
import { initialOf, SeatMark } from "../../ui/SeatMark.tsx";
import { useCloseOutside } from "../../ui/use-close-outside.ts";
import { CallToast } from "./CallToast.tsx";
import styles from "./PeopleHere.module.css";

/** Who is here: a mark for each seat, hollow while nobody sits there; press one to join or to call that person. */
export function PeopleHere({ onMoveSeat }: { readonly onMoveSeat: () => void }) {
  const { seat: ownSeat, hand } = useBoardPage();
  const mySeat = hand ?? ownSeat;
  const names = useLiveBoard((board) => board.names);
  const pages = useOthers((others) => others.pages);
  const watchers = useOthers((others) => others.watchers);
  const watching = watchers + pages.filter((page) => page.seat === null).length;
  const [open, setOpen] = useState<SeatId | null>(null);
  return (
    <div className={styles.people} role="group" aria-label="Who is here">
      {watching > 0 ? (
        <span className={styles.watching}>{watching === 1 ? "1 watching" : `${watching} watching`}</span>
      ) : null}
      {SEAT_IDS.map((seat) => {
        const name = nameOf({ names }, seat);
        const page = pages.find((each) => each.seat === seat);
        const isMe = mySeat === seat;
        const where = isMe ? "you" : page ? `on ${STEP_NAME[page.step]}` : "not here";
        return (
          <div key={seat} className={styles.person}>
            <button
              type="button"
              className={styles.mark}
              aria-label={`${name}, ${where}`}
              aria-expanded={open === seat}
              onClick={() => setOpen(open === seat ? null : seat)}
            >
              <SeatMark
                shape={seat === "left" ? "circle" : "square"}
                initial={initialOf(name)}
                away={!isMe && page === undefined}
              />
            </button>
            {open === seat ? (
              <PersonCard
                seat={seat}
                name={name}
                page={page}
                isMe={isMe}
                onMoveSeat={onMoveSeat}
                onClose={() => setOpen(null)}
              />
            ) : null}
          </div>
        );
      })}
      <CallToast />
    </div>
  );
}

function PersonCard(props: {
  readonly seat: SeatId;
  readonly name: string;
  readonly page: OtherPage | undefined;
  readonly isMe: boolean;
  readonly onMoveSeat: () => void;
  readonly onClose: () => void;
}) {
  const { seat, name, page, isMe, onMoveSeat, onClose } = props;
  const { session, step, setStep } = useBoardPage();
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
            <>
              <button type="button" className="button button-solid" onClick={() => join(page.step)}>
                Join {name}
              </button>
              {session.link.access === "edit" ? (
                <button type="button" className="button" onClick={bring}>
                  Bring {name} here
                </button>
              ) : null}
            </>
          )}
        </>
      )}
    </div>
  );
}
