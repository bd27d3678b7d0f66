import type { Messages } from "../../messages/messages.ts";
import { AREA_IDS, type AreaId } from "../areas.ts";
import type { Board } from "../board.ts";
import { placeOf } from "../ranking.ts";
import { SEAT_IDS, type SeatId } from "../seats.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLines, plainName } from "./plain-line.ts";
import { showsTalk, shownBoard } from "./shown-board.ts";

/** Excel takes a file for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The columns, which are always all there. */
const COLUMNS = [
  "areaId",
  "area",
  "seat",
  "person",
  "role",
  "rank",
  "points",
  "firstRank",
  "firstPoints",
  "pinned",
  "talkedAbout",
  "reply",
  "date",
] as const satisfies readonly (keyof Messages["snapshot"]["csv"])[];

/**
 * What a spreadsheet takes for a formula: one of these signs where a cell begins, behind spaces and quotes too, and where
 * one begins for a program that separates by semicolons.
 */
const FORMULA = /(?<=^|[;\n])(?=[\s"'“”„«»]*[=+\-@＝＋－＠\t\r])/g;

/** Text that is nothing but a number may begin with a sign. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * The board as a table for a spreadsheet, one row per area and person (RFC 4180, UTF-8 with byte order mark). No text in
 * it is a formula to any spreadsheet: one that could be has an apostrophe before it. Empty cells are what is not placed,
 * was never complete, or was left out.
 */
export function csvOf(whole: Board, options: SnapshotOptions): string {
  const board = shownBoard(whole, options);
  const rows = AREA_IDS.flatMap((area) => SEAT_IDS.map((seat) => rowOf(board, area, seat, options)));
  const heads = COLUMNS.map((column) => options.words.snapshot.csv[column]);
  const lines = [heads, ...rows].map((cells) => `${cells.map(cellOf).join(",")}\r\n`);
  return `${BYTE_ORDER_MARK}${lines.join("")}`;
}

function rowOf(
  board: Board,
  area: AreaId,
  seat: SeatId,
  options: SnapshotOptions,
): readonly (string | number | null)[] {
  const { ranking, points } = board.answers[seat];
  const first = board.first?.answers[seat];
  const { pins, talked, replies } = board.conversation;
  const { words } = options;
  const yesOrNo = (is: boolean): string => (is ? words.snapshot.csv.yes : words.snapshot.csv.no);
  const talk = showsTalk(options)
    ? [yesOrNo(pins[seat].includes(area)), yesOrNo(talked.includes(area)), plainLines(replies[area][seat])]
    : [null, null, null];
  return [
    area,
    words.areas[area].name,
    seat,
    plainName(board, seat, words),
    words.seats.role[seat],
    placeOf(ranking, area),
    points[area],
    first === undefined ? null : placeOf(first.ranking, area),
    first === undefined ? null : first.points[area],
    ...talk,
    options.date,
  ];
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = NUMBER.test(value) ? value : value.replace(FORMULA, "'");
  return /["\n\r,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
