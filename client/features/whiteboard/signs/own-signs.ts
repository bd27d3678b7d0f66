import type { SeatId } from "#shared/domain/seats.ts";
import type { BoardSession } from "../../../hooks/use-board.ts";
import { cardOf, type Spot } from "#shared/domain/whiteboard/board-space.ts";
import type { Reaction } from "#shared/domain/whiteboard/reactions.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { signs } from "#shared/messages/en/signs.ts";
import { messagesNow } from "../../../language/language.ts";
import { announce } from "../../../ui/announcer.ts";

/** A ping or a reaction, and whose hand it is; of mine I see at once what the others see. */
export type OwnSign = {
  readonly by: SeatId;
  readonly sign:
    | { readonly kind: "ping"; readonly spot: Spot }
    | { readonly kind: "reaction"; readonly reaction: Reaction };
};

const listeners = new Set<(sign: OwnSign) => void>();

/** Shows everybody a spot, and tells what was pointed at. */
export function ping(presence: BoardSession["presence"], by: SeatId, spot: Spot): void {
  presence.ping(spot);
  const words = messagesNow({ areas, signs });
  announce(
    spot.on === "board"
      ? words.signs.youPointAtBoard
      : words.signs.youPointAt(words.areas[cardOf(spot.on).area].name),
  );
  for (const listener of listeners) listener({ by, sign: { kind: "ping", spot } });
}

/** Shows everybody a reaction. */
export function react(presence: BoardSession["presence"], by: SeatId, reaction: Reaction): void {
  presence.react(reaction);
  const words = messagesNow({ signs }).signs;
  announce(words.youReact(words.reactions[reaction]));
  for (const listener of listeners) listener({ by, sign: { kind: "reaction", reaction } });
}

/** Calls back with each sign of mine; returns how to stop. */
export function onOwnSign(listener: (sign: OwnSign) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
