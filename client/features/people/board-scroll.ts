import type { SeatId } from "#shared/domain/seats.ts";
import type { Box } from "#shared/domain/whiteboard/board-on-screen.ts";
import { BOARD_HEIGHT } from "#shared/domain/whiteboard/board-space.ts";
import { placesOnScreen } from "../../hooks/board-places.ts";

/*
 * How far down a page looks, in units of board space from the top of the places, so that it means the same on a screen
 * of another size.
 */

/** Told by a page that is not scrolled at all: above everything on every screen. */
const AT_THE_TOP = -10_000;

/** How far down this page looks now; null while it shows no places. */
export function boardTop(shown: SeatId): number | null {
  const places = placesOf(shown);
  const screen = boardScreen();
  if (places === null || screen === null) return null;
  if (screen.scroller.scrollTop < 1) return AT_THE_TOP;
  const units = ((screen.top - places.top) * BOARD_HEIGHT) / places.height;
  return Math.round(Math.min(Math.max(units, AT_THE_TOP), -AT_THE_TOP));
}

/** Scrolls this page as far down; `inView` is something that must be seen all the same. */
export function scrollBoardTo(
  top: number,
  shown: SeatId,
  inView: Element | null,
  behavior: ScrollBehavior,
): void {
  const places = placesOf(shown);
  const screen = boardScreen();
  if (places === null || screen === null) return;
  let shift = places.top + (top * places.height) / BOARD_HEIGHT - screen.top;
  shift = Math.max(shift, -screen.scroller.scrollTop);
  const box = inView?.getBoundingClientRect();
  if (box !== undefined && box.height > 0) {
    const [over, under] = [box.top - shift - screen.top, box.bottom - shift - screen.bottom];
    shift += over < 0 ? over : Math.max(under, 0);
  }
  if (Math.abs(shift) >= 1) screen.scroller.scrollBy({ top: shift, behavior });
}

/** What scrolls the board, and between which heights of the window it is seen. */
function boardScreen(): {
  readonly scroller: Element;
  readonly top: number;
  readonly bottom: number;
} | null {
  const board = document.querySelector("[data-anchor='board']");
  if (board === null) return null;
  if (getComputedStyle(board).overflowY === "auto") {
    const { top, bottom } = board.getBoundingClientRect();
    return { scroller: board, top, bottom };
  }
  // On a narrow screen the page scrolls, between a header and a footer that stay.
  const edge = (selector: string): DOMRect | undefined =>
    document.querySelector(selector)?.getBoundingClientRect();
  return {
    scroller: document.documentElement,
    top: edge(".board-header")?.bottom ?? 0,
    bottom: edge(".board-footer")?.top ?? innerHeight,
  };
}

function placesOf(shown: SeatId): Box | null {
  const places = placesOnScreen();
  return places[shown] ?? places.left ?? places.right;
}
