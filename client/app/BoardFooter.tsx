import { UndoButtons } from "../features/undo/UndoButtons.tsx";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useIsRefused } from "../hooks/use-board.ts";
import styles from "./BoardFooter.module.css";

/** The bottom of a board: undo and redo, and the spirit of it. */
export function BoardFooter({ hasChosen }: { readonly hasChosen: boolean }) {
  const { session, seat, hand } = useBoardPage();
  const isRefused = useIsRefused();
  const edits = session.link.access === "edit" && !isRefused && (seat !== null || hand !== null);
  return (
    <footer className={styles.footer}>
      {edits ? (
        <UndoButtons />
      ) : (
        <span>
          {session.link.access === "view"
            ? "You are watching. Only the two people can change this board."
            : hasChosen && !isRefused
              ? "You are just watching."
              : ""}
        </span>
      )}
      <span className={styles.spirit}>No judgment. There are no right or wrong answers.</span>
    </footer>
  );
}
