import type { SeatId } from "#shared/domain/seats.ts";
import { MAX_STROKE_POINTS, type InkPoint, type InkTool } from "#shared/domain/whiteboard/stroke.ts";
import { isDrawn, packLiveStroke } from "#shared/document/stroke-codec.ts";
import { addStroke, newId } from "#shared/document/whiteboard-commands.ts";
import { HAND_INTERVAL_MS } from "./gesture-pace.ts";
import type { BoardGround } from "./open-board.ts";
import type { PresenceChannel } from "./presence-channel.ts";
import { Throttle } from "./throttle.ts";

/**
 * One line while it is drawn. The others hear of it at most every 50 ms; the document gets it whole when it is finished,
 * since a stroke never changes. A line of too many points goes on as the next stroke of the same undo step.
 */
export class StrokeDrawing {
  readonly #ground: BoardGround;
  readonly #presence: PresenceChannel;
  readonly #by: SeatId;
  readonly #tool: InkTool;
  readonly #tellings: Throttle<readonly InkPoint[]>;
  #id: string;
  #points: InkPoint[] = [];
  #over = false;

  constructor(ground: BoardGround, presence: PresenceChannel, by: SeatId, tool: InkTool) {
    this.#ground = ground;
    this.#presence = presence;
    this.#by = by;
    this.#tool = tool;
    this.#id = newId(ground.target);
    this.#tellings = new Throttle(HAND_INTERVAL_MS, (points) =>
      presence.draw({ id: this.#id, tool, points: packLiveStroke(by, tool, points) }),
    );
  }

  /** The id of the stroke that is being drawn now. */
  get id(): string {
    return this.#id;
  }

  /** All points of that stroke so far. */
  get points(): readonly InkPoint[] {
    return this.#points;
  }

  readonly extend = (points: readonly InkPoint[]): void => {
    if (this.#over) return;
    for (const point of points) {
      if (!isDrawn(point)) continue;
      if (this.#points.length === MAX_STROKE_POINTS) this.#goOn();
      this.#points.push(point);
    }
    this.#ground.hold(true);
    this.#tellings.offer([...this.#points]);
  };

  /** Has it ended? */
  get isOver(): boolean {
    return this.#over;
  }

  /** Finishes the line as far as it got. Ending twice is fine. */
  readonly end = (): void => this.settle();

  settle(): void {
    if (this.#over) return;
    this.#write();
    this.#close();
    this.#ground.undo.begin();
  }

  /** Takes the line back as if it had never been begun. */
  readonly cancel = (): void => {
    if (this.#over) return;
    this.#ground.undo.abandon();
    this.#close();
  };

  /** The next stroke begins where this one ends. */
  #goOn(): void {
    this.#write();
    this.#id = newId(this.#ground.target);
    this.#points = this.#points.slice(-1);
  }

  #write(): void {
    addStroke(this.#ground.target, { id: this.#id, by: this.#by, tool: this.#tool, points: this.#points });
    this.#ground.hold(false);
  }

  #close(): void {
    this.#over = true;
    this.#tellings.stop();
    this.#ground.hold(false);
    this.#ground.release(this);
    this.#presence.draw(undefined);
  }
}
