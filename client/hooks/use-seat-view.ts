import { nameOf } from "#shared/domain/board.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import { SEAT_ROLE, type SeatId } from "#shared/domain/seats.ts";
import { useBoardPage } from "./board-context.tsx";
import { useEditingSeat, useIsRefused, useLiveBoard, useOthers } from "./use-board.ts";

/** How one column introduces itself, and why it cannot be changed here, if so. */
export function useSeatView(of: SeatId): {
  readonly name: string;
  readonly note: string;
  readonly mayEdit: boolean;
  /** One sentence; empty where `mayEdit`. */
  readonly whyNot: string;
} {
  const { seat, hand } = useBoardPage();
  const names = useLiveBoard((board) => board.names);
  const name = nameOf({ names }, of);
  const isRefused = useIsRefused();
  const mayEdit = useEditingSeat() === of;
  const isMe = seat === of && hand === null;
  const note = isMe ? "you" : names[of] === "" ? "" : SEAT_ROLE[of].toLowerCase();
  const whyNot = mayEdit
    ? ""
    : isRefused
      ? "The server takes no more changes; the top of the page says why."
      : hand !== null
        ? `It is the other hand’s turn. Say in the header when it is ${name}’s.`
        : `Only ${name} moves these.`;
  return { name, note, mayEdit, whyNot };
}

/** Who else is carrying a card of this column right now. */
export function useCarrier(of: SeatId): { readonly area: AreaId; readonly by: string } | null {
  const names = useLiveBoard((board) => board.names);
  const page = useOthers(({ pages }) => pages.find(({ hand }) => hand?.kind === "card" && hand.seat === of));
  if (page?.hand?.kind !== "card") return null;
  return { area: page.hand.area, by: page.seat === null ? "Somebody" : nameOf({ names }, page.seat) };
}
