import { nameOf } from "#shared/domain/board.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useEditingSeat, useIsRefused, useLiveBoard } from "../../hooks/use-board.ts";

/** Whose hand pins, ticks and writes on this page; null for nobody, and then why, in one sentence. */
export type TalkRights = { readonly seat: SeatId | null; readonly whyNot: string };

/** What this page may do while two people talk about the comparison. */
export function useTalkRights(): TalkRights {
  const { session } = useBoardPage();
  const seat = useEditingSeat();
  const isRefused = useIsRefused();
  const names = useLiveBoard((board) => board.names);
  const whyNot =
    seat !== null
      ? ""
      : session.past !== null
        ? "A past board cannot be changed."
        : isRefused
          ? "The server takes no more changes; the top of the page says why."
          : `You are watching. Only ${nameOf({ names }, "left")} and ${nameOf({ names }, "right")} pin, tick and write here.`;
  return { seat, whyNot };
}
