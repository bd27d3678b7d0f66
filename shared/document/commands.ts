import type * as Y from "yjs";
import {
  isAllocation,
  remainingPoints,
  sameAllocation,
  setPoints,
  setPointsTakingFrom,
  type Allocation,
} from "../domain/allocation.ts";
import { AREA_IDS, perArea, type AreaId } from "../domain/areas.ts";
import { moveArea, placeOf } from "../domain/ranking.ts";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH, tidyLine, type SeatId } from "../domain/seats.ts";
import {
  allocationFrom,
  heardClaims,
  parsePointsRecord,
  pointsRecord,
  type PointsRecord,
} from "./points-records.ts";
import { keysFor, parseRankRecord, rankingFrom, rankRecord, type RankRecord } from "./rank-records.ts";
import { metaOf, nameKey, pointsRecordsOf, rankRecordsOf } from "./schema.ts";
import { MAX_STAMP, newestOf, nextStamp, type Newest, type Stamped } from "./stamped-records.ts";
import { writeTo } from "./writer-ids.ts";

/** Where commands write, and the clock and chance they use (passed in, so that tests can hold them). */
export type CommandTarget = {
  readonly doc: Y.Doc;
  /** Marks a person's own answers: what their undo takes back. */
  readonly origin: object;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
};

/** Gives the board another title. */
export function setTitle({ doc }: Pick<CommandTarget, "doc">, title: string): void {
  setMeta(doc, "title", tidyLine(title, MAX_TITLE_LENGTH));
}

/** Gives a seat another name; an empty one means the seat's role again. */
export function setName({ doc }: Pick<CommandTarget, "doc">, seat: SeatId, name: string): void {
  setMeta(doc, nameKey(seat), tidyLine(name, MAX_NAME_LENGTH));
}

/**
 * The writes of one gesture on one seat's answers. Each command is one transaction with the target's origin; a command
 * that would change nothing writes nothing. Within a gesture a record replaces the gesture's own earlier record in its
 * place, so that an hour of dragging leaves a handful of structs.
 */
export class AnswerWriter {
  readonly seat: SeatId;
  readonly #target: CommandTarget;
  readonly #rank: Register<RankRecord>;
  readonly #points: Register<PointsRecord>;
  /** Where each area stood when the gesture began, or when somebody else last changed it. */
  #start: Allocation;
  /** How this gesture has last left the column. */
  #left: Allocation;

  constructor(target: CommandTarget, seat: SeatId) {
    this.#target = target;
    this.seat = seat;
    this.#rank = { records: rankRecordsOf(target.doc, seat), parse: parseRankRecord, own: new Map() };
    this.#points = { records: pointsRecordsOf(target.doc, seat), parse: parsePointsRecord, own: new Map() };
    this.#start = allocationFrom(readRegister(this.#points));
    this.#left = this.#start;
  }

  /** Puts an area at a place counted from 1 (past the end: the next free one), or back into the tray. */
  place(area: AreaId, place: number | null): void {
    const newest = readRegister(this.#rank);
    const ranking = rankingFrom(newest);
    const next = moveArea(ranking, area, place);
    if (placeOf(next, area) === placeOf(ranking, area)) return;
    const keyOf = (each: AreaId): string | null => newest.byArea.get(each)?.key ?? null;
    const keys =
      place === null ? new Map([[area, null]]) : keysFor(next.placed, area, keyOf, this.#target.random);
    const stamp = nextStamp(this.#target.now(), newest.newest?.stamp);
    this.#target.doc.transact(() => {
      for (const [each, key] of keys) put(this.#rank, stamp, each, rankRecord({ stamp, area: each, key }));
    }, this.#target.origin);
  }

  /**
   * Gives an area this many points: from the pool, then from the donors in their order, whose points come back when
   * the same gesture lowers the area again. What cannot be had is not given; every other area stays as it is.
   */
  setPoints(area: AreaId, points: number, donors: readonly AreaId[] = []): void {
    const allocation = allocationFrom(readRegister(this.#points));
    const isTheirs = (each: AreaId): boolean => allocation[each] !== this.#left[each];
    this.#start = perArea((each) => (isTheirs(each) ? allocation : this.#start)[each]);
    this.#left = allocation;
    if (donors.length === 0) return this.setAllocation(setPoints(allocation, area, points));
    const start = { ...allocation };
    for (const each of [area, ...donors]) start[each] = this.#start[each];
    // Somebody else may have used the pool meanwhile; then the donors' first numbers no longer fit beside theirs.
    const base = remainingPoints(start) >= 0 ? start : allocation;
    const next = setPointsTakingFrom(base, area, points, donors);
    this.setAllocation(next, donors.findLast((donor) => next[donor] < base[donor]) ?? null);
  }

  /** Makes the column read like this, if it is a valid one; only areas that change are written. `from` names the area that points came from. */
  setAllocation(next: Allocation, from: AreaId | null = null): void {
    const newest = readRegister(this.#points);
    const allocation = allocationFrom(newest);
    if (!isAllocation(next) || sameAllocation(allocation, next)) return;
    const touched = new Set(AREA_IDS.filter((area) => next[area] !== allocation[area]));
    const heard = heardClaims(newest, next, touched);
    const stamp = nextStamp(this.#target.now(), newest.newest?.stamp);
    this.#target.doc.transact(() => {
      for (const area of touched) {
        const source = from === area ? null : from;
        put(this.#points, stamp, area, pointsRecord({ stamp, area, column: next, from: source, heard }));
      }
    }, this.#target.origin);
    this.#left = next;
  }
}

/** One kind of stamped record of one seat, and the records that this gesture wrote. */
type Register<T extends Stamped> = {
  readonly records: Y.Array<unknown>;
  readonly parse: (raw: unknown) => T | null;
  readonly own: Map<AreaId, unknown>;
};

function readRegister<T extends Stamped>({ records, parse }: Register<T>): Newest<T> {
  return newestOf(records.toArray(), parse);
}

function put<T extends Stamped>(
  { records, parse, own }: Register<T>,
  stamp: number,
  area: AreaId,
  record: readonly unknown[],
): void {
  const list = records.toArray();
  const before = own.get(area);
  const isOlder = (raw: unknown): boolean => parse(raw)?.area === area;
  const slot = before === undefined ? -1 : list.indexOf(before);
  writeTo(records, () => {
    if (slot >= 0 && stamp < MAX_STAMP) {
      // Beside its predecessor, so that the deleted runs merge into one.
      records.insert(slot + 1, [record]);
      records.delete(slot);
      return;
    }
    // At the end of the clock all stamps are equal and the later slot wins, so older ones must go and this one be last.
    if (before === undefined || stamp >= MAX_STAMP) {
      for (const [at, raw] of [...list.entries()].toReversed()) if (isOlder(raw)) records.delete(at);
    }
    records.push([record]);
  });
  own.set(area, record);
}

function setMeta(doc: Y.Doc, key: string, value: string): void {
  const meta = metaOf(doc);
  if (meta.get(key) !== value) meta.set(key, value);
}
