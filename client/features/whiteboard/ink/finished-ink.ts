import { InkPicture } from "./ink-picture.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import type { Stroke } from "#shared/domain/whiteboard/stroke.ts";
import type { BoardView } from "./board-view.ts";
import {
  fitCanvas,
  joined,
  meet,
  paintShape,
  shapeOf,
  toPixels,
  type Cover,
  type InkColors,
  type InkShape,
} from "./ink-brush.ts";

/** Milliseconds of a frame that may go into painting many lines; the rest of it belongs to everything else. */
const SLICE_MS = 4;
/** So many lines are painted before the clock is asked. */
const LINES_PER_LOOK = 8;

/**
 * The finished lines. They are painted on a sheet that is not seen: a new line on top; where one goes, only that part
 * again; where everything has moved, all of them, over as many frames as it takes. What is seen is a picture of it.
 */
export class FinishedInk {
  readonly #picture: InkPicture;
  readonly #sheet: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #shapes = new WeakMap<Stroke, InkShape>();
  #view: BoardView | null = null;
  /** How the board was shown when the picture was taken. */
  #shown: BoardView | null = null;
  #colors: InkColors;
  #strokes: readonly Stroke[] = [];
  /** What has been painted, in order. */
  #painted: readonly Stroke[] = [];
  /** How many lines of a sheet that is painted anew are there; null when all of them are. */
  #next: number | null = null;

  constructor(canvas: HTMLCanvasElement, colors: InkColors) {
    this.#picture = new InkPicture(canvas);
    this.#sheet = document.createElement("canvas");
    const context = this.#sheet.getContext("2d");
    if (context === null) throw new Error("This browser gives no canvas to draw on.");
    this.#context = context;
    this.#colors = colors;
  }

  /** From now on the board is shown like this; paints it all again. */
  show(view: BoardView, colors: InkColors): void {
    this.#view = view;
    this.#colors = colors;
    this.#shapes = new WeakMap();
    // Until it is painted anew, the picture of before stands in for it, stretched to where the columns are now.
    this.#picture.transform = this.#shown === null ? "" : stretch(this.#shown, view);
    this.#startOver();
  }

  /** These lines are there now, in the order of painting. */
  set strokes(strokes: readonly Stroke[]) {
    this.#strokes = strokes;
  }

  /** Brings the picture up to what it should show, or a frame's worth closer; true while there is more to do. */
  paint(now: () => number = () => performance.now()): boolean {
    if (this.#view === null) return false;
    if (this.#next === null) this.#catchUp(this.#view);
    return this.#next !== null && this.#goOn(this.#view, this.#next, now() + SLICE_MS, now);
  }

  #catchUp(view: BoardView): void {
    const [was, is] = [this.#painted, this.#strokes];
    if (was === is) return;
    const same = commonStart(was, is);
    const kept = new Set(is.slice(same));
    const gone = was.slice(same).filter((stroke) => !kept.has(stroke));
    const left = was.slice(same).filter((stroke) => kept.has(stroke));
    const isInOrder = left.every((stroke, index) => stroke === is[same + index]);
    // A line from before that comes late belongs below what is there already.
    if (!isInOrder || gone.length > LINES_PER_LOOK * 8) return this.#startOver();
    let hole: Cover | null = null;
    for (const stroke of gone) hole = joined(hole, this.#shapeOf(stroke, view).covers);
    this.#painted = is;
    if (hole !== null) this.#fill(hole, is.slice(0, same + left.length), view);
    const added = is.slice(same + left.length);
    if (added.length > LINES_PER_LOOK * 4) return this.#startOver();
    for (const stroke of added) paintShape(this.#context, this.#shapeOf(stroke, view), this.#colors);
    this.#picture.take(this.#sheet, view, is.length === 0);
  }

  /** Paints one part of the sheet again, with what else lies there. */
  #fill(hole: Cover, strokes: readonly Stroke[], view: BoardView): void {
    const { left, top, right, bottom } = toPixels(hole, view.ratio);
    const context = this.#context;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    for (const stroke of strokes) {
      const shape = this.#shapeOf(stroke, view);
      if (shape.covers !== null && meet(shape.covers, hole)) paintShape(context, shape, this.#colors);
    }
    context.restore();
  }

  #startOver(): void {
    if (this.#view === null) return;
    const { ratio, width, height } = this.#view;
    fitCanvas(this.#sheet, this.#view);
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.clearRect(0, 0, width + 1, height + 1);
    this.#painted = this.#strokes;
    this.#next = 0;
  }

  #goOn(view: BoardView, from: number, end: number, now: () => number): boolean {
    // What came or went meanwhile is caught up with afterwards, from what this sheet has.
    const strokes = this.#painted;
    for (let next = from; next < strokes.length;) {
      const stop = Math.min(strokes.length, next + LINES_PER_LOOK);
      for (const stroke of strokes.slice(next, stop)) {
        paintShape(this.#context, this.#shapeOf(stroke, view), this.#colors);
      }
      next = stop;
      this.#next = next;
      if (now() >= end && stop < strokes.length) return true;
    }
    this.#picture.take(this.#sheet, view, strokes.length === 0);
    this.#picture.transform = "";
    this.#shown = view;
    this.#next = null;
    return this.#painted !== this.#strokes;
  }

  #shapeOf(stroke: Stroke, view: BoardView): InkShape {
    const known = this.#shapes.get(stroke);
    if (known) return known;
    const shape = shapeOf(stroke, view);
    this.#shapes.set(stroke, shape);
    return shape;
  }
}

/** Moves a picture of the columns where they were to where they are. */
function stretch(from: BoardView, to: BoardView): string {
  const [a, b] = [columnsOf(from), columnsOf(to)];
  if (a === null || b === null || (from.boxes.left === null) !== (to.boxes.left === null)) return "";
  const [x, y] = [(b.right - b.left) / (a.right - a.left), (b.bottom - b.top) / (a.bottom - a.top)];
  return `matrix(${x}, 0, 0, ${y}, ${b.left - x * a.left}, ${b.top - y * a.top})`;
}

function columnsOf({ boxes }: BoardView): Cover | null {
  return SEAT_IDS.reduce<Cover | null>((all, seat) => {
    const box = boxes[seat];
    if (box === null) return all;
    const { left, top, width, height } = box;
    return joined(all, { left, top, right: left + width, bottom: top + height });
  }, null);
}

/** How many lines at the start are the same. */
function commonStart(a: readonly Stroke[], b: readonly Stroke[]): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}
