import type * as Y from "yjs";
import { MAX_READ_REPLY_LENGTH, MAX_REPLY_LENGTH } from "../domain/conversation.ts";
import { cutWhole } from "../domain/whiteboard/note.ts";
import type { CommandTarget } from "./commands.ts";
import { repliesOf, repliesRootOf } from "./schema.ts";
import { TextWriter } from "./text-writer.ts";
import type { UndoStack } from "./undo-stack.ts";

/** Writes in replies, by their ids (`replyId`). */
export class ReplyWriter extends TextWriter {
  constructor(target: CommandTarget, undo: UndoStack) {
    const replies = repliesOf(target.doc);
    super(target, undo, {
      roots: [...replies.values()],
      writtenAs: repliesRootOf(target.doc),
      textOf: (id) => replies.get(id) ?? null,
      wordsIn: replyWordsIn,
      maxLength: MAX_REPLY_LENGTH,
    });
  }
}

/** The letters of a reply as its person writes them. */
export function replyWordsIn(text: Y.Text): string {
  return cutWhole(text.toJSON(), MAX_READ_REPLY_LENGTH);
}
