import type { Spot } from "#shared/domain/whiteboard/board-space.ts";
import { placeNote } from "#shared/document/whiteboard-commands.ts";
import { CHECKPOINT_INTERVAL_MS, HAND_INTERVAL_MS } from "./gesture-pace.ts";
import type { BoardGround } from "./open-board.ts";
import type { PresenceChannel } from "./presence-channel.ts";
import { Throttle } from "./throttle.ts";

/** One note in my hand, told to the others and written down as any gesture is (`gesture-pace.ts`); one undo step. */
export class NoteCarry {
  readonly id: string;
  readonly #ground: BoardGround;
  readonly #presence: PresenceChannel;
  readonly #onOver: () => void;
  readonly #hands: Throttle<Spot>;
  readonly #checkpoints: Throttle<Spot>;
  readonly #start: Spot;
  #spot: Spot;
  #written: Spot;
  #over = false;

  constructor(
    ground: BoardGround,
    presence: PresenceChannel,
    id: string,
    start: Spot | undefined,
    onOver: () => void,
  ) {
    this.id = id;
    this.#ground = ground;
    this.#presence = presence;
    this.#onOver = onOver;
    this.#start = start ?? { on: "board", x: 0, y: 0 };
    this.#spot = this.#start;
    this.#written = this.#start;
    this.#hands = new Throttle(HAND_INTERVAL_MS, (spot) => presence.carry({ id, spot }));
    this.#checkpoints = new Throttle(CHECKPOINT_INTERVAL_MS, (spot) => this.#write(spot));
  }

  /** Where the note is now. */
  get spot(): Spot {
    return this.#spot;
  }

  move(spot: Spot): void {
    if (this.#over) return;
    this.#spot = spot;
    this.#hands.offer(spot);
    this.#checkpoints.offer(spot);
    this.#ground.hold(this.#written !== spot);
  }

  /** Lets go: the note stays where it is. Ending twice is fine. */
  settle(): void {
    if (this.#over) return;
    if (this.#written !== this.#spot) this.#write(this.#spot);
    // Let go where it began it has not been moved; taking that back would look like nothing.
    if (this.#isBackAtStart()) this.#ground.undo.forget();
    this.#close();
    this.#ground.undo.begin();
  }

  /** Puts it back to where the gesture began. */
  cancel(): void {
    if (this.#over) return;
    this.#ground.undo.abandon();
    this.#close();
  }

  #isBackAtStart(): boolean {
    const [{ on, x, y }, start] = [this.#spot, this.#start];
    return on === start.on && x === start.x && y === start.y;
  }

  #write(spot: Spot): void {
    this.#written = spot;
    placeNote(this.#ground.target, this.id, spot);
    this.#ground.hold(false);
  }

  #close(): void {
    this.#over = true;
    this.#hands.stop();
    this.#checkpoints.stop();
    this.#ground.hold(false);
    this.#ground.release(this);
    this.#presence.carry(undefined);
    this.#onOver();
  }
}
