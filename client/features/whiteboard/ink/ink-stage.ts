import { unpackLiveStroke, type WhiteboardSession } from "../../../hooks/use-whiteboard.ts";
import type { BoardSession } from "../../../hooks/use-board.ts";
import { watchView, type BoardView, type ViewWatch } from "./board-view.ts";
import { FinishedInk } from "./finished-ink.ts";
import type { InkColors } from "./ink-brush.ts";
import { MovingInk, type Laser, type LiveLine } from "./moving-ink.ts";

/** All the ink of a page, painted without any rendering. */
export type InkStage = {
  readonly view: ViewWatch;
  /** My own line while I draw it, read again for every frame; null when I have let go. */
  readonly drawMine: (read: (() => LiveLine) | null) => void;
  /** Paints what I am drawing with the next frame. */
  readonly wake: () => void;
  /** Where my own laser is; null when it is off. */
  readonly pointMine: (laser: Laser | null) => void;
  readonly setShown: (isShown: boolean) => void;
  readonly stop: () => void;
};

const MINE = "mine";

/** Starts painting ink into the canvases of a layer: one animation-frame loop, which runs only while something moves. */
export function startInk(parts: {
  readonly layer: HTMLElement;
  readonly finished: HTMLCanvasElement;
  readonly moving: HTMLCanvasElement;
  readonly whiteboard: WhiteboardSession;
  readonly presence: BoardSession["presence"];
}): InkStage {
  const { layer, whiteboard, presence } = parts;
  let colors = readColors(layer);
  const finished = new FinishedInk(parts.finished, colors);
  const moving = new MovingInk(parts.moving, colors);
  let frame = 0;
  let last = 0;
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  const tick = (now: number): void => {
    frame = 0;
    const { moves, arrived } = moving.paint(view.now(), now, (now - last) / 1000);
    last = now;
    // In the same frame as it leaves the one canvas it comes to the other.
    if (arrived) finished.strokes = moving.settle(whiteboard.strokes.get());
    const paints = finished.paint();
    if (moves || paints) frame = requestAnimationFrame(tick);
    clearTimeout(forgetting);
    const wait = moving.lingering(now);
    if (wait !== null) forgetting = setTimeout(wake, wait + 1);
  };
  const wake = (): void => {
    if (frame !== 0) return;
    last = performance.now();
    frame = requestAnimationFrame(tick);
  };
  const show = (view: BoardView): void => {
    colors = readColors(layer);
    finished.show(view, colors);
    moving.show(view, colors);
    wake();
  };
  const view = watchView(layer, show);
  /** The points that each page has told last. */
  let heard: ReadonlyMap<number, string> = new Map();
  const hear = (): void => {
    const now = performance.now();
    const drawing = presence.pages.flatMap(({ clientId, seat, stroke }) =>
      seat === null || stroke === undefined ? [] : [{ clientId, by: seat, ...stroke }],
    );
    // Pages also speak of other things, 20 times a second; a line is unpacked only when it is another one.
    const told = drawing.filter(({ clientId, points }) => heard.get(clientId) !== points);
    heard = new Map(drawing.map(({ clientId, points }) => [clientId, points]));
    const lines = told.map(({ id, by, tool, points }) => ({
      id,
      by,
      tool,
      points: unpackLiveStroke(points),
    }));
    let isNews = moving.hear(lines, new Set(drawing.map(({ id }) => id)), now);
    const lit = new Set<string>([MINE]);
    for (const { clientId, seat, pointer } of presence.pages) {
      if (seat === null || !pointer?.laser || pointer.on !== "board") continue;
      const name = String(clientId);
      lit.add(name);
      moving.point(name, { by: seat, at: pointer }, now, true);
      isNews = true;
    }
    for (const name of moving.lit) {
      if (lit.has(name)) continue;
      moving.lightsOut(name);
      isNews = true;
    }
    if (isNews) wake();
  };
  const readStrokes = (): void => {
    finished.strokes = moving.settle(whiteboard.strokes.get());
    wake();
  };
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const recolor = (): void => show(view.now());
  scheme.addEventListener("change", recolor);
  const stops = [presence.onMovement(hear), whiteboard.strokes.subscribe(readStrokes)];
  readStrokes();
  show(view.now());
  return {
    view,
    drawMine: (read) => {
      moving.mine = read;
      wake();
    },
    wake,
    pointMine: (laser) => {
      if (laser === null) moving.lightsOut(MINE);
      else moving.point(MINE, laser, performance.now(), false);
      wake();
    },
    setShown: (isShown) => {
      moving.isInkShown = isShown;
      wake();
    },
    stop: () => {
      cancelAnimationFrame(frame);
      clearTimeout(forgetting);
      scheme.removeEventListener("change", recolor);
      for (const stop of stops) stop();
      view.stop();
    },
  };
}

/** The style sheet knows the colours, in light and in dark; a hidden element of the layer wears them. */
function readColors(layer: HTMLElement): InkColors {
  const sample = layer.querySelector("[data-colors]") ?? layer;
  const { color, backgroundColor, borderTopColor } = getComputedStyle(sample);
  return { left: color, right: backgroundColor, edge: borderTopColor };
}
