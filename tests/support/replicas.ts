import * as Y from "yjs";
import type { Allocation } from "#shared/domain/allocation.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Answers, Board } from "#shared/domain/board.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { AnswerWriter, type CommandTarget } from "#shared/document/commands.ts";
import { createBoardUpdate } from "#shared/document/create-board.ts";
import { createBoardReader, readAnswers } from "#shared/document/read-board.ts";
import { assignWriterIds } from "#shared/document/writer-ids.ts";
import { CLIENT_IDS_PER_PAGE } from "#shared/protocol/limits.ts";
import { UndoStack, type UndoOutcome } from "#shared/document/undo-stack.ts";
import { seededRandom } from "./property.ts";

/** One open page on a board, as the client keeps it, without a network. */
export class Replica {
  readonly doc: Y.Doc;
  readonly undo: UndoStack;
  readonly read: () => Board;
  readonly target: CommandTarget;
  #writer: AnswerWriter | null = null;

  constructor(clientIds: readonly number[], now: () => number, random: () => number, state?: Uint8Array) {
    this.doc = new Y.Doc();
    assignWriterIds(this.doc, clientIds);
    if (state) Y.applyUpdate(this.doc, state, "loaded");
    this.target = { doc: this.doc, origin: { own: true }, now, random };
    this.read = createBoardReader(this.doc);
    this.undo = new UndoStack(this.doc, this.target.origin, this.read);
  }

  answers(seat: SeatId): Answers {
    return readAnswers(this.doc, seat);
  }

  /** Starts a gesture on one seat; a running one ends where it stands. */
  begin(seat: SeatId): void {
    this.undo.begin();
    this.#writer = new AnswerWriter(this.target, seat);
  }

  /** The seat of the running gesture, or null. */
  get seat(): SeatId | null {
    return this.#writer?.seat ?? null;
  }

  place(area: AreaId, place: number | null): void {
    const writer = this.#running();
    const before = placeOf(this.answers(writer.seat).ranking, area);
    this.undo.describe({ kind: "place", seat: writer.seat, area, before, after: place });
    writer.place(area, place);
  }

  setPoints(area: AreaId, points: number, donors: readonly AreaId[] = []): void {
    const writer = this.#running();
    const before = this.answers(writer.seat).points[area];
    this.undo.describe({ kind: "points", seat: writer.seat, area, before, after: points });
    writer.setPoints(area, points, donors);
  }

  setAllocation(column: Allocation, from: AreaId | null = null): void {
    const writer = this.#running();
    this.undo.describe({ kind: "spread", seat: writer.seat });
    writer.setAllocation(column, from);
  }

  /** Ends the running gesture and takes back the newest own step. */
  takeBack(): UndoOutcome {
    this.#writer = null;
    return this.undo.undo();
  }

  /** Ends the running gesture and brings the newest undone step again. */
  bringAgain(): UndoOutcome {
    this.#writer = null;
    return this.undo.redo();
  }

  /** Ends the running gesture as if it had never begun. */
  abandon(): void {
    if (this.#writer === null) return;
    this.#writer = null;
    this.undo.abandon();
  }

  close(): void {
    this.undo.close();
    this.doc.destroy();
  }

  #running(): AnswerWriter {
    if (this.#writer === null) throw new Error("no gesture is running");
    return this.#writer;
  }
}

/** One transaction as it would travel, in both encodings of Yjs. */
export type Sent = { readonly v1: Uint8Array; readonly v2: Uint8Array };

/** Several replicas of one board, a clock that only moves when told, and a network that only delivers when told. */
export class Replicas {
  readonly all: Replica[] = [];
  /** Every local transaction so far, in the order of writing. */
  readonly sent: Sent[] = [];
  /** Milliseconds since 1970, as a wall clock that is right would show. */
  time = 1_800_000_000_000;
  readonly #skews: readonly number[];
  readonly #random: () => number;
  #clients = 0;

  /** One replica for each skew: how many milliseconds its clock is ahead. */
  constructor(skews: readonly number[], seed: number) {
    this.#skews = skews;
    this.#random = seededRandom(seed);
    const first = createBoardUpdate({
      title: "A talk",
      names: { left: "Robin", right: "Sam" },
      mode: "live",
      createdAt: this.time,
    });
    for (const index of skews.keys()) this.#open(index, first);
  }

  at(index: number): Replica {
    const replica = this.all[index % this.all.length];
    if (replica === undefined) throw new Error(`no replica ${index}`);
    return replica;
  }

  /** Hands one past update to a replica, whatever it already has. */
  deliver(to: Replica, index: number, v2 = false): void {
    const update = this.sent[index % Math.max(this.sent.length, 1)];
    if (update === undefined) return;
    if (v2) Y.applyUpdateV2(to.doc, update.v2, "network");
    else Y.applyUpdate(to.doc, update.v1, "network");
  }

  /** Brings one replica everything that another has, as a provider does after connecting. */
  pull(to: Replica, from: Replica): void {
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "network");
  }

  /** Brings everything everywhere. */
  syncAll(): void {
    // Twice, since pending structs may only be asked for once their cause is known.
    for (let round = 0; round < 2; round += 1) {
      for (const to of this.all) for (const from of this.all) if (to !== from) this.pull(to, from);
    }
  }

  /** Closes a page and opens it again from its stored state: another client id, no undo steps, no gesture. */
  restart(index: number, v2: boolean): Replica {
    const old = this.at(index);
    const state = v2
      ? Y.convertUpdateFormatV2ToV1(Y.encodeStateAsUpdateV2(old.doc))
      : Y.encodeStateAsUpdate(old.doc);
    old.close();
    return this.#open(index % this.all.length, state);
  }

  close(): void {
    for (const replica of this.all) replica.close();
  }

  #open(index: number, state: Uint8Array): Replica {
    this.#clients += 1;
    // Client ids are as long as in life, and in no order, since Yjs breaks ties by them.
    const clientIds = Array.from(
      { length: CLIENT_IDS_PER_PAGE },
      (_, at) => 2 ** 48 + Math.floor(this.#random() * 2 ** 20) * 2 ** 28 + this.#clients * 16 + at,
    );
    const skew = this.#skews[index] ?? 0;
    const replica = new Replica(clientIds, () => this.time + skew, this.#random, state);
    this.all[index] = replica;
    let v1: Uint8Array | null = null;
    replica.doc.on("update", (update: Uint8Array, _origin, _doc, transaction: Y.Transaction) => {
      v1 = transaction.local ? update : null;
    });
    replica.doc.on("updateV2", (v2: Uint8Array, _origin, _doc, transaction: Y.Transaction) => {
      if (transaction.local && v1 !== null) this.sent.push({ v1, v2 });
      v1 = null;
    });
    return replica;
  }
}
