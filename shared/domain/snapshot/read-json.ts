import { isLanguage, type Language } from "../../messages/languages.ts";
import type { Messages } from "../../messages/messages.ts";
import { isAllocation, type Allocation } from "../allocation.ts";
import { AREA_IDS, isAreaId, perArea, type AreaId } from "../areas.ts";
import type { Answers, Board } from "../board.ts";
import { MAX_READ_REPLY_LENGTH, NO_CONVERSATION, type Conversation } from "../conversation.ts";
import { isMoment } from "../moment.ts";
import { rankingOf } from "../ranking.ts";
import { isSeatId, MAX_NAME_LENGTH, MAX_TITLE_LENGTH, type PerSeat, type SeatId } from "../seats.ts";
import { parseSpot, withinBoard } from "../whiteboard/board-space.ts";
import { isNoteColor, MAX_NOTES, MAX_READ_NOTE_LENGTH, type Note } from "../whiteboard/note.ts";
import {
  isInkTool,
  MAX_STROKE_POINTS,
  MAX_STROKES,
  type InkPoint,
  type Stroke,
} from "../whiteboard/stroke.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import type { CalendarDay } from "./calendar-day.ts";
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from "./json.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLine, plainLines } from "./plain-line.ts";

/** What a JSON snapshot holds, enough to write the same file again; its names are the ones that were written into it. */
export type PastBoard = Pick<SnapshotOptions, "withComparison" | "withTalk"> & {
  readonly board: Board;
  readonly date: CalendarDay;
  /** Of what the file says by itself. */
  readonly language: Language;
  /** Undefined where notes and ink were left out. */
  readonly whiteboard: Whiteboard | undefined;
};

/** Tells the person who chose a file why it is not opened. */
export type WhyUnread = (words: Messages["reopening"]) => string;

/** Bytes of the largest JSON snapshot there is, with as much ink as a board holds; no larger file needs to be read. */
export const MAX_SNAPSHOT_BYTES = 32 * 1024 * 1024;

/** A visible character of a name may be made of several code units, as a family emoji is. */
const UNITS_PER_CHARACTER = 16;

/** The first thing in a file that is not as a snapshot has it, and how that is told. */
class Damage extends Error {
  readonly why: WhyUnread;

  constructor(why: WhyUnread) {
    super();
    this.why = why;
  }
}

/**
 * Opens a JSON snapshot again. Whatever the text, the answer is a whole and valid board or a reason, never an exception;
 * only the fields that a board is made of are read, and everything that follows from them is worked out anew.
 */
export function readSnapshot(text: string): PastBoard | { readonly problem: WhyUnread } {
  if (text.length > MAX_SNAPSHOT_BYTES) return { problem: ({ tooLarge }) => tooLarge };
  const parsed = parse(text);
  if (parsed === undefined) return { problem: ({ notJson }) => notJson };
  try {
    return pastBoardOf(parsed);
  } catch (error) {
    if (error instanceof Damage) return { problem: error.why };
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // No JSON, or more brackets inside each other than this browser can count.
    return undefined;
  }
}

function pastBoardOf(parsed: unknown): PastBoard {
  const file = isFields(parsed) ? parsed : {};
  const version = own(file, "version");
  if (own(file, "format") !== SNAPSHOT_FORMAT || typeof version !== "number")
    throw new Damage(({ notSnapshot }) => notSnapshot);
  if (version > SNAPSHOT_VERSION) throw new Damage(({ newer }) => newer);
  if (version !== SNAPSHOT_VERSION) throw damaged("version");
  const answers = fieldsOf(own(file, "answers"), "answers");
  const [left, right] = [
    fieldsOf(own(answers, "left"), "answers.left"),
    fieldsOf(own(answers, "right"), "answers.right"),
  ];
  const mode = own(file, "mode");
  if (mode !== "live" && mode !== "reveal") throw damaged("mode");
  const [talk, conversation] = [own(file, "talk"), own(file, "conversation")];
  const whiteboard = own(file, "whiteboard");
  return {
    board: {
      title: lineOf(own(file, "title"), MAX_TITLE_LENGTH, "title"),
      names: {
        left: lineOf(own(left, "name"), MAX_NAME_LENGTH, "answers.left.name"),
        right: lineOf(own(right, "name"), MAX_NAME_LENGTH, "answers.right.name"),
      },
      mode,
      createdAt: momentOf(own(file, "createdAt"), "createdAt"),
      answers: { left: answersOf(left, "answers.left"), right: answersOf(right, "answers.right") },
      first: firstOf(own(file, "first")),
      conversation: conversation === undefined ? NO_CONVERSATION : conversationOf(conversation),
    },
    date: dayOf(own(file, "date")),
    language: languageOf(own(file, "language")),
    whiteboard: whiteboard === undefined ? undefined : whiteboardOf(whiteboard),
    withComparison: own(file, "comparison") !== undefined,
    withTalk: talk !== undefined,
  };
}

function answersOf(fields: Fields, where: string): Answers {
  return {
    ranking: rankingOf(areasOf(own(fields, "ranking"), `${where}.ranking`)),
    points: pointsOf(own(fields, "points"), `${where}.points`),
  };
}

function pointsOf(value: unknown, where: string): Allocation {
  const fields = fieldsOf(value, where);
  const points = perArea((area) => own(fields, area));
  if (!isAllocation(points)) throw damaged(where);
  return points;
}

