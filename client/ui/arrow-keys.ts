import type { KeyboardEvent } from "react";

const ARROWS = { row: ["ArrowLeft", "ArrowRight"], column: ["ArrowUp", "ArrowDown"] } as const;

/** Moves the focus among these elements by arrows (round and round), Home and End; true when the key did so. */
export function moveFocusByArrows(
  event: KeyboardEvent,
  stops: readonly HTMLElement[],
  along: keyof typeof ARROWS,
): boolean {
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (at === -1) return false;
  const [back, on] = ARROWS[along];
  const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return false;
  event.preventDefault();
  stops.at(to % stops.length)?.focus();
  return true;
}
