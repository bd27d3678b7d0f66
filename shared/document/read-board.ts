import type * as Y from "yjs";
import { NO_ANSWERS, type Answers, type Board } from "../domain/board.ts";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH, tidyLine, type PerSeat, type SeatId } from "../domain/seats.ts";
import { foldAllocation } from "./points-records.ts";
import { foldRanking } from "./rank-records.ts";
import { readConversation, readFirst } from "./read-conversation.ts";
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
    first: readFirst(doc),
    conversation: readConversation(doc),
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
    last = last === null ? { ...next, answers: keepSame(NO_SEATS, next.answers) } : keepSame(last, next);
    return last;
  };
}

const NO_SEATS: PerSeat<Answers> = { left: NO_ANSWERS, right: NO_ANSWERS };

/** The new value made of the last one's parts wherever they say the same; the last one itself when all of them do. */
function keepSame<T>(last: T, next: T): T {
  if (!isCompound(last) || !isCompound(next)) return Object.is(last, next) ? last : next;
  const keys = Object.keys(next);
  const parts = keys.map((key) => keepSame(last[key], next[key]));
  const isUnchanged =
    keys.length === Object.keys(last).length && keys.every((key, index) => parts[index] === last[key]);
  if (isUnchanged) return last;
  return (
    Array.isArray(next) ? parts : Object.fromEntries(keys.map((key, index) => [key, parts[index]]))
  ) as T;
}

function isCompound(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Junk may be long, and finding visible characters takes time by the square of the length: only the start is read. */
function line(value: unknown, maxLength: number): string {
  return typeof value === "string" ? tidyLine(value, maxLength) : "";
}
