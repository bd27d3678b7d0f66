import { isComplete } from "#shared/domain/board.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { recordFirst } from "#shared/document/conversation-commands.ts";
import type { BoardSession } from "./open-board.ts";

/** Milliseconds: whoever's own change has made both complete writes that down; other pages wait this long before they do. */
const OTHERS_WAIT_MS = 2_000;

/**
 * Writes down both answers at the first moment when both are complete, once no hand is moving any of them. Meant for the
 * pages of the two people; whoever only watches writes nothing. Returns how to stop.
 */
export function keepFirstAnswers(session: BoardSession): () => void {
  const { board, gesture, presence, ground, status } = session;
  const { doc } = ground.target;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isMine = false;

  const isTime = (): boolean => {
    const { first, answers } = board.get();
    if (first !== null || !SEAT_IDS.every((seat) => isComplete(answers[seat]))) return false;
    const stands = status.get();
    const isRefused = stands.kind === "not-saved" && stands.final;
    return (
      !isRefused && gesture.get() === undefined && presence.pages.every(({ hand }) => hand === undefined)
    );
  };
  const write = (): void => {
    waiting = undefined;
    if (isTime()) recordFirst(ground.target, board.get().answers);
  };
  const look = (): void => {
    if (!isTime()) {
      clearTimeout(waiting);
      waiting = undefined;
    } else if (isMine) write();
    else waiting ??= setTimeout(write, OTHERS_WAIT_MS);
  };
  const onTransaction = ({
    local,
    changed,
  }: {
    readonly local: boolean;
    readonly changed: Map<unknown, unknown>;
  }): void => {
    if (changed.size > 0) isMine = local;
    look();
  };
  doc.on("afterTransaction", onTransaction);
  const stops = [gesture.subscribe(look), presence.others.subscribe(look)];
  look();
  return () => {
    clearTimeout(waiting);
    doc.off("afterTransaction", onTransaction);
    for (const stop of stops) stop();
  };
}
