import type { Box, PlaceBoxes } from "#shared/domain/whiteboard/board-on-screen.ts";
import { sideOf, type CardName, type Point, type Spot } from "#shared/domain/whiteboard/board-space.ts";
import type { Note } from "#shared/domain/whiteboard/note.ts";
import {
  cardOnScreen,
  placesOnScreen,
  spotOnCard,
  spotToScreen,
  screenToSpot,
  zoomOf,
} from "../../../hooks/board-places.ts";
import type { BoardSession, OtherPage } from "../../../hooks/use-board.ts";
import { advance, isSettled, prefersStillness, type Spring } from "../../../ui/spring.ts";
import { keptInside, type Size } from "./spots.ts";

/*
 * Where the notes are on this screen, outside of React. A note is drawn at its spot plus an offset that a critically
 * damped spring takes back to nothing: whatever carries the spot along (a card under somebody's hand, a scrolled page)
 * carries the note without delay, and a spot that somebody changes is glided to.
 */

/** What placing needs to know of the board. */
export type PlacedBoard = {
  readonly notes: {
    readonly get: () => readonly Note[];
    readonly subscribe: (listener: () => void) => () => void;
  };
  readonly session: Pick<BoardSession, "presence" | "gesture" | "live">;
};

type Placed = {
  spot: Spot;
  readonly x: Spring;
  readonly y: Spring;
};

/** Milliseconds that places are looked at after anything may have moved: a card's glide and landing take less. */
const LOOK_MS = 500;
/** Pixels: cards in narrower columns, and chips in the tray, have room for a pin only. */
const PIN_BELOW = 270;
/** Pixels: cards that are less high are chips. */
const CHIP_BELOW = 54;
/** Pixels between a note and the edge of the screen. */
const EDGE = 6;
/** Pixels: the controls of a note, by mouse and by finger. */
const BAR = { fine: { width: 236, height: 44 }, coarse: { width: 328, height: 58 } };
const COARSE = matchMedia("(pointer: coarse)");
/** Pixels below a note's top edge: the point that decides on which card a note lies. */
const GRIP_DEPTH = 12;

/** Puts the notes of one list to their spots, in every frame in which something moves and in no other. */
export class NotePlacing {
  readonly #board: PlacedBoard;
  readonly #placed = new Map<string, Placed>();
  #list: HTMLElement | null = null;
  #held: { readonly id: string; readonly at: Point } | null = null;
  #aim: CardName | null = null;
  #frame = 0;
  #last = 0;
  #until = 0;

  constructor(board: PlacedBoard) {
    this.#board = board;
  }

