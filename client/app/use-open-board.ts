import { useEffect } from "react";
import { page } from "#shared/messages/en/page.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useArrival, useLiveBoard, useSaveStatus, type SaveStatus } from "../hooks/use-board.ts";
import { useMessages } from "../language/use-messages.ts";
import { fetchBoardChunks } from "./chunks.ts";

type Trouble = Extract<SaveStatus, { readonly kind: "not-saved" }>["reason"];

/** What every page of an open board knows and does: it names the window, and fetches what is needed next. */
export function useOpenBoard(): {
  readonly status: SaveStatus;
  readonly isReady: boolean;
  /** Why there is no board to show; null while there is one, or while it may still come. */
  readonly trouble: Trouble | null;
} {
  const status = useSaveStatus();
  const isReady = useArrival() === "ready";
  const title = useLiveBoard((board) => board.title);
  const { step } = useBoardPage();
  const words = useMessages({ page, steps });
  const windowTitle = words.page.windowTitle(words.steps[step], title);
  useEffect(() => {
    if (isReady) fetchBoardChunks();
  }, [isReady]);
  const isLost = status.kind === "not-saved" && (!isReady || status.reason === "deleted");
  useEffect(() => {
    // What stands instead of a board has a title of its own.
    if (!isLost) document.title = windowTitle;
  }, [isLost, windowTitle]);
  return { status, isReady, trouble: isLost ? status.reason : null };
}
