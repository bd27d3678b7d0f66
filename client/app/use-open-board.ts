import { useEffect } from "react";
import { useArrival, useLiveBoard, useSaveStatus, type SaveStatus } from "../hooks/use-board.ts";
import { fetchBoardChunks } from "./chunks.ts";

type Trouble = Extract<SaveStatus, { readonly kind: "not-saved" }>["reason"];

/** What every page of an open board knows and does: it names the window, and fetches what is needed next. */
export function useOpenBoard(): {
  readonly status: SaveStatus;
  readonly isReady: boolean;
  readonly title: string;
  /** Why there is no board to show; null while there is one, or while it may still come. */
  readonly trouble: Trouble | null;
} {
  const status = useSaveStatus();
  const isReady = useArrival() === "ready";
  const title = useLiveBoard((board) => board.title);
  useEffect(() => {
    if (isReady) fetchBoardChunks();
  }, [isReady]);
  useEffect(() => {
    document.title = title ? `${title} · What Matters` : "What Matters";
  }, [title]);
  const isLost = status.kind === "not-saved" && (!isReady || status.reason === "deleted");
  return { status, isReady, title, trouble: isLost ? status.reason : null };
}
