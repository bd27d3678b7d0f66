import { isSeatId, type SeatId } from "#shared/domain/seats.ts";
import { deviceStorage } from "./device-storage.ts";
import { forgetPages } from "./page-identity.ts";

/** A board as this device remembers it. */
export type LocalBoard = {
  readonly boardId: string;
  /** The path that opens it again: `/b/<editKey>` or `/v/<viewKey>`. */
  readonly path: string;
  readonly title: string;
  /** As they were given; blank where nobody gave one. */
  readonly names: Readonly<Record<SeatId, string>>;
  /** The seat taken on this device; null for just watching, undefined while nobody has chosen. */
  readonly seat?: SeatId | null | undefined;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
};

const STORAGE_KEY = "what-matters:boards";
const MAX_BOARDS = 30;

/** The boards that this device remembers, most recently opened first; none where storage is switched off. */
export function readLocalBoards(): readonly LocalBoard[] {
  let stored: unknown;
  try {
    stored = JSON.parse(deviceStorage()?.getItem(STORAGE_KEY) ?? "[]");
  } catch {
    // Somebody wrote something else there: this device then remembers nothing.
    return [];
  }
  return Array.isArray(stored) ? (stored as readonly unknown[]).flatMap(parseLocalBoard) : [];
}

/** Remembers a board, or what has changed about it. */
export function rememberBoard(board: LocalBoard): void {
  const others = readLocalBoards().filter(({ boardId }) => boardId !== board.boardId);
  write([board, ...others].slice(0, MAX_BOARDS));
}

/** Forgets a board's link and seat on this device, and who it was there; the board itself stays. */
export function forgetBoard(boardId: string): void {
  write(readLocalBoards().filter((board) => board.boardId !== boardId));
  forgetPages(boardId);
}

function write(boards: readonly LocalBoard[]): void {
  deviceStorage()?.setItem(STORAGE_KEY, JSON.stringify(boards));
}

function parseLocalBoard(value: unknown): readonly LocalBoard[] {
  if (typeof value !== "object" || value === null) return [];
  const { boardId, path, names, seat, openedAt } = value as Record<string, unknown>;
  if (typeof boardId !== "string" || typeof path !== "string" || !/^\/[bv]\/[A-Za-z0-9_-]{22}$/.test(path))
    return [];
  return [
    {
      boardId,
      path,
      title: textOf(value, "title"),
      names: namesOf(names),
      seat: seat === null || isSeatId(seat) ? seat : undefined,
      openedAt: typeof openedAt === "number" ? openedAt : 0,
    },
  ];
}

/** An earlier version kept both names in one text. */
function namesOf(value: unknown): LocalBoard["names"] {
  if (typeof value !== "string") return { left: textOf(value, "left"), right: textOf(value, "right") };
  const [left = "", ...right] = value.split(" & ");
  return { left, right: right.join(" & ") };
}

function textOf(value: unknown, key: string): string {
  const text = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : "";
  return typeof text === "string" ? text : "";
}
