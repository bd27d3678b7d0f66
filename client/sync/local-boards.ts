import { isSeatId, type SeatId } from "#shared/domain/seats.ts";

/** A board as this device remembers it. */
export type LocalBoard = {
  readonly boardId: string;
  /** The path that opens it again: `/b/<editKey>` or `/v/<viewKey>`. */
  readonly path: string;
  readonly title: string;
  readonly names: string;
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
    stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
  } catch {
    // Storage is switched off, or somebody wrote something else there: this device then remembers nothing.
    return [];
  }
  return Array.isArray(stored) ? (stored as readonly unknown[]).flatMap(parseLocalBoard) : [];
}

/** Remembers a board, or what has changed about it. */
export function rememberBoard(board: LocalBoard): void {
  const others = readLocalBoards().filter(({ boardId }) => boardId !== board.boardId);
  write([board, ...others].slice(0, MAX_BOARDS));
}

/** Forgets a board's link and seat on this device; the board itself stays. */
export function forgetBoard(boardId: string): void {
  write(readLocalBoards().filter((board) => board.boardId !== boardId));
  if (canRemember()) localStorage.removeItem(`what-matters:secret:${boardId}`);
}

/**
 * The secret by which the server knows this device again on a board: 16 bytes, the same after a reload, so that what an
 * earlier page could not send may still be sent. It opens nothing.
 */
export function secretOf(boardId: string): Uint8Array {
  const key = `what-matters:secret:${boardId}`;
  const fresh = crypto.getRandomValues(new Uint8Array(16));
  if (!canRemember()) return fresh;
  const kept = /^(\d{1,3},){15}\d{1,3}$/.exec(localStorage.getItem(key) ?? "")?.[0];
  if (kept !== undefined) return Uint8Array.from(kept.split(","), Number);
  localStorage.setItem(key, fresh.join(","));
  return fresh;
}

/** May this page keep things between visits? */
function canRemember(): boolean {
  try {
    localStorage.setItem(`${STORAGE_KEY}:probe`, "");
    localStorage.removeItem(`${STORAGE_KEY}:probe`);
    return true;
  } catch {
    // Private windows and strict settings throw here; the caller tells the person.
    return false;
  }
}

function write(boards: readonly LocalBoard[]): void {
  if (canRemember()) localStorage.setItem(STORAGE_KEY, JSON.stringify(boards));
}

function parseLocalBoard(value: unknown): readonly LocalBoard[] {
  if (typeof value !== "object" || value === null) return [];
  const { boardId, path, title, names, seat, openedAt } = value as Record<string, unknown>;
  if (typeof boardId !== "string" || typeof path !== "string" || !/^\/[bv]\/[A-Za-z0-9_-]{22}$/.test(path))
    return [];
  return [
    {
      boardId,
      path,
      title: typeof title === "string" ? title : "",
      names: typeof names === "string" ? names : "",
      seat: seat === null || isSeatId(seat) ? seat : undefined,
      openedAt: typeof openedAt === "number" ? openedAt : 0,
    },
  ];
}
