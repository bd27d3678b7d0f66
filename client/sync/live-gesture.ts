import { setPointsTakingFrom, type Allocation } from "#shared/domain/allocation.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Answers } from "#shared/domain/board.ts";
import { moveArea, placeAmong, placeOf, type Ranking } from "#shared/domain/ranking.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { AnswerWriter, type CommandTarget } from "#shared/document/commands.ts";
import { withHand, type Hand } from "#shared/document/presence.ts";
import type { UndoStack, UndoStep } from "#shared/document/undo-stack.ts";
import { CHECKPOINT_INTERVAL_MS, HAND_INTERVAL_MS } from "./gesture-pace.ts";
import { Throttle } from "./throttle.ts";

/** What a gesture needs of the board it moves on. */
export type GestureBoard = {
  readonly target: CommandTarget;
  readonly undo: UndoStack;
  readonly readAnswers: (seat: SeatId) => Answers;
  readonly show: (view: GestureView | undefined) => void;
  readonly sendHand: (hand: Hand | undefined) => void;
  /** Told whether my screen shows more than has been written down. */
  readonly onUnwritten: (isUnwritten: boolean) => void;
  /** Called once, when the gesture is over in whatever way. */
  readonly onOver: () => void;
};

/** My own gesture as my own screen shows it. */
export type GestureView = {
  readonly hand: Hand;
  /** The stored answers of the hand's seat as they look under the hand. */
  readonly apply: (stored: Answers) => Answers;
};

type CardHand = Extract<Hand, { kind: "card" }>;

type Movement = GestureView & {
  readonly step: UndoStep;
  readonly write: (writer: AnswerWriter) => void;
};

/**
 * One gesture on one seat's answers, from its first movement to its end. My own screen follows at once, the others' at
 * most every 50 ms as presence, the document at most every 500 ms and at the end; all of it is one undo step.
 */
export class LiveGesture {
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly #board: GestureBoard;
  readonly #writer: AnswerWriter;
  /** My list stands still while I carry a card; where it goes in the living list is worked out at each write. */
  readonly #rankingAtStart: Ranking;
  readonly #pointsAtStart: Allocation;
  readonly #hands: Throttle<Hand>;
  readonly #checkpoints: Throttle<Movement>;
  /** The card in the hand as it was last told, and the order that I see around it. */
  #card: { readonly hand: CardHand; readonly seen: Ranking } | null = null;
  #last: Movement | null = null;
  #written: Movement | null = null;
  #over = false;

  constructor(board: GestureBoard, seat: SeatId, area: AreaId) {
    this.seat = seat;
    this.area = area;
    this.#board = board;
    board.undo.begin();
    this.#writer = new AnswerWriter(board.target, seat);
    const { ranking, points } = board.readAnswers(seat);
    this.#rankingAtStart = ranking;
    this.#pointsAtStart = points;
    this.#hands = new Throttle<Hand>(HAND_INTERVAL_MS, board.sendHand);
    this.#checkpoints = new Throttle(CHECKPOINT_INTERVAL_MS, (movement) => this.#write(movement));
  }

  /** Has it ended or been put back, by whatever cause? */
  get isOver(): boolean {
    return this.#over;
  }

  /** Carries the card: the place it would take in the order I see, and where its middle is (see `Hand`). */
  carry(place: number | null, x: number, y: number): void {
    const { seat, area } = this;
    const seen = moveArea(this.#rankingAtStart, area, place);
    const before = placeOf(this.#rankingAtStart, area);
    const hand: CardHand = { kind: "card", seat, area, place: this.#placeIn(seen), x, y };
    this.#card = { hand, seen };
    this.#move({
      hand,
      apply: (stored) => ({ ...stored, ranking: seen }),
      step: { kind: "place", seat, area, before, after: placeOf(seen, area) },
      write: (writer) => writer.place(area, this.#placeIn(seen)),
    });
  }

  /** Gives the area this many points, from the pool and then from the donors; what cannot be had is not given. */
  setPoints(points: number, donors: readonly AreaId[] = []): void {
    const { seat, area } = this;
    const column = setPointsTakingFrom(this.#pointsAtStart, area, points, donors);
    const hand: Hand = {
      kind: "points",
      seat,
      points: [area, ...donors].map((each) => [each, column[each]]),
    };
    this.#move({
      hand,
      apply: (stored) => withHand(stored, hand),
      step: { kind: "points", seat, area, before: this.#pointsAtStart[area], after: column[area] },
      write: (writer) => writer.setPoints(area, points, donors),
    });
  }

  /** Looks again where a card that is held still would land, after the living list has changed, and tells the others. */
  refresh(): void {
    if (this.#over || this.#card === null) return;
    const place = this.#placeIn(this.#card.seen);
    if (place === this.#card.hand.place) return;
    this.#card = { ...this.#card, hand: { ...this.#card.hand, place } };
    this.#hands.offer(this.#card.hand);
  }

  /** Lets go: what was last seen stays, even where another device has changed it since. Ending twice is fine. */
  end(): void {
    this.#written = null;
    this.settle();
  }

  /** Ends without a hand letting go: what has been written already is left to whoever changed it since. */
  settle(): void {
    if (this.#over) return;
    if (this.#last !== null && this.#last !== this.#written) this.#write(this.#last);
    // Taking it back instead would also take back what another device has done to the same card meanwhile.
    if (this.#isBackAtStart()) this.#board.undo.forget();
    this.#close();
  }

  /** Puts everything back to where the gesture began. */
  cancel(): void {
    if (this.#over) return;
    this.#board.undo.abandon();
    this.#close();
  }

  #placeIn(seen: Ranking): number | null {
    return placeAmong(this.#board.readAnswers(this.seat).ranking, seen, this.area);
  }

  #move(movement: Movement): void {
    if (this.#over) return;
    this.#last = movement;
    this.#board.show(movement);
    this.#hands.offer(movement.hand);
    this.#checkpoints.offer(movement);
    this.#board.onUnwritten(this.#written !== movement);
  }

  #write(movement: Movement): void {
    this.#written = movement;
    this.#board.undo.describe(movement.step);
    movement.write(this.#writer);
    this.#board.onUnwritten(false);
  }

  #isBackAtStart(): boolean {
    const step = this.#last?.step;
    return step !== undefined && "before" in step && step.before === step.after;
  }

  #close(): void {
    this.#over = true;
    this.#hands.stop();
    this.#checkpoints.stop();
    this.#board.onUnwritten(false);
    this.#board.show(undefined);
    this.#board.sendHand(undefined);
    this.#board.onOver();
  }
}
