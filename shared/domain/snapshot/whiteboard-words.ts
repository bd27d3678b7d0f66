import { AREA_TEXT } from "../areas.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS } from "../seats.ts";
import { cardOf } from "../whiteboard/board-space.ts";
import type { Note } from "../whiteboard/note.ts";
import type { Stroke } from "../whiteboard/stroke.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import { plainLine, plainName } from "./plain-line.ts";

/** What stands for a note without words. */
export const EMPTY_NOTE = "an empty note";

/** "3 notes". */
export function notesCounted(notes: readonly Note[]): string {
  return counted(notes.length, "note");
}

/** "3 lines of ink". */
export function linesCounted(strokes: readonly Stroke[]): string {
  return `${counted(strokes.length, "line")} of ink`;
}

/** Whose note it is and, where it is attached to a card, which one: "Sam, on Maya’s card Learning". */
export function noteHead(board: Pick<Board, "names">, { by, spot }: Note): string {
  const who = plainName(board, by);
  if (spot.on === "board") return who;
  const { seat, area } = cardOf(spot.on);
  return `${who}, on ${plainName(board, seat)}’s card ${AREA_TEXT[area].name}`;
}

/** How many notes and lines of ink there are, and what the notes say, in sentences. */
export function whiteboardInWords(board: Pick<Board, "names">, { notes, strokes }: Whiteboard): string {
  const said = notes.map((note) => {
    const text = plainLine(note.text);
    return `${noteHead(board, note)}: ${text === "" ? EMPTY_NOTE : text}`;
  });
  const drawn = SEAT_IDS.flatMap((seat) => {
    const own = strokes.filter(({ by }) => by === seat);
    return own.length === 0 ? [] : [`${linesCounted(own)} by ${plainName(board, seat)}`];
  });
  return [
    `On the board: ${notesCounted(notes)}${said.length === 0 ? "" : `; ${said.join("; ")}`}.`,
    drawn.length === 0 ? "" : `${drawn.join(", ")}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function counted(count: number, word: string): string {
  return `${count === 0 ? "no" : count} ${count === 1 ? word : `${word}s`}`;
}