  /** Begins to place the notes of this list; returns how to stop. */
  start(list: HTMLElement): () => void {
    this.#list = list;
    const { session, notes } = this.#board;
    const sizes = new ResizeObserver(this.look);
    const watchSizes = (): void => {
      sizes.disconnect();
      const watched = document.querySelectorAll("[data-places], [data-anchor='board']");
      for (const element of watched) sizes.observe(element);
    };
    const contents = new MutationObserver(() => {
      watchSizes();
      this.look();
    });
    const main = document.querySelector("[data-anchor='board']");
    if (main !== null) contents.observe(main, { childList: true, subtree: true });
    watchSizes();
    // The notes tell of themselves; a card in flight takes those with it that are attached to it.
    const onMovement = (pages: readonly OtherPage[]): void => {
      if (pages.some(({ hand }) => hand?.kind === "card")) this.look();
    };
    const stops = [
      session.presence.onMovement(onMovement),
      session.gesture.subscribe(this.look),
      session.live.subscribe(this.look),
      notes.subscribe(this.look),
    ];
    addEventListener("scroll", this.look, { capture: true, passive: true });
    addEventListener("resize", this.look);
    this.look();
    return () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#list = null;
      sizes.disconnect();
      contents.disconnect();
      for (const stop of stops) stop();
      removeEventListener("scroll", this.look, { capture: true });
      removeEventListener("resize", this.look);
    };
  }

  /** Looks for a short while where everything is. */
  readonly look = (): void => {
    const now = performance.now();
    this.#until = now + LOOK_MS;
    if (this.#frame !== 0 || this.#list === null || this.#board.notes.get().length === 0) return;
    this.#last = now;
    this.#frame = requestAnimationFrame(this.#tick);
  };

  /** Puts everything to its place at once, so that nothing is painted elsewhere first. */
  placeNow(): void {
    this.#place(0);
    this.look();
  }

  /** My hand holds a note with its top left corner there; gives the spot that it would take. */
  hold(id: string, point: Point): { readonly at: Point; readonly spot: Spot | null } {
    const size = this.sizeOf(id);
    const at = keptInside(point, size, this.#bounds(placesOnScreen()));
    this.#held = { id, at };
    const card = cardAt({ x: at.x + size.width / 2, y: at.y + GRIP_DEPTH });
    this.#aim = card;
    this.look();
    return { at, spot: card === null ? screenToSpot(at) : kept(spotOnCard(card, at)) };
  }

  /** Where the top left corner of a note is when it is held at this point, which then says on which card it lies. */
  gripAt(id: string, { x, y }: Point): Point {
    return { x: x - this.sizeOf(id).width / 2, y: y - GRIP_DEPTH };
  }

  /** My hand lets go of what it holds. */
  letGo(): void {
    this.#held = null;
    this.#aim = null;
    this.look();
  }

  /** How large a note is shown. */
  sizeOf(id: string): Size {
    const { width, height } = this.#elementOf(id)?.getBoundingClientRect() ?? { width: 0, height: 0 };
    return { width, height };
  }

  /** Where a note is shown in the window; null while it is not. */
  boxOf(id: string): Box | null {
    const element = this.#elementOf(id);
    return element === null || element.dataset["away"] !== undefined ? null : element.getBoundingClientRect();
  }

  /** Is a note shown as a pin, since there is no room for more? */
  isPin(id: string): boolean {
    const { pin, open } = this.#elementOf(id)?.dataset ?? {};
    return pin !== undefined && open === undefined;
  }

  /** The part of the window that notes are kept in; its height is that of the board, scrolled or not. */
  bounds(): Box {
    return this.#bounds(placesOnScreen());
  }

  readonly #tick = (now: number): void => {
    const seconds = (now - this.#last) / 1000;
    this.#last = now;
    const moves = this.#place(seconds);
    this.#frame = moves || now < this.#until ? requestAnimationFrame(this.#tick) : 0;
  };

  #elementOf(id: string): HTMLElement | null {
    return this.#list?.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`) ?? null;
  }

  #bounds({ left, right }: PlaceBoxes): Box {
    const main = document.querySelector<HTMLElement>("[data-anchor='board']");
    const box = main?.getBoundingClientRect() ?? { left: 0, top: 0, width: innerWidth, height: innerHeight };
    const from = Math.max(box.left, 0) + EDGE;
    const to = Math.min(box.left + box.width, innerWidth) - EDGE;
    const top = box.top - (main?.scrollTop ?? 0);
    const bottom = Math.max(
      top + box.height,
      ...[left, right].map((each) => (each ? each.top + each.height : 0)),
    );
    return { left: from, top: top + EDGE, width: to - from, height: bottom - top - 2 * EDGE };
  }

  /** Moves every note one frame on; true while there is more to come. */
  #place(seconds: number): boolean {
    const list = this.#list;
    // Without notes no frame needs to ask for any layout; one that comes back begins where it belongs.
    if (this.#board.notes.get().length === 0) this.#placed.clear();
    if (list === null || this.#board.notes.get().length === 0) return false;
    const boxes = placesOnScreen();
    const bounds = this.#bounds(boxes);
    const origin = list.getBoundingClientRect();
    const scale = zoomOf(list, origin);
    const bar = COARSE.matches ? BAR.coarse : BAR.fine;
    // What I carry or slide beneath them is not for the notes to notice.
    mark(list, "passed", this.#board.session.gesture.get() !== undefined);
    const isStill = prefersStillness();
    const spots = new Map(this.#board.notes.get().map(({ id, spot }) => [id, spot]));
    for (const id of this.#placed.keys()) if (!spots.has(id)) this.#placed.delete(id);
    let moves = false;
    // All that is read comes before all that is written, so that the layout is worked out once.
    const writes: (() => void)[] = [];
    for (const element of list.querySelectorAll<HTMLElement>("[data-note]")) {
      const id = element.dataset["note"] ?? "";
      const spot = spots.get(id);
      if (spot === undefined) continue;
      const target = shownAt(spot, boxes, scale);
      if (target === null) {
        this.#placed.delete(id);
        writes.push(() => mark(element, "away", true));
        continue;
      }
      const from = this.#placed.get(id)?.spot ?? spot;
      const before = from === spot ? target : shownAt(from, boxes, scale);
      const placed = this.#follow(id, spot, target, before, isStill ? Infinity : seconds);
      const size = { width: element.offsetWidth * scale, height: element.offsetHeight * scale };
      const shown = keptInside(
        { x: target.x + placed.x.position, y: target.y + placed.y.position },
        size,
        bounds,
      );
      const isPin =
        this.#held?.id === id ? element.dataset["pin"] !== undefined : isNarrow(spot, boxes, scale);
      moves ||= placed.x.position !== 0 || placed.y.position !== 0;
      moves ||= isPin !== (element.dataset["pin"] !== undefined) || element.dataset["away"] !== undefined;
      const x = (shown.x - origin.left) / scale;
      const y = (shown.y - origin.top) / scale;
      const room = (bounds.left + bounds.width - shown.x) / scale;
      const shift = Math.max(Math.min(0, room - bar.width), (bounds.left - shown.x) / scale);
      const isBelow = (shown.y - bounds.top) / scale < bar.height;
      writes.push(() => {
        mark(element, "away", false);
        mark(element, "pin", isPin);
        mark(element, "below", isBelow);
        // Without zeros at the end, as browsers give it back, so that what stays is known to stay.
        const [left, top] = [x, y].map((pixels) => Math.round(pixels * 100) / 100);
        const place = `translate(${left}px, ${top}px)`;
        // On a slow screen a card glides for longer: as long as it takes notes along, it is looked at.
        if (setStyle(element, "transform", place)) this.#until = performance.now() + LOOK_MS;
        setStyle(element, "--bar-shift", `${shift.toFixed(0)}px`);
      });
    }
    this.#pointOut(list, origin, scale);
    for (const write of writes) write();
    return moves;
  }

  /** Takes a note's offset nearer to nothing, or there at once after an infinite time. */
  #follow(id: string, spot: Spot, target: Point, before: Point | null, seconds: number): Placed {
    let placed = this.#placed.get(id);
    if (placed === undefined) {
      placed = { spot, x: { position: 0, velocity: 0 }, y: { position: 0, velocity: 0 } };
      this.#placed.set(id, placed);
    }
    if (this.#held?.id === id) {
      Object.assign(placed.x, { position: this.#held.at.x - target.x, velocity: 0 });
      Object.assign(placed.y, { position: this.#held.at.y - target.y, velocity: 0 });
      placed.spot = spot;
      return placed;
    }
    if (placed.spot.on !== spot.on || placed.spot.x !== spot.x || placed.spot.y !== spot.y) {
      placed.x.position += before === null ? 0 : before.x - target.x;
      placed.y.position += before === null ? 0 : before.y - target.y;
      placed.spot = spot;
    }
    for (const spring of [placed.x, placed.y]) {
      if (seconds < Infinity) advance(spring, 0, seconds);
      if (seconds === Infinity || isSettled(spring, 0, 0.3))
        Object.assign(spring, { position: 0, velocity: 0 });
    }
    return placed;
  }

  /** Draws a frame around the card that the note in my hand would be attached to. */
  #pointOut(list: HTMLElement, origin: DOMRect, scale: number): void {
    const frame = list.parentElement?.querySelector<HTMLElement>("[data-aim]") ?? null;
    if (frame === null) return;
    const box = this.#aim && cardOnScreen(this.#aim);
    frame.hidden = box === null;
    if (box === null) return;
    setStyle(frame, "width", `${box.width / scale}px`);
    setStyle(frame, "height", `${box.height / scale}px`);
    setStyle(
      frame,
      "transform",
      `translate(${(box.left - origin.left) / scale}px, ${(box.top - origin.top) / scale}px)`,
    );
  }
}

/** The card that lies at a point of the window, whatever lies upon it; null where there is none. */
export function cardAt({ x, y }: Point): CardName | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const spot = screenToSpot({ x, y }, element);
    if (spot !== null && spot.on !== "board") return spot.on;
  }
  return null;
}

/** The shown card that is nearest to a point of the window; null when none is shown. */
export function nearestCard({ x, y }: Point): CardName | null {
  let nearest: CardName | null = null;
  let least = Infinity;
  for (const element of document.querySelectorAll<HTMLElement>("[data-anchor^='card:']")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const distance = Math.hypot(
      Math.max(box.left - x, 0, x - box.right),
      Math.max(box.top - y, 0, y - box.bottom),
    );
    if (distance >= least) continue;
    const spot = screenToSpot({ x, y }, element);
    if (spot === null || spot.on === "board") continue;
    [nearest, least] = [spot.on, distance];
  }
  return nearest;
}

/** What others accept of a spot on a card; a note that is told of as it is shown must not jump on their screens. */
function kept(spot: Spot | null): Spot | null {
  const within = (share: number): number => Math.min(Math.max(share, -1), 2);
  return spot && { on: spot.on, x: within(spot.x), y: within(spot.y) };
}

/** Where a note is shown while nothing moves it; a chip in the tray has it at its corner, where it hides no name. */
function shownAt(spot: Spot, boxes: PlaceBoxes, scale: number): Point | null {
  const chip = spot.on === "board" ? null : cardOnScreen(spot.on);
  if (chip === null || chip.width >= PIN_BELOW * scale || chip.height >= CHIP_BELOW * scale) {
    return spotToScreen(spot, boxes);
  }
  const part = (share: number): number => Math.min(Math.max(share, 0), 1) * 10 * scale;
  return { x: chip.left + chip.width - 40 * scale + part(spot.x), y: chip.top - 12 * scale + part(spot.y) };
}

function isNarrow(spot: Spot, { left, right }: PlaceBoxes, scale: number): boolean {
  const box = spot.on === "board" ? ({ left, right }[sideOf(spot)] ?? left ?? right) : cardOnScreen(spot.on);
  return box !== null && box.width / scale < PIN_BELOW;
}

function mark(element: HTMLElement, name: "away" | "pin" | "below" | "passed", isOn: boolean): void {
  if (isOn === (element.dataset[name] !== undefined)) return;
  if (isOn) element.dataset[name] = "";
  else delete element.dataset[name];
}

/** Sets what is another value; true when it was. */
function setStyle(element: HTMLElement, name: string, value: string): boolean {
  if (element.style.getPropertyValue(name) === value) return false;
  element.style.setProperty(name, value);
  return true;
}
