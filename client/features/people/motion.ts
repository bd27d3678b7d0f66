import { advance, isSettled, prefersStillness, type Spring } from "../../ui/spring.ts";
import { otherSeat, type SeatId } from "#shared/domain/seats.ts";
import type { PlaceBoxes } from "#shared/domain/whiteboard/board-on-screen.ts";
import { cardOf, sideOf, type Spot } from "#shared/domain/whiteboard/board-space.ts";
import { placesOnScreen, spotToScreen, zoomOf } from "../../hooks/board-places.ts";
import type { BoardSession, Hand, OtherPage } from "../../hooks/use-board.ts";

/*
 * One animation-frame loop for everything that moves under somebody's hand. It runs only while something moves.
 *
 * Positions arrive in board space or as fractions of cards, because every screen has another size; here they become
 * pixels of this one, along a critically damped spring. My own card follows my hand without one.
 */

type Carried = {
  readonly x: Spring;
  readonly y: Spring;
  /** The element that wears the transform now, and the transform it wears. */
  element: HTMLElement;
  shift: { x: number; y: number };
  hand: CardHand | null;
  isMine: boolean;
};

type CardHand = Extract<Hand, { kind: "card" }>;

/** Where this screen shows the columns in this frame, and how far it is zoomed. */
type Screen = { readonly places: PlaceBoxes; readonly zoom: number };

/** How many places a ranking has, so that heights can be given in places. */
const PLACES = 6;
/** How much of a hand's sideways movement a card over the ranking follows. */
const SWAY = 0.2;
/** How much a carried card leans. */
const LEAN_DEG = -1.1;
/** Longer than any card glides after the board has changed. */
const BOARD_SETTLES_MS = 500;

/** Starts following presence and one's own gesture, moving elements below `layer` and the cards; returns how to stop. */
export function startMotion(
  presence: BoardSession["presence"],
  gesture: BoardSession["gesture"],
  layer: HTMLElement,
): () => void {
  const carried = new Map<string, Carried>();
  const pointers = new Map<string, { readonly x: Spring; readonly y: Spring }>();
  let frame = 0;
  let last = 0;
  let awakeUntil = 0;

  const handsNow = (): readonly NamedHand[] => hands(presence.pages, gesture.get()?.hand);
  const run = (): void => {
    // At once, not with the next frame: a render in between must already see what is being carried.
    for (const { hand } of handsNow()) pickUp(carried, hand);
    if (frame !== 0) return;
    last = performance.now();
    frame = requestAnimationFrame(tick);
  };
  const tick = (now: number): void => {
    const seconds = (now - last) / 1000;
    last = now;
    // Read before anything is written: asked in between, each of them would cost a layout of its own.
    const screen = { places: placesOnScreen(), zoom: zoomOf(layer) };
    const cardsMove = moveCards(carried, handsNow(), seconds, screen);
    const pointersMove = movePointers(pointers, presence.pages, layer, seconds, screen);
    const boardMoves = layer.childElementCount > 0 && now < awakeUntil;
    frame = cardsMove || pointersMove || boardMoves ? requestAnimationFrame(tick) : 0;
  };
  // Another step, a card that goes elsewhere: a pointer that rests on it goes along.
  const board = new MutationObserver(() => {
    awakeUntil = performance.now() + BOARD_SETTLES_MS;
    if (layer.childElementCount > 0) run();
  });
  const ground = document.querySelector("[data-anchor='board']");
  if (ground !== null) {
    board.observe(ground, { childList: true, subtree: true, attributeFilter: ["data-shown", "style"] });
  }

  const stops = [presence.onMovement(run), gesture.subscribe(run), presence.others.subscribe(run)];
  // Fractions of boxes mean other pixels once the boxes have moved.
  addEventListener("scroll", run, { capture: true, passive: true });
  addEventListener("resize", run);
  run();
  return () => {
    cancelAnimationFrame(frame);
    board.disconnect();
    for (const stop of stops) stop();
    removeEventListener("scroll", run, { capture: true });
    removeEventListener("resize", run);
    for (const each of carried.values()) putDown(each.element);
  };
}

type NamedHand = { readonly hand: CardHand; readonly isMine: boolean };

function hands(pages: readonly OtherPage[], own: Hand | undefined): readonly NamedHand[] {
  const others = pages.flatMap(({ hand }) => (hand?.kind === "card" ? [{ hand, isMine: false }] : []));
  return own?.kind === "card" ? [...others, { hand: own, isMine: true }] : others;
}

/** Starts carrying a card from where it is shown now; null while this screen does not show it. */
function pickUp(carried: Map<string, Carried>, hand: CardHand): Carried | null {
  const name = `${hand.seat}/${hand.area}`;
  const known = carried.get(name);
  if (known) return known;
  const element = findCard(name);
  if (element === null) return null;
  const { x, y } = middle(element.getBoundingClientRect());
  for (const animation of element.getAnimations()) animation.cancel();
  element.dataset["carried"] = "flying";
  const card: Carried = {
    x: { position: x, velocity: 0 },
    y: { position: y, velocity: 0 },
    element,
    shift: { x: 0, y: 0 },
    hand,
    isMine: false,
  };
  carried.set(name, card);
  return card;
}

