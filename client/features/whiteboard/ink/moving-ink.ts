import type { SeatId } from "#shared/domain/seats.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";
import type { InkPoint, InkTool, Stroke } from "#shared/domain/whiteboard/stroke.ts";
import { advance, isSettled, prefersStillness, type Spring } from "../../../ui/spring.ts";
import type { BoardView } from "./board-view.ts";
import { GrowingLine } from "./growing-line.ts";
import {
  joined,
  paintShape,
  paintTrail,
  shapeOf,
  trailShapeOf,
  type Cover,
  type InkColors,
  type TrailShape,
} from "./ink-brush.ts";
import { MovingPane } from "./moving-pane.ts";
import { Trail, type TrailPoint } from "./trail.ts";

/** A line that is being drawn. */
export type LiveLine = {
  readonly id: string;
  readonly by: SeatId;
  readonly tool: InkTool;
  readonly points: readonly InkPoint[];
};

/** Whose laser is where. */
export type Laser = { readonly by: SeatId; readonly at: Point };

type Growing = Omit<LiveLine, "points"> & {
  readonly line: GrowingLine;
  /** When its drawer was seen to have let go of it; null while it is drawn, however long that hand rests. */
  letGoAt: number | null;
  /** It is in the document; here only until it has grown to its end. */
  isFinished: boolean;
};

type Beam = {
  readonly by: SeatId;
  at: Point | null;
  readonly trail: Trail;
  spring: { x: Spring; y: Spring } | null;
};

/** Milliseconds that a line stays when its drawer has let go of it and the document has not got it yet. */
const LINGER_MS = 3_000;
/** Units of board space: nearer than this a laser has arrived. */
const ARRIVED = 0.3;

/** Everything of ink that moves: my own line, those of others as they grow, lasers; on a canvas that is cleared often. */
export class MovingInk {
  readonly #pane: MovingPane;
  readonly #growing = new Map<string, Growing>();
  readonly #beams = new Map<string, Beam>();
  #mine: (() => LiveLine) | null = null;
  #colors: InkColors;
  /** Ink that is hidden is not painted; lasers are. */
  isInkShown = true;

  constructor(canvas: HTMLCanvasElement, colors: InkColors) {
    this.#pane = new MovingPane(canvas);
    this.#colors = colors;
  }

  /** From now on the board is shown like this. */
  show(view: BoardView, colors: InkColors): void {
    this.#colors = colors;
    this.#pane.show(view);
  }

  /** My own line, read again for every frame; null when I draw none. */
  set mine(read: (() => LiveLine) | null) {
    this.#mine = read;
  }

  /** Lines of others as they are now, and the ids of all that are in somebody's hand; true when that is news. */
  hear(lines: readonly LiveLine[], drawn: ReadonlySet<string>, now: number): boolean {
    let isNews = lines.length > 0;
    for (const { id, by, tool, points } of lines) {
      const known = this.#growing.get(id);
      if (known?.isFinished) continue;
      const growing = known ?? { id, by, tool, line: new GrowingLine(), letGoAt: null, isFinished: false };
      growing.line.points = points;
      growing.letGoAt = null;
      this.#growing.set(id, growing);
    }
    for (const growing of this.#growing.values()) {
      if (growing.letGoAt !== null || drawn.has(growing.id)) continue;
      growing.letGoAt = now;
      isNews = true;
    }
    return isNews;
  }

