import { AREA_TEXT } from "../areas.ts";
import { type Board } from "../board.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import { boardPanel } from "./board-panel.ts";
import { dayInWords, type CalendarDay } from "./calendar-day.ts";
import { plainName, plainTitle } from "./plain-line.ts";
import { CONVERSATION_AID, incompleteNote, sentencesOf, talkLinesOf, type Sentence } from "./sentences.ts";
import { COLOR, panel, seatMark, seatPaint, textShape, type Frame, type Shape } from "./shapes.ts";
import { slopegraphShapes } from "./slopegraph.ts";
import { talkShapes } from "./talk-list.ts";
import { fitBlock, fitLine, widthOf, wrapLines, type TextStyle } from "./text-width.ts";
import { whiteboardInWords } from "./whiteboard-words.ts";

/** A whole picture as a plain value, in the order of painting: the one source of preview, SVG, PNG and PDF. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The picture in words, for whoever cannot see it. */
  readonly description: string;
  readonly shapes: readonly Shape[];
};

/** What the taker of a snapshot decides. */
export type SceneOptions = {
  readonly date: CalendarDay;
  /** Draw *Talk about this first* beside the rankings? Yes, unless told otherwise. */
  readonly withTalk?: boolean;
  /** What lies around the cards, to be drawn on a second panel; without it there is none. */
  readonly whiteboard?: Whiteboard | undefined;
};

const WIDTH = 1280;
const HEIGHT = 720;
const MARGIN = 40;
const INNER = WIDTH - 2 * MARGIN;
const GAP = 18;
const CARDS_Y = 96;
const CARDS_HEIGHT = 62;
const TALK_WIDTH = 356;
const BODY: Frame = { x: MARGIN, y: CARDS_Y + CARDS_HEIGHT + GAP, width: INNER, height: 488 };

/** The picture of a board on a white page, complete or as far as it goes; equal boards and dates give equal scenes. */
export function sceneOf(board: Board, { date, withTalk = true, whiteboard }: SceneOptions): Scene {
  const graph = { ...BODY, width: withTalk ? INNER - TALK_WIDTH - GAP : INNER };
  const talk = { ...BODY, x: graph.x + graph.width + GAP, width: TALK_WIDTH };
  const below = { x: MARGIN, y: BODY.y + BODY.height + GAP, width: INNER };
  const second = whiteboard === undefined ? null : boardPanel(board, whiteboard, below);
  const height = HEIGHT + (second === null ? 0 : second.height + GAP);
  return {
    width: WIDTH,
    height,
    title: plainTitle(board),
    description: descriptionOf(board, date, whiteboard),
    shapes: [
      { kind: "rect", x: 0, y: 0, width: WIDTH, height, radius: 0, fill: COLOR.paper },
      ...headerShapes(board, date),
      ...sentencesOf(board).flatMap(sentenceShapes),
      panel(graph.x, graph.y, graph.width, graph.height),
      ...slopegraphShapes(board, graph),
      ...(withTalk ? talkShapes(talkLinesOf(board), talk) : []),
      ...(second?.shapes ?? []),
      ...footerShapes(height),
    ],
  };
}

/** The same facts as the picture, in sentences. */
function descriptionOf(board: Board, date: CalendarDay, whiteboard: Whiteboard | undefined): string {
  return [
    `${dayInWords(date)}.`,
    ...SEAT_IDS.map((seat) => answersInWords(board, seat)),
    ...sentencesOf(board).map(({ figure, rest }) => `${figure} ${rest}.`),
    incompleteNote(board) ?? "",
    whiteboard === undefined ? "" : whiteboardInWords(board, whiteboard),
    `${CONVERSATION_AID}.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function answersInWords(board: Board, seat: SeatId): string {
  const { ranking, points } = board.answers[seat];
  const placed = ranking.placed.map(
    (area, index) => `${index + 1} ${AREA_TEXT[area].name} (${points[area]})`,
  );
  const tray = ranking.tray.map((area) => `${AREA_TEXT[area].name} (${points[area]})`);
  const parts = [...placed, ...(tray.length > 0 ? [`not placed yet ${tray.join(", ")}`] : [])];
  return `${plainName(board, seat)}, with points: ${parts.join(", ")}.`;
}

function headerShapes(board: Board, date: CalendarDay): readonly Shape[] {
  const day = { text: dayInWords(date), size: 15, weight: 400, fill: COLOR.ink2 };
  const room = INNER - widthOf(day.text, day) - 40;
  const { lines, style } = fitBlock(plainTitle(board), room, [
    { size: 29, weight: 700, lines: 1 },
    { size: 22, weight: 700, lines: 2 },
  ]);
  const first = lines.length > 1 ? 46 : 66;
  return [
    ...lines.map((text, index) =>
      textShape(MARGIN, first + index * 27, "start", { text, ...style, fill: COLOR.ink }),
    ),
    textShape(WIDTH - MARGIN, lines.length > 1 ? 46 : 65, "end", day),
  ];
}

/** A card with one fact: the figure, and the rest beside it, on a second line where it is long. */
function sentenceShapes({ figure, rest }: Sentence, index: number): readonly Shape[] {
  const width = (INNER - 2 * GAP) / 3;
  const x = MARGIN + index * (width + GAP);
  const room = width - 36;
  const big = { size: 23, weight: 700 };
  const beside = room - widthOf(figure, big);
  const whole = [15, 14].map(restStyle).find((style) => widthOf(` ${rest}`, style) <= beside);
  const split = (style: TextStyle): readonly [string, string] => {
    const first = wrapLines(rest, beside - widthOf(" ", style), 2, style)[0] ?? "";
    return [first, rest.slice(first.length).trim()];
  };
  const twoLines = [14, 13.5, 13, 12.5].map(restStyle);
  const small = whole ?? twoLines.find((style) => widthOf(split(style)[1], style) <= room) ?? restStyle(12.5);
  const [first, second] = whole ? [rest, ""] : split(small);
  const y = CARDS_Y + (whole ? 39 : 27);
  const figureRun = { text: figure, ...big, fill: COLOR.ink };
  return [
    panel(x, CARDS_Y, width, CARDS_HEIGHT),
    textShape(x + 18, y, "start", figureRun, { text: ` ${first}`, ...small, fill: COLOR.ink }),
    ...(whole
      ? []
      : [
          textShape(x + 18, y + 22, "start", {
            text: fitLine(second, room, small),
            ...small,
            fill: COLOR.ink,
          }),
        ]),
  ];
}

function restStyle(size: number): TextStyle {
  return { size, weight: 400 };
}

function footerShapes(height: number): readonly Shape[] {
  const y = height - 24;
  const right = WIDTH - MARGIN;
  const small = { size: 13.5, fill: COLOR.ink2 };
  const name = { text: "What Matters", ...small, weight: 700, fill: COLOR.ink };
  const mark = right - widthOf(name.text, name) - 34;
  return [
    textShape(
      MARGIN,
      y,
      "start",
      { text: CONVERSATION_AID, ...small, weight: 600, fill: COLOR.ink },
      { text: " · No judgment. There are no right or wrong answers.", ...small, weight: 400 },
    ),
    seatMark("left", mark + 8, y - 5, 7.5, seatPaint("left", 0)),
    seatMark("right", mark + 19, y - 5, 7.5, seatPaint("right", 1)),
    textShape(right, y, "end", name),
  ];
}