/** Moves every carried card one frame on; true while there is more to come. */
function moveCards(
  carried: Map<string, Carried>,
  inFlight: readonly NamedHand[],
  seconds: number,
  { places, zoom }: Screen,
): boolean {
  for (const each of carried.values()) each.hand = null;
  for (const { hand, isMine } of inFlight) Object.assign(pickUp(carried, hand) ?? {}, { hand, isMine });
  let moves = false;
  for (const [name, card] of carried) {
    const element = findCard(name);
    if (element === null) {
      carried.delete(name);
      continue;
    }
    if (element !== card.element) {
      // The card went from one list to the other, which is another element.
      putDown(card.element);
      card.element = element;
      card.shift = { x: 0, y: 0 };
    }
    const state = card.hand === null ? "landing" : "flying";
    if (element.dataset["carried"] !== state) element.dataset["carried"] = state;
    const shown = element.getBoundingClientRect();
    const home = middle(shown);
    home.x -= card.shift.x;
    home.y -= card.shift.y;
    const target = card.hand === null ? home : targetOf(card.hand, home, places);
    if (card.isMine && card.hand !== null) {
      Object.assign(card.x, { position: target.x, velocity: 0 });
      Object.assign(card.y, { position: target.y, velocity: 0 });
    } else {
      follow(card.x, target.x, seconds);
      follow(card.y, target.y, seconds);
    }
    if (card.hand === null && isSettled(card.x, target.x, 0.5) && isSettled(card.y, target.y, 0.5)) {
      putDown(element);
      carried.delete(name);
      continue;
    }
    card.shift = { x: card.x.position - home.x, y: card.y.position - home.y };
    const lean = card.hand === null ? 0 : LEAN_DEG;
    const shift = `${card.shift.x / zoom}px, ${card.shift.y / zoom}px`;
    element.style.transform = `translate(${shift}) rotate(${lean}deg)`;
    moves ||= !card.isMine || card.hand === null;
  }
  return moves;
}

/** Where a hand holds its card on this screen: fractions of the ranking's width, places below its top. */
function targetOf(hand: CardHand, home: Point, places: PlaceBoxes): Point {
  const box = places[hand.seat];
  if (box === null) return home;
  // A card over the ranking is as wide as the ranking itself, so it sways less than the hand that holds it.
  const x = hand.place === null ? hand.x : 0.5 + (hand.x - 0.5) * SWAY;
  return { x: box.left + x * box.width, y: box.top + (hand.y * box.height) / PLACES };
}

/** Moves every pointer one frame on; true while there is more to come. */
function movePointers(
  springs: Map<string, { readonly x: Spring; readonly y: Spring }>,
  pages: readonly OtherPage[],
  layer: HTMLElement,
  seconds: number,
  { places, zoom }: Screen,
): boolean {
  const elements = layer.querySelectorAll<HTMLElement>("[data-pointer]");
  if (elements.length === 0) springs.clear();
  // Without pointers no frame needs to ask for any layout.
  if (elements.length === 0) return false;
  let moves = false;
  const seen = new Set<string>();
  for (const element of elements) {
    const id = element.dataset["pointer"] ?? "";
    const pointer = pages.find(({ clientId }) => String(clientId) === id)?.pointer;
    const edge = pointer === undefined ? null : edgeTowards(pointer, places);
    const target =
      pointer === undefined ? null : edge === null ? spotToScreen(pointer, places) : edgeSpot(edge, places);
    if (edge === null) delete element.dataset["edge"];
    else element.dataset["edge"] = edge;
    if (target === null) {
      element.style.visibility = "hidden";
      continue;
    }
    seen.add(id);
    let at = springs.get(id);
    if (at === undefined) {
      at = { x: { position: target.x, velocity: 0 }, y: { position: target.y, velocity: 0 } };
      springs.set(id, at);
    }
    follow(at.x, target.x, seconds);
    follow(at.y, target.y, seconds);
    moves ||= !isSettled(at.x, target.x, 0.2) || !isSettled(at.y, target.y, 0.2);
    element.style.visibility = "visible";
    element.style.transform = `translate(${at.x.position / zoom}px, ${at.y.position / zoom}px)`;
  }
  for (const id of springs.keys()) if (!seen.has(id)) springs.delete(id);
  return moves;
}

/** Beyond which edge of the screen a spot's column would be; null when this screen shows it, or none at all. */
function edgeTowards(spot: Spot, places: PlaceBoxes): SeatId | null {
  const side = spot.on === "board" ? sideOf(spot) : cardOf(spot.on).seat;
  return places[side] === null && places[otherSeat(side)] !== null ? side : null;
}

/** Where the edge of the screen says that somebody points at the column beyond it: above the places, over no card. */
function edgeSpot(edge: SeatId, places: PlaceBoxes): Point | null {
  const shown = places[otherSeat(edge)];
  return shown && { x: edge === "left" ? 0 : document.documentElement.clientWidth, y: shown.top };
}

type Point = { x: number; y: number };

function follow(spring: Spring, target: number, seconds: number): void {
  if (prefersStillness()) Object.assign(spring, { position: target, velocity: 0 });
  else advance(spring, target, seconds);
}

function putDown(element: HTMLElement): void {
  delete element.dataset["carried"];
  element.style.transform = "";
}

function findCard(name: string): HTMLElement | null {
  return document.querySelector(`[data-card="${CSS.escape(name)}"]`);
}

function middle(box: DOMRect): Point {
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
