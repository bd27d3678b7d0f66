import type { BoardView } from "./board-view.ts";
import { fitCanvas } from "./ink-brush.ts";

/**
 * A canvas that shows a picture of another one. Without a graphics card a canvas that one can draw on is copied whole in
 * every frame in which anything on the page moves; one that was given a finished picture is left alone.
 */
export class InkPicture {
  readonly #canvas: HTMLCanvasElement;
  readonly #bitmaps: ImageBitmapRenderingContext | null;
  readonly #context: CanvasRenderingContext2D | null;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    // Safari before 16.4 cannot make pictures in this way; there the canvas is drawn on.
    this.#bitmaps = typeof OffscreenCanvas === "undefined" ? null : canvas.getContext("bitmaprenderer");
    this.#context = this.#bitmaps === null ? canvas.getContext("2d") : null;
  }

  /** Moves and stretches what is seen. */
  set transform(transform: string) {
    this.#canvas.style.transform = transform;
  }

  /** Shows what is on the sheet from now on; nothing when it is empty. */
  take(sheet: HTMLCanvasElement, view: BoardView, isEmpty: boolean): void {
    this.#canvas.style.display = isEmpty ? "none" : "";
    fitCanvas(this.#canvas, view);
    if (isEmpty) return;
    const { width, height } = sheet;
    if (this.#bitmaps === null) {
      this.#context?.clearRect(0, 0, width, height);
      this.#context?.drawImage(sheet, 0, 0);
      return;
    }
    const copy = new OffscreenCanvas(width, height);
    copy.getContext("2d")?.drawImage(sheet, 0, 0);
    this.#bitmaps.transferFromImageBitmap(copy.transferToImageBitmap());
  }
}
