import type { SnapshotMessages } from "../../messages/messages.ts";
import { AREA_IDS, type AreaId } from "../areas.ts";
import type { Board } from "../board.ts";
import { compare } from "../comparison.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import { columnShapes, LABEL_GAP, MARK_RADIUS, rowsOf, type Column, type Row } from "./answer-column.ts";
import { COLOR, textShape, type Frame, type Shape } from "./shapes.ts";

const PADDING = 26;

/** Both rankings with their points, and a line from each area to itself: the darker, the further apart. */
export function slopegraphShapes(board: Board, frame: Frame, words: SnapshotMessages): readonly Shape[] {
  const columns = { left: columnOf("left", frame), right: columnOf("right", frame) };
  const rows = { left: rowsOf(board, "left", frame), right: rowsOf(board, "right", frame) };
  const [lines, equals] = linkShapes(board, rows, columns, words);
  return [
    ...lines,
    ...SEAT_IDS.flatMap((seat) => columnShapes(board, columns[seat], rows[seat], frame, words)),
    ...equals,
  ];
}

function columnOf(seat: SeatId, frame: Frame): Column {
  const width = Math.min(400, (frame.width - 2 * PADDING) * 0.325);
  const side = seat === "left" ? frame.x + PADDING + width : frame.x + frame.width - PADDING - width;
  const outward = seat === "left" ? -1 : 1;
  const markX = side - outward * (MARK_RADIUS + LABEL_GAP);
  return { seat, markX, labelX: side, width, anchor: seat === "left" ? "end" : "start", outward };
}

/** The lines, lightest first so that the far ones lie on top; and the word on each line that runs level. */
function linkShapes(
  board: Board,
  rows: Readonly<Record<SeatId, readonly Row[]>>,
  columns: Readonly<Record<SeatId, Column>>,
  { snapshot }: SnapshotMessages,
): readonly [lines: readonly Shape[], equals: readonly Shape[]] {
  const { rows: facts } = compare(board.answers);
  const heightOf = (seat: SeatId, area: AreaId): number =>
    rows[seat].find((row) => row.area === area)?.y ?? 0;
  const links = AREA_IDS.flatMap((area) => {
    const apart = facts.find((fact) => fact.area === area)?.placeGap ?? null;
    return apart === null ? [] : [{ apart, y1: heightOf("left", area), y2: heightOf("right", area) }];
  }).toSorted((a, b) => a.apart - b.apart);
  const x1 = columns.left.markX + MARK_RADIUS;
  const x2 = columns.right.markX - MARK_RADIUS;
  const lines = links.map(({ apart, y1, y2 }): Shape => {
    const look = apart > 1 ? { stroke: COLOR.ink, strokeWidth: 5.5 } : { stroke: COLOR.near, strokeWidth: 4 };
    return { kind: "curve", x1, y1, x2, y2, ...look };
  });
  const equals = links
    .filter(({ apart }) => apart === 0)
    .flatMap(({ y1 }): Shape[] => [
      { kind: "rect", x: x1 + 20, y: y1 - 10, width: 50, height: 20, radius: 10, fill: COLOR.paper },
      textShape(x1 + 45, y1 + 4.5, "middle", {
        text: snapshot.same,
        size: 13,
        weight: 600,
        fill: COLOR.ink2,
      }),
    ]);
  return [lines, equals];
}
