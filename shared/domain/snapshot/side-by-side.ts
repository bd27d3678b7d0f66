import type { SnapshotMessages } from "../../messages/messages.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS } from "../seats.ts";
import { columnShapes, LABEL_GAP, MARK_RADIUS, rowsOf, type Column } from "./answer-column.ts";
import { panel, type Frame, type Shape } from "./shapes.ts";

const PADDING = 34;
const GAP = 18;

/** Both answers, each in a panel of its own and read in the same direction; nothing joins them. */
export function sideBySideShapes(board: Board, frame: Frame, words: SnapshotMessages): readonly Shape[] {
  const width = (frame.width - GAP) / 2;
  return SEAT_IDS.flatMap((seat, index) => {
    const half = { ...frame, x: frame.x + index * (width + GAP), width };
    const markX = half.x + PADDING + MARK_RADIUS;
    const labelX = markX + MARK_RADIUS + LABEL_GAP;
    const room = half.x + width - PADDING - labelX;
    const column: Column = { seat, markX, labelX, width: room, anchor: "start", outward: 1 };
    return [
      panel(half.x, half.y, half.width, half.height),
      ...columnShapes(board, column, rowsOf(board, seat, half), half, words),
    ];
  });
}
