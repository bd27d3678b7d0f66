import { Suspense, useState, type ComponentType } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { people } from "#shared/messages/en/people.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard, useOthers } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { initialOf, SeatMark } from "../../ui/SeatMark.tsx";
import type { PersonCardProps } from "./PersonCard.tsx";
import styles from "./PeopleHere.module.css";

/** Who is here: a mark for each seat, hollow while nobody sits there; press one to join or to call that person. */
export function PeopleHere({
  Card,
  onMoveSeat,
}: {
  /** `PersonCard`, which comes in a piece of its own. */
  readonly Card: ComponentType<PersonCardProps>;
  readonly onMoveSeat: () => void;
}) {
  const words = useMessages({ people, seats, steps });
  const { seat: ownSeat, hand } = useBoardPage();
  const mySeat = hand ?? ownSeat;
  const names = useLiveBoard((board) => board.names);
  const pages = useOthers((others) => others.pages);
  const watchers = useOthers((others) => others.watchers);
  const watching = watchers + pages.filter((page) => page.seat === null).length;
  const [open, setOpen] = useState<SeatId | null>(null);
  return (
    <div className={styles.people} role="group" aria-label={words.people.label}>
      {watching > 0 ? <span className={styles.watching}>{words.people.watching(watching)}</span> : null}
      {SEAT_IDS.map((seat) => {
        const name = nameOf({ names }, seat, words.seats);
        const page = pages.find((each) => each.seat === seat);
        const isMe = mySeat === seat;
        const label = isMe
          ? words.people.you(name)
          : page
            ? words.people.on(name, words.steps[page.step])
            : words.people.away(name);
        return (
          <div key={seat} className={styles.person}>
            <button
              type="button"
              className={styles.mark}
              aria-label={label}
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
              <Suspense>
                <Card
                  seat={seat}
                  name={name}
                  page={page}
                  isMe={isMe}
                  onMoveSeat={onMoveSeat}
                  onClose={() => setOpen(null)}
                />
              </Suspense>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
