import { Suspense } from "react";
import { page } from "#shared/messages/en/page.ts";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useArrival, useEditingSeat, useIsRefused } from "../hooks/use-board.ts";
import { useMessages } from "../language/use-messages.ts";
import { TimerChip, UndoButtons, WhiteboardToolbar } from "./chunks.ts";
import styles from "./BoardFooter.module.css";

/** The bottom of a board: undo and redo, the tools, the spirit of it, and the timer. */
export function BoardFooter({ hasChosen }: { readonly hasChosen: boolean }) {
  const words = useMessages({ page }).page;
  const { session } = useBoardPage();
  const isRefused = useIsRefused();
  const isReady = useArrival() === "ready";
  const edits = useEditingSeat() !== null;
  return (
    <footer className={`${styles.footer} board-footer`}>
      {edits ? (
        <Suspense fallback={<span />}>
          <UndoButtons />
        </Suspense>
      ) : (
        <span className={styles.watching}>
          {session.link.access === "view"
            ? words.watching
            : hasChosen && !isRefused
              ? words.justWatching
              : ""}
        </span>
      )}
      <div className={styles.tools}>
        {isReady ? (
          <Suspense>
            <WhiteboardToolbar />
          </Suspense>
        ) : null}
      </div>
      <div className={styles.end}>
        <span className={styles.spirit}>{words.spirit}</span>
        <div className={styles.timer}>
          {isReady ? (
            <Suspense>
              <TimerChip mayEdit={edits} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </footer>
  );
}
