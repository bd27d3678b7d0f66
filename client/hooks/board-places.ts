import type { SeatId } from "#shared/domain/seats.ts";
import { toBoard, toScreen, type Box, type PlaceBoxes } from "#shared/domain/whiteboard/board-on-screen.ts";
import { isCardName, type CardName, type Point, type Spot } from "#shared/domain/whiteboard/board-space.ts";

/*
 * Where this screen shows the board: the boxes of the six places of each column (`data-places`) and of the cards
 * (`data-anchor`), in pixels of the window. Every step marks them, so the same spot can be found in each.
 */

/** The boxes of both columns' places in the window; null for a column that is not shown. */
export function placesOnScreen(): PlaceBoxes {
  return { left: placesOf("left"), right: placesOf("right") };
}

/** The box of a card in the window; null while the screen does not show it. */
export function cardOnScreen(card: CardName): Box | null {
  return shownBox(document.querySelector(`[data-anchor="card:${CSS.escape(card)}"]`));
}

/** Where a spot lies in the window; null when the screen does not show it. */
export function spotToScreen(spot: Spot, boxes: PlaceBoxes = placesOnScreen()): Point | null {
  if (spot.on === "board") return toScreen(boxes, spot);
  const box = cardOnScreen(spot.on);
  return box && { x: box.left + spot.x * box.width, y: box.top + spot.y * box.height };
}

/** The spot at a point of the window: on the card that `target` belongs to, else on the board; null without columns. */
export function screenToSpot(
  point: Point,
  target: Element | null = null,
  boxes: PlaceBoxes = placesOnScreen(),
): Spot | null {
  const anchor = target?.closest<HTMLElement>("[data-anchor^='card:']");
  const card = anchor?.dataset["anchor"]?.slice("card:".length);
  if (anchor && isCardName(card)) return spotOnCard(card, point);
  const onBoard = toBoard(boxes, point);
  return onBoard && { on: "board", ...onBoard };
}

/** The spot at a point of the window, told from one card; null while the screen does not show it. */
export function spotOnCard(card: CardName, point: Point): Spot | null {
  const box = cardOnScreen(card);
  return box && { on: card, x: (point.x - box.left) / box.width, y: (point.y - box.top) / box.height };
}

/** How many pixels of the window one pixel of an element is: at screen-share size the page is zoomed as a whole. */
export function zoomOf(element: HTMLElement, { width } = element.getBoundingClientRect()): number {
  return element.offsetWidth === 0 ? 1 : width / element.offsetWidth;
}

function placesOf(seat: SeatId): Box | null {
  return shownBox(document.querySelector(`[data-places="${seat}"]`));
}

function shownBox(element: Element | null): Box | null {
  const box = element?.getBoundingClientRect();
  return box === undefined || box.width === 0 || box.height === 0 ? null : box;
}
