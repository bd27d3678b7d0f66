import type { BoardView } from "./board-view.ts";
import type { Cover } from "./ink-brush.ts";

/** Pixels around what moves that the pane has in store, so that it need not grow in every frame. */
const STORE = 96;
/** A pane that is this many times larger than it must be is made smaller. */
const MAX_WASTE = 6;

/**
 * A canvas that lies only where something moves: a canvas that is painted is copied whole in that frame, and one as large
 * as the board costs milliseconds.
 */
export class MovingPane {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #view: BoardView | null = null;
  /** The part of the layer that the canvas covers; null when it has to be fitted anew. */
  #at: Cover | null = null;
  #isClear = true;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser gives no canvas to draw on.");
    this.#context = context;
  }

  /** From now on the board is shown like this. */
  show(view: BoardView): void {
    this.#view = view;
    this.#at = null;
  }

  /** Clears the canvas and lays it over what is to be covered; gives what to paint with, in pixels of the layer. */
  open(covers: Cover | null): CanvasRenderingContext2D {
    const view = this.#view;
    const wanted = view === null || covers === null ? null : within(covers, view);
    if (view === null || wanted === null || (this.#at !== null && fits(this.#at, wanted))) this.#clear();
    else this.#fit(wanted, view);
    this.#isClear = wanted === null;
    // Without a graphics card each canvas costs time in every frame in which anything moves, even an empty one.
    const display = this.#isClear ? "none" : "";
    if (this.#canvas.style.display !== display) this.#canvas.style.display = display;
    return this.#context;
  }

  #clear(): void {
    if (this.#isClear) return;
    this.#context.save();
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#context.restore();
  }

  #fit(wanted: Cover, view: BoardView): void {
    const { ratio } = view;
    const { left, top, right, bottom } =
      within(
        {
          left: wanted.left - STORE,
          top: wanted.top - STORE,
          right: wanted.right + STORE,
          bottom: wanted.bottom + STORE,
        },
        view,
      ) ?? wanted;
    // Whole pixels of the screen, so that lines are as sharp here as where they will lie.
    const [x, y] = [Math.floor(left * ratio), Math.floor(top * ratio)];
    const [width, height] = [Math.ceil(right * ratio) - x, Math.ceil(bottom * ratio) - y];
    this.#canvas.width = width;
    this.#canvas.height = height;
    const { style } = this.#canvas;
    style.width = `${width / ratio}px`;
    style.height = `${height / ratio}px`;
    style.transform = `translate(${x / ratio}px, ${y / ratio}px)`;
    this.#context.setTransform(ratio, 0, 0, ratio, -x, -y);
    this.#at = {
      left: x / ratio,
      top: y / ratio,
      right: (x + width) / ratio,
      bottom: (y + height) / ratio,
    };
  }
}

/** The part of something that lies on the layer; null when none of it does. */
function within({ left, top, right, bottom }: Cover, { width, height }: BoardView): Cover | null {
  const part = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(width, right),
    bottom: Math.min(height, bottom),
  };
  return part.left < part.right && part.top < part.bottom ? part : null;
}

function fits(pane: Cover, wanted: Cover): boolean {
  const isInside =
    pane.left <= wanted.left &&
    pane.top <= wanted.top &&
    pane.right >= wanted.right &&
    pane.bottom >= wanted.bottom;
  const least = (wanted.right - wanted.left + 2 * STORE) * (wanted.bottom - wanted.top + 2 * STORE);
  return isInside && (pane.right - pane.left) * (pane.bottom - pane.top) <= MAX_WASTE * least;
}
