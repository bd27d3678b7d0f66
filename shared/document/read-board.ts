import type * as Y from "yjs";
import { sameAllocation } from "../domain/allocation.ts";
import { AREA_IDS } from "../domain/areas.ts";
import { NO_ANSWERS, type Answers, type Board } from "../domain/board.ts";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH, tidyLine, type PerSeat, type SeatId } from "../domain/seats.ts";
import { foldAllocation } from "./points-records.ts";
import { foldRanking } from "./rank-records.ts";
import { metaOf, nameKey, pointsRecordsOf, rankRecordsOf, SCHEMA_VERSION } from "./schema.ts";

/** Reads the whole board. Never writes and never throws, whatever the document holds. */
export function readBoard(doc: Y.Doc): Board {
  const meta = metaOf(doc);
  const createdAt = meta.get("createdAt");
  return {
    title: line(meta.get("title"), MAX_TITLE_LENGTH),
    names: {
      left: line(meta.get(nameKey("left")), MAX_NAME_LENGTH),
      right: line(meta.get(nameKey("right")), MAX_NAME_LENGTH),
    },
    mode: meta.get("mode") === "reveal" ? "reveal" : "live",
    createdAt: typeof createdAt === "number" && Number.isFinite(createdAt) ? createdAt : 0,
    answers: { left: readAnswers(doc, "left"), right: readAnswers(doc, "right") },
  };
}

/** Reads one seat's answers. */
export function readAnswers(doc: Y.Doc, seat: SeatId): Answers {
  return {
    ranking: foldRanking(rankRecordsOf(doc, seat).toArray()),
    points: foldAllocation(pointsRecordsOf(doc, seat).toArray()),
  };
}

/** Was this document written by a newer version, whose fields this one must not overwrite? */
export function isNewerThanThisVersion(doc: Y.Doc): boolean {
  const version = metaOf(doc).get("v");
  return typeof version === "number" && version > SCHEMA_VERSION;
}

/** Makes a reader that gives back the very same value for every part that has not changed since its last call. */
export function createBoardReader(doc: Y.Doc): () => Board {
  let last: Board | null = null;
  return () => {
    const next = readBoard(doc);
    if (last === null) {
      last = { ...next, answers: keepSeats(NO_SEATS, next.answers) };
      return last;
    }
    const names =
      last.names.left === next.names.left && last.names.right === next.names.right ? last.names : next.names;
    const answers = keepSeats(last.answers, next.answers);
    const unchanged =
      last.title === next.title &&
      last.names === names &&
      last.mode === next.mode &&
      last.createdAt === next.createdAt &&
      last.answers === answers;
    if (!unchanged) last = { ...next, names, answers };
    return last;
  };
}

const NO_SEATS: PerSeat<Answers> = { left: NO_ANSWERS, right: NO_ANSWERS };

function keepSeats(last: PerSeat<Answers>, next: PerSeat<Answers>): PerSeat<Answers> {
  const left = keepIfSame(last.left, next.left);
  const right = keepIfSame(last.right, next.right);
  return left === last.left && right === last.right ? last : { left, right };
}

function keepIfSame(last: Answers, next: Answers): Answers {
  const sameRanking =
    last.ranking.placed.length === next.ranking.placed.length &&
    AREA_IDS.every((_, place) => last.ranking.placed[place] === next.ranking.placed[place]);
  const samePoints = sameAllocation(last.points, next.points);
  if (sameRanking && samePoints) return last;
  return {
    ranking: sameRanking ? last.ranking : next.ranking,
    points: samePoints ? last.points : next.points,
  };
}

/** Junk may be long, and finding visible characters takes time by the square of the length: only the start is read. */
function line(value: unknown, maxLength: number): string {
  return typeof value === "string" ? tidyLine(value, maxLength) : "";
}
