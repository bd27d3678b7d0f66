import { placesOnScreen, zoomOf } from "../../../hooks/board-places.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { scaleOf, toBoard, type Box, type PlaceBoxes } from "#shared/domain/whiteboard/board-on-screen.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";

/** How this screen shows the board inside the layer: in the layer's own pixels, so that scrolling changes nothing. */
export type BoardView = {
  readonly boxes: PlaceBoxes;
  /** Size of the layer, which reaches as far as what it lies on can be scrolled. */
  readonly width: number;
  readonly height: number;
  /** Device pixels to one pixel of the layer. */
  readonly ratio: number;
  /** Pixels of the layer to one unit of board space. */
  readonly scale: number;
};

/** Keeps a `BoardView` true. */
export type ViewWatch = {
  readonly now: () => BoardView;
  /** Looks again before the next frame; for whoever knows that something has moved. */
  readonly lookAgain: () => void;
  /** Tells of points of the window, as it is scrolled now, where they lie on the board; null while no column is shown. */
  readonly boardNow: () => (point: Point) => Point | null;
  readonly stop: () => void;
};

/** More than this cannot be seen, and costs memory. */
const MAX_RATIO = 2;
/** Device pixels of one canvas: 48 MB. */
const MAX_PIXELS = 12_000_000;
/** Frames without a change after which nothing is moving any more. */
const CALM_FRAMES = 3;

/** Watches where the layer shows the columns, and calls back when that has changed. */
export function watchView(layer: HTMLElement, onChange: (view: BoardView) => void): ViewWatch {
  let view = readView(layer);
  let frame = 0;
  let calm = 0;
  const look = (): void => {
    const next = readView(layer);
    calm = isSameView(view, next) ? calm + 1 : 0;
    frame = calm < CALM_FRAMES ? requestAnimationFrame(look) : 0;
    if (calm > 0) return;
    view = next;
    onChange(view);
  };
  const lookAgain = (): void => {
    calm = 0;
    if (frame === 0) frame = requestAnimationFrame(look);
  };

  const ground = layer.parentElement ?? layer;
  const sizes = new ResizeObserver(lookAgain);
  let watched: readonly Element[] = [];
  const watchSizes = (): void => {
    const parts = [ground, ...ground.querySelectorAll("[data-places]")];
    if (parts.length === watched.length && parts.every((part, index) => part === watched[index])) return;
    watched = parts;
    sizes.disconnect();
    for (const part of parts) sizes.observe(part);
  };
  // A step that comes, a card that leaves the tray: what has come and gone may have moved the columns.
  const content = new MutationObserver((changes) => {
    if (changes.every(({ target }) => layer.contains(target))) return;
    watchSizes();
    lookAgain();
  });
  content.observe(ground, { childList: true, subtree: true, attributeFilter: ["data-shown"] });
  watchSizes();
  const moving = ["transitionrun", "transitionend", "animationstart", "animationend"] as const;
  for (const type of moving) ground.addEventListener(type, lookAgain);
  addEventListener("resize", lookAgain);
  visualViewport?.addEventListener("resize", lookAgain);
  lookAgain();
  return {
    now: () => view,
    lookAgain,
    boardNow: () => {
      const frame = layer.getBoundingClientRect();
      const { left, top } = frame;
      const zoom = zoomOf(layer, frame);
      return ({ x, y }) => toBoard(view.boxes, { x: (x - left) / zoom, y: (y - top) / zoom });
    },
    stop: () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      content.disconnect();
      for (const type of moving) ground.removeEventListener(type, lookAgain);
      removeEventListener("resize", lookAgain);
      visualViewport?.removeEventListener("resize", lookAgain);
    },
  };
}

/** Do both show every point at the same pixel? */
function isSameView(a: BoardView, b: BoardView): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.ratio === b.ratio &&
    SEAT_IDS.every((seat) => isSameBox(a.boxes[seat], b.boxes[seat]))
  );
}

function readView(layer: HTMLElement): BoardView {
  const ground = layer.parentElement ?? layer;
  const height = heightOf(ground, layer);
  const frame = layer.getBoundingClientRect();
  const width = layer.offsetWidth;
  const zoom = zoomOf(layer, frame);
  const places = placesOnScreen();
  const toLayer = (box: Box | null): Box | null =>
    box && {
      left: round((box.left - frame.left) / zoom),
      top: round((box.top - frame.top) / zoom),
      width: round(box.width / zoom),
      height: round(box.height / zoom),
    };
  const boxes = { left: toLayer(places.left), right: toLayer(places.right) };
  const wanted = Math.min(devicePixelRatio * zoom, MAX_RATIO);
  const ratio = Math.min(wanted, Math.sqrt(MAX_PIXELS / Math.max(1, width * height)));
  return { boxes, width, height, ratio, scale: scaleOf(boxes) };
}

/** The layer must not itself be what its ground can be scrolled by. */
function heightOf(ground: HTMLElement, layer: HTMLElement): number {
  const shown = layer.style.height;
  if (ground.scrollHeight <= ground.clientHeight && shown === `${ground.clientHeight}px`) {
    return ground.clientHeight;
  }
  layer.style.height = "0px";
  const height = ground.scrollHeight;
  layer.style.height = `${height}px`;
  return height;
}

function isSameBox(a: Box | null, b: Box | null): boolean {
  if (a === null || b === null) return a === b;
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

/** Below a sixteenth of a pixel nothing has moved; scrolled boxes differ by that much. */
function round(value: number): number {
  return Math.round(value * 16) / 16;
}
