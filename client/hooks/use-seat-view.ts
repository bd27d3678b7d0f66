import { nameOf } from "#shared/domain/board.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import { SEAT_ROLE, type SeatId } from "#shared/domain/seats.ts";
import { useBoardPage } from "./board-context.tsx";
import { useEditingSeat, useIsRefused, useLiveBoard, useOthers, type OtherPage } from "./use-board.ts";

/** How one column introduces itself, and why it cannot be changed here, if so. */
export function useSeatView(of: SeatId): {
  readonly name: string;
  readonly note: string;
  readonly mayEdit: boolean;
  /** One sentence; empty where `mayEdit`. */
  readonly whyNot: string;
} {
  const { session, seat, hand } = useBoardPage();
  const names = useLiveBoard((board) => board.names);
  const name = nameOf({ names }, of);
  const isRefused = useIsRefused();
  const mayEdit = useEditingSeat() === of;
  const isMe = seat === of && hand === null;
  const note = isMe ? "you" : names[of] === "" ? "" : SEAT_ROLE[of].toLowerCase();
  const whyNot = mayEdit
    ? ""
    : session.past !== null
      ? "A past board cannot be changed."
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
  // Apart, since a page is another object with everything that is told of it, and a column is much to render.
  const area = useOthers(({ pages }) => carried(pages, of)?.area ?? null);
  const by = useOthers(({ pages }) => carried(pages, of)?.by ?? null);
  return area && { area, by: by === null ? "Somebody" : nameOf({ names }, by) };
}

function carried(
  pages: readonly OtherPage[],
  of: SeatId,
): { readonly area: AreaId; readonly by: SeatId | null } | null {
  for (const { hand, seat } of pages) {
    if (hand?.kind === "card" && hand.seat === of) return { area: hand.area, by: seat };
  }
  return null;
}
