import { useEffect, useId, useRef, useState } from "react";
import { AREA_TEXT, type AreaId } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import { MAX_REPLY_LENGTH } from "#shared/domain/conversation.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { useConversation } from "../../hooks/use-conversation.ts";
import { announce } from "../../ui/announcer.ts";
import { SeatDot } from "../../ui/SeatDot.tsx";
import { startWriting, undoByKeys } from "../../ui/writing.ts";
import type { TalkRights } from "./use-talk-rights.ts";
import styles from "./Replies.module.css";

const FULL = `There is room for ${MAX_REPLY_LENGTH} characters here. What is more fits in a note.`;

/** What both write to an area's question: one's own in a field, the other's beside it, letter by letter. */
export function Replies(props: {
  readonly board: Board;
  readonly area: AreaId;
  readonly rights: TalkRights;
  /** Escape has left the field. */
  readonly onLeave: () => void;
}) {
  const { board, area, rights, onLeave } = props;
  const seats = SEAT_IDS.toSorted((a, b) => Number(b === rights.seat) - Number(a === rights.seat));
  return (
    <div className={styles.replies}>
      {seats.map((seat) => (
        <div key={seat} className={styles.reply}>
          <p className={styles.name}>
            <SeatDot shape={seat === "left" ? "circle" : "square"} />
            <bdi>{nameOf(board, seat)}</bdi>
          </p>
          {seat === rights.seat ? (
            <ReplyField seat={seat} area={area} onLeave={onLeave} />
          ) : (
            <p className={styles.words} dir="auto" data-reply={seat}>
              {board.conversation.replies[area][seat] || <span>Nothing written yet.</span>}
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
        if (full) announce(FULL);
      },
      undo: undoByKeys(element),
    });
  }, [conversation, seat, area]);
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={`Your answer about ${AREA_TEXT[area].name}: ${AREA_TEXT[area].prompt}`}
        aria-describedby={isFull ? fullId : undefined}
        placeholder="Your answer, seen by both as you write"
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
          {FULL}
        </p>
      ) : null}
    </>
  );
}
