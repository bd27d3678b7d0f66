import { useMemo, useState } from "react";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useNotes, useStrokes } from "../../hooks/use-whiteboard.ts";
import { ExportDialog } from "./ExportDialog.tsx";

/** The dialog *Take a snapshot* for the open board, following everything that moves on it. */
export function BoardExport({ onClose }: { readonly onClose: () => void }) {
  const board = useLiveBoard((live) => live);
  const [notes, strokes] = [useNotes(), useStrokes()];
  const whiteboard = useMemo(() => ({ notes, strokes }), [notes, strokes]);
  const [today] = useState(() => new Date());
  return <ExportDialog board={board} whiteboard={whiteboard} open onClose={onClose} today={today} />;
}
