import { useEffect, useId, useRef, useState } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import { MAX_REPLY_LENGTH } from "#shared/domain/conversation.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { seats as seatWords } from "#shared/messages/en/seats.ts";
import { talk } from "#shared/messages/en/talk.ts";
import { useConversation } from "../../hooks/use-conversation.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { SeatDot } from "../../ui/SeatDot.tsx";
import { startWriting, undoByKeys } from "../../ui/writing.ts";
import type { TalkRights } from "./use-talk-rights.ts";
import styles from "./Replies.module.css";

/** What both write to an area's question: one's own in a field, the other's beside it, letter by letter. */
export function Replies(props: {
  readonly board: Board;
  readonly area: AreaId;
  readonly rights: TalkRights;
  /** Escape has left the field. */
  readonly onLeave: () => void;
}) {
  const { board, area, rights, onLeave } = props;
  const words = useMessages({ seats: seatWords, talk });
  const seats = SEAT_IDS.toSorted((a, b) => Number(b === rights.seat) - Number(a === rights.seat));
  return (
    <div className={styles.replies}>
      {seats.map((seat) => (
        <div key={seat} className={styles.reply}>
          <p className={styles.name}>
            <SeatDot shape={seat === "left" ? "circle" : "square"} />
            <bdi>{nameOf(board, seat, words.seats)}</bdi>
          </p>
          {seat === rights.seat ? (
            <ReplyField seat={seat} area={area} onLeave={onLeave} />
          ) : (
            <p className={styles.words} dir="auto" data-reply={seat}>
              {board.conversation.replies[area][seat] || <span>{words.talk.nothingWritten}</span>}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

function ReplyField(props: { readonly seat: SeatId; readonly area: AreaId; readonly onLeave: () => void }) {
  const { seat, area, onLeave } = props;
  const conversation = useConversation();
  const words = useMessages({ areas, talk });
  const fullNote = words.talk.full(MAX_REPLY_LENGTH);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isFull, setFull] = useState(false);
  const fullId = useId();
  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    return startWriting(element, conversation.reply(seat, area), {
      pause: conversation.endWriting,
      full: (full) => {
        setFull(full);
        if (full) announce(fullNote);
      },
      undo: undoByKeys(element),
    });
  }, [conversation, seat, area, fullNote]);
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={words.talk.answer(words.areas[area].name, words.areas[area].prompt)}
        aria-describedby={isFull ? fullId : undefined}
        placeholder={words.talk.answerHere}
        rows={2}
        dir="auto"
        data-undo="board"
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          // The area stays in focus; a second Escape leaves that too.
          event.stopPropagation();
          onLeave();
        }}
      />
      {isFull ? (
        // The field may fill what is in sight.
        <p ref={bringIntoSight} id={fullId} className={styles.full}>
          {fullNote}
        </p>
      ) : null}
    </>
  );
}
