import { nameOf } from "#shared/domain/board.ts";
import type { PerSeat, SeatId } from "#shared/domain/seats.ts";
import { cardOf, type CardName, type Point, type Spot } from "#shared/domain/whiteboard/board-space.ts";
import type { Note } from "#shared/domain/whiteboard/note.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { spotToScreen } from "../../../hooks/board-places.ts";
import { nearestCard } from "./placing.ts";

type Names = PerSeat<string>;

/** The parts of the catalogue that name notes and where they are. */
export type NoteWording = Pick<Messages, "areas" | "notes" | "seats">;

/** What a card is called by somebody of that seat: “Learning” in their own column, “Sam’s Learning” in the other one. */
export function nameOfCard(card: CardName, names: Names, seat: SeatId | null, words: NoteWording): string {
  const { seat: column, area } = cardOf(card);
  const { name } = words.areas[area];
  return column === seat ? name : words.notes.cardOf(nameOf({ names }, column, words.seats), name);
}

/** What a note is called: who has put it there, and the card that it is attached to. */
export function nameOfNote(
  { by, spot }: Pick<Note, "by" | "spot">,
  names: Names,
  words: NoteWording,
): string {
  const name = nameOf({ names }, by, words.seats);
  return spot.on === "board"
    ? words.notes.by(name)
    : words.notes.byOn(name, nameOfCard(spot.on, names, by, words));
}

/** Where a spot is, for who cannot see it, behind a colon: on a card or beside one. */
export function whereOf(spot: Spot, names: Names, seat: SeatId | null, words: NoteWording): string {
  return toldBy(words.notes.where, spot, names, seat, words);
}

/** Where a note is that is being carried, as a sentence. */
export function carriedTo(spot: Spot, names: Names, seat: SeatId | null, words: NoteWording): string {
  return toldBy(words.notes.carried, spot, names, seat, words);
}

function toldBy(
  { on, beside, free }: Messages["notes"]["where"],
  spot: Spot,
  names: Names,
  seat: SeatId | null,
  words: NoteWording,
): string {
  if (spot.on !== "board") return on(nameOfCard(spot.on, names, seat, words));
  const point: Point | null = spotToScreen(spot);
  const card = point && nearestCard(point);
  return card === null ? free : beside(nameOfCard(card, names, seat, words));
}
