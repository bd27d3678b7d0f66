import { nameOf } from "#shared/domain/board.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { isolated } from "#shared/domain/snapshot/isolated.ts";
import { column } from "#shared/messages/en/column.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { useMessages } from "../language/use-messages.ts";
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
  const words = useMessages({ column, seats });
  const names = useLiveBoard((board) => board.names);
  const name = nameOf({ names }, of, words.seats);
  const isRefused = useIsRefused();
  const mayEdit = useEditingSeat() === of;
  const isMe = seat === of && hand === null;
  const note = isMe ? words.column.you : names[of] === "" ? "" : words.seats.roleInText[of];
  const whyNot = mayEdit
    ? ""
    : session.past !== null
      ? words.column.pastBoard
      : isRefused
        ? words.column.refused
        : hand !== null
          ? words.column.otherHand(isolated(name))
          : words.column.onlyOther(isolated(name));
  return { name, note, mayEdit, whyNot };
}

/** Which card of this column somebody else is carrying right now, and the sentence that says so. */
export function useCarrier(of: SeatId): { readonly area: AreaId; readonly tag: string } | null {
  const words = useMessages({ column, seats });
  const names = useLiveBoard((board) => board.names);
  // Apart, since a page is another object with everything that is told of it, and a column is much to render.
  const area = useOthers(({ pages }) => carried(pages, of)?.area ?? null);
  const by = useOthers(({ pages }) => carried(pages, of)?.by ?? null);
  if (area === null) return null;
  const who = by === null ? words.column.somebody : nameOf({ names }, by, words.seats);
  return { area, tag: words.column.isMoving(isolated(who)) };
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
