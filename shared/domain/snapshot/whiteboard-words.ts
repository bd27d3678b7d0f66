import type { Messages } from "../../messages/messages.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS } from "../seats.ts";
import { cardOf } from "../whiteboard/board-space.ts";
import type { Note } from "../whiteboard/note.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import { plainLine, plainName } from "./plain-line.ts";

type NotedWords = Pick<Messages, "areas" | "noted" | "seats">;

/** Whose note it is and, where it is attached to a card, which one: "Sam, on Maya’s card Learning". */
export function noteHead(board: Pick<Board, "names">, { by, spot }: Note, words: NotedWords): string {
  const who = plainName(board, by, words);
  if (spot.on === "board") return who;
  const { seat, area } = cardOf(spot.on);
  return words.noted.onCard(who, plainName(board, seat, words), words.areas[area].name);
}

/** How many notes and lines of ink there are, and what the notes say, in sentences. */
export function whiteboardInWords(
  board: Pick<Board, "names">,
  { notes, strokes }: Whiteboard,
  words: NotedWords,
): string {
  const { noted } = words;
  const said = notes.map(
    (note) => `${noteHead(board, note, words)}: ${plainLine(note.text) || noted.emptyNote}`,
  );
  const drawn = SEAT_IDS.flatMap((seat) => {
    const own = strokes.filter(({ by }) => by === seat);
    return own.length === 0 ? [] : [noted.linesBy(own.length, plainName(board, seat, words))];
  });
  return [
    noted.onTheBoard([noted.notes(notes.length), ...said].join("; ")),
    ...(drawn.length === 0 ? [] : [`${drawn.join(", ")}.`]),
  ].join(" ");
}
