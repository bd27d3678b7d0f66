import {
  MAX_SNAPSHOT_BYTES,
  readSnapshot,
  type PastBoard,
  type WhyUnread,
} from "#shared/domain/snapshot/read-json.ts";
import type { BoardSession } from "../sync/open-board.ts";
import { openPastBoard } from "../sync/past-board.ts";

/*
 * Snapshots that are opened again. The file is read here, in the browser, and lies in this tab's own storage until the
 * tab is closed or another snapshot is opened in it; no server hears of it.
 */

/** Where a past board is shown. */
const PAST_PATH = "/past";

const STORAGE_KEY = "what-matters:past";

/** Reads what should be a JSON snapshot and keeps it for the page that shows it; or says why not. */
export async function openSnapshot(
  file: Blob,
): Promise<{ readonly path: string } | { readonly problem: WhyUnread }> {
  if (/^image\/|^application\/pdf$/.test(file.type)) return { problem: (words) => words.picture };
  if (/^text\/(markdown|csv|x-markdown)$/.test(file.type)) return { problem: (words) => words.otherText };
  if (file.size > MAX_SNAPSHOT_BYTES) return { problem: (words) => words.tooLarge };
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { problem: (words) => words.unreadable };
  }
  const read = readSnapshot(text);
  if ("problem" in read) return read;
  const problem = keep(text);
  return problem === null ? { path: PAST_PATH } : { problem };
}

/** The snapshot that was opened in this tab; null when there is none. */
export function keptSnapshot(): PastBoard | null {
  const read = readSnapshot(keptText() ?? "");
  return "problem" in read ? null : read;
}

/** A board that only looks back, as the pages and parts of a board know it. */
export function pastSession(past: PastBoard): BoardSession {
  return openPastBoard(past);
}

/** Keeps the text of a snapshot in this tab; null when it is kept, else why not. */
function keep(text: string): WhyUnread | null {
  try {
    // Without the blanks between its lines twice as much has room.
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ""))));
    return null;
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    return (words) => (isFull ? words.full : words.noStorage);
  }
}

function keptText(): string | null {
  try {
    return sessionStorage.getItem(STORAGE_KEY);
  } catch {
    // Where storage is switched off, nothing was kept either.
    return null;
  }
}

export type { PastBoard, WhyUnread } from "#shared/domain/snapshot/read-json.ts";
