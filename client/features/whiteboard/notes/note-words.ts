import { AREA_TEXT } from "#shared/domain/areas.ts";
import { nameOf } from "#shared/domain/board.ts";
import type { PerSeat, SeatId } from "#shared/domain/seats.ts";
import { cardOf, type CardName, type Point, type Spot } from "#shared/domain/whiteboard/board-space.ts";
import type { Note } from "#shared/domain/whiteboard/note.ts";
import { spotToScreen } from "../../../hooks/board-places.ts";
import { nearestCard } from "./placing.ts";

type Names = PerSeat<string>;

/** What a card is called by somebody of that seat: “Learning” in their own column, “Sam’s Learning” in the other one. */
export function nameOfCard(card: CardName, names: Names, seat: SeatId | null): string {
  const { seat: column, area } = cardOf(card);
  const { name } = AREA_TEXT[area];
  return column === seat ? name : `${nameOf({ names }, column)}’s ${name}`;
}

/** What a note is called: who has put it there, and the card that it is attached to. */
export function nameOfNote({ by, spot }: Pick<Note, "by" | "spot">, names: Names): string {
  const name = `Note by ${nameOf({ names }, by)}`;
  return spot.on === "board" ? name : `${name}, on ${nameOfCard(spot.on, names, by)}`;
}

/** Where a spot is, for who cannot see it: on a card or beside one. */
export function whereOf(spot: Spot, names: Names, seat: SeatId | null): string {
  if (spot.on !== "board") return `on ${nameOfCard(spot.on, names, seat)}`;
  const point: Point | null = spotToScreen(spot);
  const card = point && nearestCard(point);
  return card === null ? "free on the board" : `beside ${nameOfCard(card, names, seat)}`;
}