  /** Gives the finished lines without those that still grow here to their end. */
  settle(strokes: readonly Stroke[]): readonly Stroke[] {
    if (this.#growing.size === 0) return strokes;
    for (const stroke of strokes) {
      const growing = this.#growing.get(stroke.id);
      if (growing === undefined || growing.isFinished) continue;
      growing.line.points = stroke.points;
      growing.isFinished = true;
    }
    return strokes.filter(({ id }) => !this.#growing.has(id));
  }

  /** Where somebody's laser is now; `glides` when it comes in steps that are to be smoothed. */
  point(name: string, { by, at }: Laser, now: number, glides: boolean): void {
    const known = this.#beams.get(name);
    // One that is lit anew begins a new trail.
    const beam =
      known === undefined || known.at === null ? { by, at, trail: new Trail(), spring: null } : known;
    this.#beams.set(name, beam);
    beam.at = at;
    if (glides) beam.spring ??= springAt(at);
    else beam.trail.add(at, now);
  }

  /** Switches somebody's laser off; its trail runs out. */
  lightsOut(name: string): void {
    const beam = this.#beams.get(name);
    if (beam) Object.assign(beam, { at: null, spring: null });
  }

  /** Whose lasers are lit. */
  get lit(): readonly string[] {
    return [...this.#beams].flatMap(([name, { at }]) => (at === null ? [] : [name]));
  }

  /** Milliseconds until a line that lingers may be forgotten; null when there is none. */
  lingering(now: number): number | null {
    const waits = [...this.#growing.values()].flatMap(({ letGoAt }) =>
      letGoAt === null ? [] : [letGoAt + LINGER_MS - now],
    );
    return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
  }

  /** Paints one frame; `moves` while there is more to come, `arrived` when a line has left for the finished ones. */
  paint(
    view: BoardView,
    now: number,
    seconds: number,
  ): { readonly moves: boolean; readonly arrived: boolean } {
    const still = prefersStillness();
    let [moves, arrived] = [false, false];
    const lines: LiveLine[] = [];
    for (const growing of this.#growing.values()) {
      if (still) growing.line.finish();
      const grows = growing.line.grow(seconds);
      moves ||= grows;
      const { letGoAt, isFinished } = growing;
      if (!grows && (isFinished || (letGoAt !== null && now - letGoAt > LINGER_MS))) {
        this.#growing.delete(growing.id);
        arrived = true;
      } else lines.push({ ...growing, points: growing.line.shown });
    }
    if (this.#mine !== null) lines.push(this.#mine());
    const inOrder = this.isInkShown ? lines.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : [];
    const shapes = inOrder.map((line) => shapeOf(line, view));
    const trails: TrailShape[] = [];
    for (const [name, beam] of this.#beams) {
      const { spots, fades } = this.#shine(beam, now, seconds, still);
      const trail = trailShapeOf(spots, beam.by, view);
      if (trail !== null) trails.push(trail);
      if (fades) moves = true;
      else if (beam.at === null) this.#beams.delete(name);
    }
    const context = this.#pane.open([...shapes, ...trails].reduce<Cover | null>(coverBoth, null));
    for (const shape of shapes) paintShape(context, shape, this.#colors);
    for (const trail of trails) paintTrail(context, trail, this.#colors);
    return { moves, arrived };
  }

  #shine(
    beam: Beam,
    now: number,
    seconds: number,
    still: boolean,
  ): { readonly spots: readonly TrailPoint[]; readonly fades: boolean } {
    const { at, spring, trail } = beam;
    let glides = false;
    if (at !== null && spring !== null) {
      for (const axis of ["x", "y"] as const) {
        if (still) Object.assign(spring[axis], { position: at[axis], velocity: 0 });
        else advance(spring[axis], at[axis], seconds);
      }
      glides = !isSettled(spring.x, at.x, ARRIVED) || !isSettled(spring.y, at.y, ARRIVED);
      trail.add({ x: spring.x.position, y: spring.y.position }, now);
    }
    // A laser that rests stays lit, and its trail runs out.
    if (at !== null && spring === null) trail.add(at, now);
    const spots = trail.shown(now);
    const seen = still ? (at === null ? [] : spots.slice(-1)) : spots;
    return { spots: seen, fades: glides || seen.length > (at === null ? 0 : 1) };
  }
}

function coverBoth(all: Cover | null, { covers }: { readonly covers: Cover | null }): Cover | null {
  return joined(all, covers);
}

function springAt({ x, y }: Point): { x: Spring; y: Spring } {
  return { x: { position: x, velocity: 0 }, y: { position: y, velocity: 0 } };
}
