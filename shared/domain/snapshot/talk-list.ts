import type { SnapshotMessages } from "../../messages/messages.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS } from "../seats.ts";
import { isolated } from "./isolated.ts";
import { plainName } from "./plain-line.ts";
import type { TalkEntry } from "./report.ts";
import { COLOR, panel, seatMark, seatPaint, textShape, type Frame, type Shape } from "./shapes.ts";
import { fitLine, widthOf, wrapLines } from "./text-width.ts";

const TEXT = { size: 13.5, weight: 400 };
const STATUS = { size: 13, weight: 600 };
const TOP = 52;
const ITEM_HEIGHT = 54;
const LINE_HEIGHT = 17.5;
const MAX_LINES = 3;
const TICK_WIDTH = 16;

/** *Talk about this first* in a panel of its own, as many questions as fit; the facts are always all there. */
export function talkShapes(
  board: Board,
  talk: readonly TalkEntry[],
  frame: Frame,
  words: SnapshotMessages,
): readonly Shape[] {
  const x = frame.x + 22;
  const width = frame.width - 44;
  const heading = { text: words.snapshot.talkFirst, size: 17, weight: 700, fill: COLOR.ink };
  const shapes: Shape[] = [
    panel(frame.x, frame.y, frame.width, frame.height),
    textShape(x, frame.y + 35, "start", heading),
  ];
  if (talk.length === 0) {
    const none = { text: words.snapshot.nothingToCompare, ...TEXT, fill: COLOR.ink2 };
    return [...shapes, textShape(x, frame.y + 62, "start", none)];
  }
  let y = frame.y + TOP;
  for (const item of fitItems(talk, width, frame.height - TOP)) {
    const { entry, text } = item;
    const titleRun = { text: entry.heading, size: 15.5, weight: 700, fill: COLOR.ink };
    shapes.push({ kind: "rect", x, y, width, height: 1, radius: 0, fill: COLOR.line });
    shapes.push(textShape(x, y + 24, "start", titleRun));
    const below = y + 43 + (hasStatus(entry) ? LINE_HEIGHT : 0);
    shapes.push(...statusShapes(board, entry, { x, y: y + 43, width }, words));
    text.forEach((line, index) => {
      shapes.push(
        textShape(x, below + index * LINE_HEIGHT, "start", { text: line, ...TEXT, fill: COLOR.ink2 }),
      );
    });
    y += heightOf(item);
  }
  return shapes;
}

/** Who has pinned it, with the marks of their seats, and whether it has been talked about, with a tick. */
function statusShapes(
  board: Board,
  entry: TalkEntry,
  { x: left, y, width }: Omit<Frame, "height">,
  words: SnapshotMessages,
): readonly Shape[] {
  const { pinnedBy, pinnedByBoth, talkedAbout } = words.snapshot;
  const shapes: Shape[] = [];
  const pinners = SEAT_IDS.filter((seat) => board.conversation.pins[seat].includes(entry.area));
  const [pinner] = pinners;
  const talked = entry.isTalkedAbout ? TICK_WIDTH + widthOf(talkedAbout, STATUS) : 0;
  let x = left;
  for (const seat of pinners) {
    shapes.push(seatMark(seat, x + 6, y - 4.5, seat === "left" ? 5.5 : 6.5, seatPaint(seat, 1)));
    x += 16;
  }
  if (pinner !== undefined) {
    const room = left + width - x - 2 - (talked === 0 ? 0 : talked + 16);
    const name = fitLine(plainName(board, pinner, words), room - widthOf(pinnedBy(""), STATUS), STATUS);
    const text = pinners.length > 1 ? fitLine(pinnedByBoth, room, STATUS) : pinnedBy(isolated(name));
    shapes.push(textShape(x + 2, y, "start", { text, ...STATUS, fill: COLOR.ink }));
    x += 2 + widthOf(text, STATUS) + 16;
  }
  if (entry.isTalkedAbout)
    shapes.push(
      tick(x, y),
      textShape(x + TICK_WIDTH, y, "start", { text: talkedAbout, ...STATUS, fill: COLOR.ink }),
    );
  return shapes;
}

function tick(x: number, baseline: number): Shape {
  return {
    kind: "path",
    commands: [
      { kind: "move", x: x + 1, y: baseline - 4.5 },
      { kind: "line", x: x + 4.5, y: baseline - 1 },
      { kind: "line", x: x + 11, y: baseline - 9 },
    ],
    closed: false,
    fill: "none",
    stroke: COLOR.ink,
    strokeWidth: 2,
  };
}

type Item = { readonly entry: TalkEntry; readonly text: readonly string[] };

/** Each line with its question; from the end, where talk comes last, questions give way to facts until all fit. */
function fitItems(talk: readonly TalkEntry[], width: number, height: number): readonly Item[] {
  const itemOf = (entry: TalkEntry, withPrompt: boolean): Item => ({
    entry,
    text: wrapLines(withPrompt ? `${entry.fact} ${entry.prompt}` : entry.fact, width, MAX_LINES, TEXT),
  });
  for (let asked = talk.length; asked > 0; asked -= 1) {
    const items = talk.map((entry, index) => itemOf(entry, index < asked));
    if (items.reduce((sum, item) => sum + heightOf(item), 0) <= height) return items;
  }
  return talk.map((entry) => itemOf(entry, false));
}

function hasStatus({ pinned, isTalkedAbout }: TalkEntry): boolean {
  return pinned !== null || isTalkedAbout;
}

function heightOf({ entry, text }: Item): number {
  return ITEM_HEIGHT + (text.length - 1) * LINE_HEIGHT + (hasStatus(entry) ? LINE_HEIGHT : 0);
}
