import { useMemo, useState } from "react";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useNotes, useStrokes } from "../../hooks/use-whiteboard.ts";
import type { PastBoard } from "../../hooks/past-board.ts";
import { ExportDialog } from "./ExportDialog.tsx";
import type { Choices } from "./OptionFields.tsx";

/**
 * The dialog *Take a snapshot* for the open board, following everything that moves on it. A past board is still the one
 * of its day: the dialog begins with what its file holds, and the date stays.
 */
export function BoardExport({ onClose }: { readonly onClose: () => void }) {
  const { past } = useBoardPage().session;
  const board = useLiveBoard((live) => live);
  const [notes, strokes] = [useNotes(), useStrokes()];
  const whiteboard = useMemo(() => ({ notes, strokes }), [notes, strokes]);
  const [today] = useState(() => (past === null ? new Date() : new Date(`${past.date}T12:00`)));
  return (
    <ExportDialog
      board={board}
      whiteboard={whiteboard}
      open
      onClose={onClose}
      today={today}
      {...(past === null ? {} : { choices: asInFile(past) })}
    />
  );
}

/** Its names stand as they were written, so they are not made shorter once more. */
function asInFile({ withComparison, withTalk, whiteboard }: PastBoard): Choices {
  return { names: "full", withComparison, withTalk, wantsWhiteboard: whiteboard !== undefined };
}
