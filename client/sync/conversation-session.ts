import type { AreaId } from "#shared/domain/areas.ts";
import { MAX_REPLY_LENGTH } from "#shared/domain/conversation.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { pinArea, tickArea } from "#shared/document/conversation-commands.ts";
import { ReplyWriter, replyWordsIn } from "#shared/document/reply-text.ts";
import { replyId, replyOf, repliesOf, talkOf } from "#shared/document/schema.ts";
import { watchMap } from "#shared/document/undo-fields.ts";
import type { ConversationStep } from "#shared/document/undo-stack.ts";
import type { BoardSession } from "./open-board.ts";

/** What one person writes to an area's question; others see each letter as it is typed. */
type ReplyWords = {
  readonly read: () => string;
  /** Puts words in place of `removed` characters from `at` on; what has no room any more is left out. */
  readonly replace: (at: number, removed: number, inserted: string) => void;
  /** Calls back after each change by another page or by undo, with how to move a position along; returns how to stop. */
  readonly onChange: (listener: (move: (position: number) => number) => void) => () => void;
  readonly maxLength: number;
};

/** Everything that may be done while two people talk about the comparison; each is a step of undo. */
export type ConversationSession = {
  /** Sets a seat's pin, or takes it away. */
  readonly pin: (seat: SeatId, area: AreaId, isPinned: boolean) => void;
  /** Ticks an area as talked about, or takes the tick away, whoever has set it. */
  readonly tick: (area: AreaId, isTalked: boolean) => void;
  readonly reply: (seat: SeatId, area: AreaId) => ReplyWords;
  /** A separation between undo steps of writing: called when the caret is put elsewhere or the field is left. */
  readonly endWriting: () => void;
};

/** Opens the conversation of a board; once for each board, as long as the board is open. */
export function openConversation(session: BoardSession): ConversationSession {
  const known = opened.get(session);
  if (known !== undefined) return known;
  const conversation = createConversation(session);
  opened.set(session, conversation);
  return conversation;
}

const opened = new WeakMap<BoardSession, ConversationSession>();

function createConversation(session: BoardSession): ConversationSession {
  const { target, undo, onClose } = session.ground;
  const { doc } = target;
  const writer = new ReplyWriter(target, undo);
  const stopWatching = watchMap(talkOf(doc), undo);
  // Beside what is read of a reply, its bare letters: a space more at its end is a change too.
  const replies = [...repliesOf(doc).values()];
  undo.alsoRead(() => JSON.stringify(replies.map(replyWordsIn)));
  onClose(() => {
    stopWatching();
    writer.close();
  });

  const begin = (kind: ConversationStep, area: AreaId): void => {
    session.endGesture();
    undo.begin();
    undo.describe({ kind, area });
  };
  const asOneStep = (kind: ConversationStep, area: AreaId, write: () => void): void => {
    begin(kind, area);
    write();
    undo.begin();
  };
  const isWritingTo = (area: AreaId): boolean => undo.step?.kind === "reply" && undo.step.area === area;

  return {
    pin: (seat, area, isPinned) =>
      asOneStep(isPinned ? "pin" : "unpin", area, () => pinArea(target, seat, area, isPinned)),
    tick: (area, isTalked) =>
      asOneStep(isTalked ? "tick" : "untick", area, () => tickArea(target, area, isTalked)),
    reply: (seat, area) => {
      const text = replyOf(doc, seat, area);
      const id = replyId(seat, area);
      return {
        read: () => replyWordsIn(text),
        replace: (at, removed, inserted) => {
          if (!isWritingTo(area)) begin("reply", area);
          writer.replace(id, at, removed, inserted);
        },
        onChange: (listener) => writer.onChange(id, listener),
        maxLength: MAX_REPLY_LENGTH,
      };
    },
    endWriting: () => {
      // Whatever gesture has begun meanwhile stays one step.
      if (undo.step?.kind === "reply") undo.begin();
    },
  };
}
