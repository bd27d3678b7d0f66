import type { Language } from "../../messages/languages.ts";
import type { SnapshotMessages } from "../../messages/messages.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import { boardPanel } from "./board-panel.ts";
import { dayInWords, type CalendarDay } from "./calendar-day.ts";
import { isolated } from "./isolated.ts";
import { listed } from "./listed.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLine, plainName, plainTitle } from "./plain-line.ts";
import { replyPanel } from "./reply-panel.ts";
import {
  firstCompleteDay,
  firstCompleteNote,
  marksOf,
  personOf,
  talkEntriesOf,
  was,
  type AreaAnswer,
  type TalkEntry,
} from "./report.ts";
import { incompleteNote, sentencesOf, type Sentence } from "./sentences.ts";
import { COLOR, panel, seatMark, seatPaint, textShape, type Frame, type Shape } from "./shapes.ts";
import { showsTalk, shownBoard } from "./shown-board.ts";
import { sideBySideShapes } from "./side-by-side.ts";
import { slopegraphShapes } from "./slopegraph.ts";
import { talkShapes } from "./talk-list.ts";
import { fitBlock, fitLine, widthOf, wrapLines, type TextStyle } from "./text-width.ts";
import { whiteboardInWords } from "./whiteboard-words.ts";

/** A whole picture as a plain value, in the order of painting: the one source of preview, SVG, PNG and PDF. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  /** Of what the picture says by itself. */
  readonly language: Language;
  readonly title: string;
  /** The picture in words, for whoever cannot see it. */
  readonly description: string;
  /** The day on which the snapshot was taken. */
  readonly date: CalendarDay;
  readonly shapes: readonly Shape[];
  /** The same on paper: a panel of its own below the comparison is a page of its own, so that neither has to shrink. */
  readonly sheets: readonly Sheet[];
};

/** A page of paper, with head and foot: pieces of the scene in the order of painting, each moved down by `dy`. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly { readonly dy: number; readonly shapes: readonly Shape[] }[];
};

const WIDTH = 1280;
const MARGIN = 40;
const INNER = WIDTH - 2 * MARGIN;
const GAP = 18;
const CARDS_Y = 96;
const CARDS_HEIGHT = 62;
const TALK_WIDTH = 356;
const FOOTER_HEIGHT = 56;
/** Below the three sentences, or in their place where nothing is compared. */
const BODY_Y = CARDS_Y + CARDS_HEIGHT + GAP;
const BODY_END = 664;

/** The picture of a board on a white page, complete or as far as it goes; equal boards and options give equal scenes. */
export function sceneOf(whole: Board, options: SnapshotOptions): Scene {
  const board = shownBoard(whole, options);
  const { date, whiteboard, withComparison, words } = options;
  const talk = showsTalk(options) ? talkEntriesOf(board, words) : [];
  const header = headerShapes(board, date, words);
  const footerAt = (height: number): readonly Shape[] => footerShapes(height, words);
  const main = withComparison
    ? comparisonShapes(board, showsTalk(options) ? talk : null, words)
    : sideBySideShapes(board, bodyFrom(CARDS_Y), words);
  const panels: Panel[] = [{ top: CARDS_Y, bottom: BODY_END, shapes: main }];
  const addBelow = (
    panelAt: (frame: Omit<Frame, "height">) => { readonly height: number; readonly shapes: readonly Shape[] },
  ): void => {
    const top = (panels.at(-1)?.bottom ?? 0) + GAP;
    const { shapes, height } = panelAt({ x: MARGIN, y: top, width: INNER });
    panels.push({ top, bottom: top + height, shapes });
  };
  if (talk.some(({ replies }) => replies.length > 0))
    addBelow((frame) => replyPanel(board, talk, frame, words));
  if (whiteboard !== undefined) addBelow((frame) => boardPanel(board, whiteboard, frame, words));
  const height = (panels.at(-1)?.bottom ?? 0) + FOOTER_HEIGHT;
  return {
    width: WIDTH,
    height,
    language: words.writing.language,
    title: plainTitle(board, words),
    description: descriptionOf(board, options, talk),
    date,
    shapes: [paper(height), ...header, ...panels.flatMap(({ shapes }) => shapes), ...footerAt(height)],
    sheets: panels.map((each) => sheetOf(each, header, footerAt)),
  };
}

/** A panel on a page of its own, moved up to below the head. */
function sheetOf(
  { top, bottom, shapes }: Panel,
  header: readonly Shape[],
  footerAt: (height: number) => readonly Shape[],
): Sheet {
  const height = CARDS_Y + bottom - top + FOOTER_HEIGHT;
  return {
    width: WIDTH,
    height,
    pieces: [
      { dy: 0, shapes: [paper(height), ...header] },
      { dy: CARDS_Y - top, shapes },
      { dy: 0, shapes: footerAt(height) },
    ],
  };
}

function paper(height: number): Shape {
  return { kind: "rect", x: 0, y: 0, width: WIDTH, height, radius: 0, fill: COLOR.paper };
}

/** What lies between the head and the foot, and from where to where. */
type Panel = { readonly top: number; readonly bottom: number; readonly shapes: readonly Shape[] };

