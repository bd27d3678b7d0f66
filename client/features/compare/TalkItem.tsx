import { useEffect, useRef } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { listed } from "#shared/domain/snapshot/listed.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { talk } from "#shared/messages/en/talk.ts";
import { writing } from "#shared/messages/en/writing.ts";
import { useConversation } from "../../hooks/use-conversation.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { SeatDot } from "../../ui/SeatDot.tsx";
import { prefersStillness } from "../../ui/spring.ts";
import { AreaTimer, AreaTimerLine } from "./AreaTimer.tsx";
import { Replies } from "./Replies.tsx";
import type { TalkRights } from "./use-talk-rights.ts";
import styles from "./TalkItem.module.css";

/** One area in the list: its fact, its pin and its tick, and while it is in focus what both write about it. */
export function TalkItem(props: {
  readonly board: Board;
  readonly line: {
    readonly area: AreaId;
    readonly kind: "common" | "difference" | "open";
    readonly heading: string;
    readonly fact: string;
    readonly prompt: string;
  };
  readonly rights: TalkRights;
  /** Is its question shown? */
  readonly isOpen: boolean;
  /** Has somebody here chosen it? Then the picture shows it alone, and here is all that belongs to it. */
  readonly isFocused: boolean;
  readonly onFocus: (area: AreaId) => void;
  /** Told the name of the control that keeps the focus although its item may have moved. */
  readonly onMoved: (control: string) => void;
}) {
  const { board, line, rights, isOpen, isFocused, onFocus, onMoved } = props;
  const { area, heading, fact, prompt } = line;
  const { pins, talked } = board.conversation;
  const isTalked = talked.includes(area);
  const item = useRef<HTMLLIElement>(null);
  const isChosenHere = useRef(false);
  useEffect(() => {
    // Chosen in the picture it stays out of sight, if it is: there one looks at the picture.
    if (isFocused && isChosenHere.current) {
      item.current?.scrollIntoView({ block: "nearest", behavior: prefersStillness() ? "auto" : "smooth" });
    }
    isChosenHere.current = false;
  }, [isFocused]);
  const pinnedBy = SEAT_IDS.filter((seat) => pins[seat].includes(area));
  return (
    <li
      ref={item}
      className={styles.item}
      data-glide={area}
      data-talk={area}
      data-open={isOpen || undefined}
      data-focused={isFocused || undefined}
      data-talked={isTalked || undefined}
      data-uncompared={line.kind === "open" || undefined}
    >
      <div className={styles.head}>
        <button
          type="button"
          className={styles.area}
          aria-pressed={isFocused}
          data-focus={`talk/${area}`}
          onClick={() => {
            isChosenHere.current = !isFocused;
            onFocus(area);
          }}
        >
          <strong data-pins={pinnedBy.length}>
            {heading}
            <span className={styles.stop}>. </span>
          </strong>
          <span>
            {fact}
            {isOpen ? ` ${prompt}` : ""}
          </span>
        </button>
        <div className={styles.acts}>
          <PinButton area={area} pinnedBy={pinnedBy} board={board} rights={rights} onMoved={onMoved} />
          <TickButton area={area} isTalked={isTalked} rights={rights} />
        </div>
      </div>
      {isFocused ? (
        <div className={styles.more}>
          <Replies board={board} area={area} rights={rights} onLeave={() => onMoved(`talk/${area}`)} />
          <AreaTimer area={area} rights={rights} />
        </div>
      ) : (
        <>
          <Untold board={board} area={area} question={isOpen ? null : prompt} />
          <AreaTimerLine area={area} />
        </>
      )}
    </li>
  );
}

/** What the eye finds once an area is in focus, for whoever reads the list from its top to its end. */
function Untold(props: {
  readonly board: Board;
  readonly area: AreaId;
  /** Null where it is told already. */
  readonly question: string | null;
}) {
  const { board, area, question } = props;
  const words = useMessages({ seats, talk });
  const replies = board.conversation.replies[area];
  return (
    <div className="visually-hidden">
      {question === null ? null : <p>{question}</p>}
      {SEAT_IDS.map((seat) =>
        replies[seat] === "" ? null : (
          <p key={seat}>{words.talk.wrote(nameOf(board, seat, words.seats), replies[seat])}</p>
        ),
      )}
    </div>
  );
}

function PinButton(props: {
  readonly area: AreaId;
  readonly pinnedBy: readonly SeatId[];
  readonly board: Board;
  readonly rights: TalkRights;
  readonly onMoved: (control: string) => void;
}) {
  const { area, pinnedBy, board, rights, onMoved } = props;
  const conversation = useConversation();
  const words = useMessages({ areas, seats, talk, writing });
  const { name } = words.areas[area];
  const isMine = rights.seat !== null && pinnedBy.includes(rights.seat);
  const isPinned = pinnedBy.length > 0;
  const by = listed(
    pinnedBy.map((seat) => nameOf(board, seat, words.seats)),
    words,
  );
  const control = `pin/${area}`;
  const label = isPinned ? words.talk.pinBy(name, by) : words.talk.pin(name);
  return (
    <button
      type="button"
      className={styles.act}
      aria-label={label}
      aria-pressed={rights.seat === null ? isPinned : isMine}
      aria-disabled={rights.seat === null || undefined}
      // The same words, so that a screen reader says them once.
      title={rights.whyNot || label}
      data-focus={control}
      data-on={isPinned || undefined}
      onClick={() => {
        if (rights.seat === null) return;
        conversation.pin(rights.seat, area, !isMine);
        announce(isMine ? words.talk.unpinned(name) : words.talk.pinned(name));
        onMoved(control);
      }}
    >
      <svg viewBox="0 0 24 24" width="1.1875rem" height="1.1875rem" aria-hidden="true">
        <path d="M9 3h6l-1 6 4 4H6l4-4-1-6ZM12 13v8" />
      </svg>
      {pinnedBy.map((seat) => (
        <SeatDot key={seat} shape={seat === "left" ? "circle" : "square"} />
      ))}
    </button>
  );
}

function TickButton(props: {
  readonly area: AreaId;
  readonly isTalked: boolean;
  readonly rights: TalkRights;
}) {
  const { area, isTalked, rights } = props;
  const conversation = useConversation();
  const words = useMessages({ areas, talk });
  const { name } = words.areas[area];
  return (
    <button
      type="button"
      className={styles.act}
      aria-label={words.talk.tick(name)}
      aria-pressed={isTalked}
      aria-disabled={rights.seat === null || undefined}
      title={rights.whyNot || words.talk.tick(name)}
      data-focus={`tick/${area}`}
      data-on={isTalked || undefined}
      onClick={() => {
        if (rights.seat === null) return;
        conversation.tick(area, !isTalked);
        announce(isTalked ? words.talk.unticked(name) : words.talk.ticked(name));
      }}
    >
      <svg viewBox="0 0 24 24" width="1.1875rem" height="1.1875rem" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        <path d="m8 12.500 2.800 2.800L16 9.500" />
      </svg>
    </button>
  );
}