/** Areas, none of them twice. */
function areasOf(value: unknown, where: string): readonly AreaId[] {
  const areas = listOf(value, AREA_IDS.length, where);
  if (!areas.every(isAreaId) || new Set(areas).size !== areas.length) throw damaged(where);
  return areas;
}

function firstOf(value: unknown): Board["first"] {
  if (value === undefined || value === null) return null;
  const first = fieldsOf(value, "first");
  const answers = fieldsOf(own(first, "answers"), "first.answers");
  const of = (seat: SeatId): Answers => {
    const where = `first.answers.${seat}`;
    return answersOf(fieldsOf(own(answers, seat), where), where);
  };
  return { at: momentOf(own(first, "at"), "first.at"), answers: { left: of("left"), right: of("right") } };
}

function conversationOf(value: unknown): Conversation {
  const fields = fieldsOf(value, "conversation");
  const pins = fieldsOf(own(fields, "pins"), "conversation.pins");
  const replies = fieldsOf(own(fields, "replies"), "conversation.replies");
  return {
    pins: {
      left: areasOf(own(pins, "left"), "conversation.pins.left"),
      right: areasOf(own(pins, "right"), "conversation.pins.right"),
    },
    talked: areasOf(own(fields, "talked"), "conversation.talked"),
    replies: perArea((area): PerSeat<string> => {
      const where = `conversation.replies.${area}`;
      const both = fieldsOf(own(replies, area), where);
      const of = (seat: SeatId): string =>
        plainLines(textOf(own(both, seat), MAX_READ_REPLY_LENGTH, `${where}.${seat}`));
      return { left: of("left"), right: of("right") };
    }),
  };
}

function whiteboardOf(value: unknown): Whiteboard {
  const fields = fieldsOf(value, "whiteboard");
  const notes = listOf(own(fields, "notes"), MAX_NOTES, "whiteboard.notes");
  const strokes = listOf(own(fields, "strokes"), MAX_STROKES, "whiteboard.strokes");
  return { notes: notes.map(noteOf), strokes: strokes.map(strokeOf) };
}

function noteOf(value: unknown, index: number): Note {
  const where = `whiteboard.notes.${index}`;
  const fields = fieldsOf(value, where);
  const [by, color] = [own(fields, "by"), own(fields, "color")];
  const written = fieldsOf(own(fields, "spot"), `${where}.spot`);
  const spot = parseSpot(written);
  if (!isSeatId(by)) throw damaged(`${where}.by`);
  if (!isNoteColor(color)) throw damaged(`${where}.color`);
  if (spot === null || spot.x !== own(written, "x") || spot.y !== own(written, "y"))
    throw damaged(`${where}.spot`);
  const text = plainLines(textOf(own(fields, "text"), MAX_READ_NOTE_LENGTH, `${where}.text`));
  return { id: `n${index}`, by, color, spot, text };
}

function strokeOf(value: unknown, index: number): Stroke {
  const where = `whiteboard.strokes.${index}`;
  const fields = fieldsOf(value, where);
  const [by, tool] = [own(fields, "by"), own(fields, "tool")];
  if (!isSeatId(by)) throw damaged(`${where}.by`);
  if (!isInkTool(tool)) throw damaged(`${where}.tool`);
  const points = listOf(own(fields, "points"), MAX_STROKE_POINTS, `${where}.points`);
  if (points.length === 0) throw damaged(`${where}.points`);
  // The order of ids is the order of painting.
  const id = `s${String(index).padStart(5, "0")}`;
  return { id, by, tool, points: points.map((point) => inkPointOf(point, `${where}.points`)) };
}

function inkPointOf(value: unknown, where: string): InkPoint {
  const [x, y, pressure] = listOf(value, 3, where);
  if (typeof x !== "number" || typeof y !== "number" || typeof pressure !== "number") throw damaged(where);
  const within = withinBoard({ x, y });
  const isInside = within.x === x && within.y === y && pressure >= 0 && pressure <= 1;
  if (!isInside) throw damaged(where);
  return { x, y, pressure };
}

function dayOf(value: unknown): CalendarDay {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw damaged("date");
  const day = new Date(`${value}T00:00:00Z`);
  // The 31st of February is read as a day in March.
  const isReal = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  if (!isReal) throw damaged("date");
  return value;
}

/** Files were in English before they said so. */
function languageOf(value: unknown): Language {
  if (value === undefined) return "en";
  if (!isLanguage(value)) throw damaged("language");
  return value;
}

function momentOf(value: unknown, where: string): number {
  if (!isMoment(value)) throw damaged(where);
  return value;
}

function lineOf(value: unknown, characters: number, where: string): string {
  return plainLine(textOf(value, characters * UNITS_PER_CHARACTER, where));
}

function textOf(value: unknown, units: number, where: string): string {
  if (typeof value !== "string" || value.length > units) throw damaged(where);
  return value;
}

function listOf(value: unknown, most: number, where: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw damaged(where);
  return value;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown, where: string): Fields {
  if (!isFields(value)) throw damaged(where);
  return value;
}

/** A field of the file itself; nothing that every object has by birth. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function damaged(where: string): Damage {
  return new Damage((words) => words.damaged(where));
}