function bodyFrom(y: number): Frame {
  return { x: MARGIN, y, width: INNER, height: BODY_END - y };
}

/** The three sentences, both rankings with their lines, and beside them what to talk about. */
function comparisonShapes(
  board: Board,
  talk: readonly TalkEntry[] | null,
  words: SnapshotMessages,
): readonly Shape[] {
  const body = bodyFrom(BODY_Y);
  const graph = { ...body, width: talk === null ? INNER : INNER - TALK_WIDTH - GAP };
  const list = { ...body, x: graph.x + graph.width + GAP, width: TALK_WIDTH };
  return [
    ...sentencesOf(board, words).flatMap(sentenceShapes),
    panel(graph.x, graph.y, graph.width, graph.height),
    ...slopegraphShapes(board, graph, words),
    ...(talk === null ? [] : talkShapes(board, talk, list, words)),
  ];
}

/** The same facts as the picture, in sentences. */
function descriptionOf(
  board: Board,
  { date, whiteboard, withComparison, words }: SnapshotOptions,
  talk: readonly TalkEntry[],
): string {
  const sentences = withComparison ? sentencesOf(board, words) : [];
  return [
    `${dayInWords(date, words)}.`,
    ...SEAT_IDS.map((seat) => answersInWords(board, seat, words)),
    ...sentences.map(({ figure, rest }) => `${figure} ${rest}.`),
    incompleteNote(board, words) ?? "",
    firstCompleteNote(board, words) ?? "",
    ...talk.flatMap((entry) => talkInWords(entry, words)),
    whiteboard === undefined ? "" : whiteboardInWords(board, whiteboard, words),
    `${words.snapshot.aid}.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** What was pinned, ticked and written about an area. */
function talkInWords(entry: TalkEntry, words: SnapshotMessages): readonly string[] {
  const { heading, replies } = entry;
  const marks = marksOf(entry, words);
  return [
    ...(marks.length === 0 ? [] : [`${heading}: ${marks.join(". ")}.`]),
    ...replies.map(({ name, text }) => words.snapshot.wroteAbout(name, heading, plainLine(text))),
  ];
}

function answersInWords(board: Board, seat: SeatId, words: SnapshotMessages): string {
  const { snapshot } = words;
  const { name, answers } = personOf(board, seat, words);
  const inWords = ({ name: area, wasPlace, points, wasPoints }: AreaAnswer): string => {
    const numbers = [String(points), ...(wasPoints === null ? [] : [snapshot.was(wasPoints)])];
    return `${area}${was(wasPlace, words)} (${numbers.join(", ")})`;
  };
  const placed = answers.flatMap((answer) =>
    answer.place === null ? [] : [`${answer.place} ${inWords(answer)}`],
  );
  const tray = answers.filter(({ place }) => place === null).map(inWords);
  const parts = [...placed, ...(tray.length > 0 ? [snapshot.notPlacedInWords(tray.join(", "))] : [])];
  return snapshot.answersInWords(name, parts.join(", "));
}

function headerShapes(board: Board, date: CalendarDay, words: SnapshotMessages): readonly Shape[] {
  const day = { text: dayInWords(date, words), size: 15, weight: 400, fill: COLOR.ink2 };
  const first = firstCompleteDay(board, words);
  const note = {
    text: first === null ? "" : words.snapshot.firstCompleteHead(first),
    size: 13.5,
    weight: 400,
    fill: COLOR.ink2,
  };
  const room = INNER - Math.max(widthOf(day.text, day), widthOf(note.text, note)) - 40;
  const { lines, style } = fitBlock(drawnTitle(board, words), room, [
    { size: 29, weight: 700, lines: 1 },
    { size: 22, weight: 700, lines: 2 },
  ]);
  const isOneLine = lines.length < 2;
  return [
    ...lines.map((text, index) =>
      textShape(MARGIN, (isOneLine ? 66 : 46) + index * 27, "start", {
        text: isolated(text),
        ...style,
        fill: COLOR.ink,
      }),
    ),
    textShape(WIDTH - MARGIN, isOneLine && first === null ? 65 : 46, "end", day),
    ...(first === null ? [] : [textShape(WIDTH - MARGIN, isOneLine ? 68 : 73, "end", note)]),
  ];
}

/** The title as it was typed; names that stand for one are each in their own reading direction. */
function drawnTitle(board: Board, words: SnapshotMessages): string {
  if (plainLine(board.title) !== "") return plainTitle(board, words);
  const names = SEAT_IDS.map((seat) => isolated(plainName(board, seat, words)));
  return listed(names, words);
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

function footerShapes(height: number, { snapshot }: SnapshotMessages): readonly Shape[] {
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
      { text: snapshot.aid, ...small, weight: 600, fill: COLOR.ink },
      { text: ` · ${snapshot.spirit}`, ...small, weight: 400 },
    ),
    seatMark("left", mark + 8, y - 5, 7.5, seatPaint("left", 0)),
    seatMark("right", mark + 19, y - 5, 7.5, seatPaint("right", 1)),
    textShape(right, y, "end", name),
  ];
}
