import type { SnapshotMessages } from "../../messages/messages.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import { isolated } from "./isolated.ts";
import { plainName } from "./plain-line.ts";
import type { TalkEntry } from "./report.ts";
import { COLOR, panel, seatMark, seatPaint, textShape, type Frame, type Shape } from "./shapes.ts";
import { fitLine } from "./text-width.ts";
import { readsLeftwards, wrapText } from "./wrap-text.ts";

const PADDING = 22;
const COLUMN_GAP = 36;
const HEADER_HEIGHT = 84;
/** From the line above an area to the first line of what was written. */
const QUESTION_HEIGHT = 54;
const LINE_HEIGHT = 19;
const FOOT = 16;
const INDENT = 24;
const TEXT = { size: 14, weight: 400 };
const NAME = { size: 14, weight: 700 };

/** *What you wrote* in a panel of its own, as high as it takes: for each area its question, and below it each reply in the column of its writer. */
export function replyPanel(
  board: Board,
  talk: readonly TalkEntry[],
  frame: Omit<Frame, "height">,
  words: SnapshotMessages,
): { readonly height: number; readonly shapes: readonly Shape[] } {
  const width = (frame.width - 2 * PADDING - COLUMN_GAP) / 2;
  const left = frame.x + PADDING;
  const columns = { left, right: left + width + COLUMN_GAP };
  const title = { text: words.snapshot.whatYouWrote, size: 17, weight: 700, fill: COLOR.ink };
  const shapes: Shape[] = [textShape(left, frame.y + 35, "start", title)];
  for (const seat of SEAT_IDS) {
    const name = {
      text: isolated(fitLine(plainName(board, seat, words), width - INDENT, NAME)),
      ...NAME,
      fill: COLOR.ink,
    };
    shapes.push(
      replyMark(seat, columns[seat], frame.y + 66),
      textShape(columns[seat] + INDENT, frame.y + 66, "start", name),
    );
  }
  let y = frame.y + HEADER_HEIGHT;
  for (const { heading, prompt, replies } of talk.filter((entry) => entry.replies.length > 0)) {
    const line = { x: left, y, width: frame.width - 2 * PADDING, height: 1, radius: 0, fill: COLOR.line };
    shapes.push(
      { kind: "rect", ...line },
      textShape(
        left,
        y + 26,
        "start",
        { text: heading, size: 15.5, weight: 700, fill: COLOR.ink },
        { text: `  ${prompt}`, size: 13.5, weight: 400, fill: COLOR.ink2 },
      ),
    );
    const written = replies.map(({ seat, text }) => ({
      seat,
      lines: wrapText(text, width - INDENT, TEXT),
    }));
    for (const { seat, lines } of written)
      shapes.push(...replyShapes(seat, lines, columns[seat], y + QUESTION_HEIGHT, width));
    const most = Math.max(...written.map(({ lines }) => lines.length));
    y += QUESTION_HEIGHT + (most - 1) * LINE_HEIGHT + FOOT;
  }
  const height = Math.ceil(y - frame.y + 4);
  return { height, shapes: [panel(frame.x, frame.y, frame.width, height), ...shapes] };
}

function replyMark(seat: SeatId, x: number, baseline: number): Shape {
  return seatMark(seat, x + 8, baseline - 5, seat === "left" ? 7 : 8, seatPaint(seat, 1));
}

/** A reply with the mark of its writer where it begins: at the right where its first line is read from there. */
function replyShapes(
  seat: SeatId,
  lines: readonly string[],
  left: number,
  y: number,
  width: number,
): readonly Shape[] {
  const isLeftwards = readsLeftwards(lines[0] ?? "");
  const start = isLeftwards ? left : left + INDENT;
  const end = start + width - INDENT;
  const written = lines.flatMap((text, index): Shape[] => {
    if (text === "") return [];
    const run = { text, ...TEXT, fill: COLOR.ink };
    const baseline = y + index * LINE_HEIGHT;
    return readsLeftwards(text)
      ? [{ ...textShape(end, baseline, "start", run), direction: "rtl" }]
      : [textShape(start, baseline, "start", run)];
  });
  return [replyMark(seat, isLeftwards ? left + width - 16 : left, y), ...written];
}
