import type { Board } from "../board.ts";
import { NO_CONVERSATION } from "../conversation.ts";
import { withInitials } from "./initials.ts";
import type { SnapshotOptions } from "./options.ts";

/** Is the list of what to talk about in a snapshot, and with it what was pinned, ticked and written there? */
export function showsTalk({
  withComparison,
  withTalk,
}: Pick<SnapshotOptions, "withComparison" | "withTalk">): boolean {
  return withComparison && withTalk;
}

/** The board as a snapshot may show it. Every format begins here, so that none of them can know more. */
export function shownBoard(board: Board, options: SnapshotOptions): Board {
  const named = options.names === "initials" ? withInitials(board, options.words) : board;
  return showsTalk(options) ? named : { ...named, conversation: NO_CONVERSATION };
}
