import { nameOf } from "#shared/domain/board.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { column } from "#shared/messages/en/column.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { talk } from "#shared/messages/en/talk.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useEditingSeat, useIsRefused, useLiveBoard } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";

/** Whose hand pins, ticks and writes on this page; null for nobody, and then why, in one sentence. */
export type TalkRights = { readonly seat: SeatId | null; readonly whyNot: string };

/** What this page may do while two people talk about the comparison. */
export function useTalkRights(): TalkRights {
  const { session } = useBoardPage();
  const seat = useEditingSeat();
  const isRefused = useIsRefused();
  const words = useMessages({ column, seats, talk });
  const names = useLiveBoard((board) => board.names);
  const whyNot =
    seat !== null
      ? ""
      : session.past !== null
        ? words.column.pastBoard
        : isRefused
          ? words.column.refused
          : words.talk.watching(
              nameOf({ names }, "left", words.seats),
              nameOf({ names }, "right", words.seats),
            );
  return { seat, whyNot };
}
