import { Suspense } from "react";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useArrival, useEditingSeat, useIsRefused } from "../hooks/use-board.ts";
import { TimerChip, UndoButtons, WhiteboardToolbar } from "./chunks.ts";
import styles from "./BoardFooter.module.css";

/** The bottom of a board: undo and redo, the tools, the spirit of it, and the timer. */
export function BoardFooter({ hasChosen }: { readonly hasChosen: boolean }) {
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
        <span>
          {session.link.access === "view"
            ? "You are watching. Only the two people can change this board."
            : hasChosen && !isRefused
              ? "You are just watching."
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
        <span className={styles.spirit}>No judgment. There are no right or wrong answers.</span>
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
