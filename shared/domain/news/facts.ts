import { AREA_IDS } from "../areas.ts";
import type { Board } from "../board.ts";
import { SEAT_IDS, type PerSeat } from "../seats.ts";
import type { Step } from "../steps.ts";
import type { Note } from "../whiteboard/note.ts";
import type { Stroke } from "../whiteboard/stroke.ts";
import type { TimerKey, Timers } from "../whiteboard/timer.ts";

/** All that may be told of a board when somebody else changes it. */
export type BoardState = {
  readonly board: Board;
  readonly notes: readonly Note[];
  readonly strokes: readonly Stroke[];
  readonly timers: Timers;
  /** Where each seat's person looks; null while nobody else sits there. */
  readonly steps: PerSeat<Step | null>;
};

/** A state as facts, each under a name of its own: what is equal is equal letter by letter, what is missing is not so. */
export type Facts = ReadonlyMap<string, string>;

/** Takes a state apart into its facts. */
export function factsOf({ board, notes, strokes, timers, steps }: BoardState): Facts {
  const facts = new Map<string, string>();
  const note = (name: string, value: string): void => {
    if (value !== "") facts.set(name, value);
  };
  note("title", board.title);
  for (const seat of SEAT_IDS) {
    const { ranking, points } = board.answers[seat];
    note(`name/${seat}`, board.names[seat]);
    note(`order/${seat}`, ranking.placed.join(" "));
    note(`step/${seat}`, steps[seat] ?? "");
    note(`ink/${seat}`, String(strokes.filter(({ by }) => by === seat).length));
    for (const area of AREA_IDS) {
      note(`points/${seat}/${area}`, String(points[area]));
      note(`reply/${seat}/${area}`, board.conversation.replies[area][seat]);
    }
    for (const area of board.conversation.pins[seat]) note(`pin/${seat}/${area}`, "yes");
  }
  for (const area of board.conversation.talked) note(`talked/${area}`, "yes");
  for (const [key, timer] of Object.entries(timers)) {
    if (timer !== null) note(`timer/${key as TimerKey}`, `${timer.startedAt} ${timer.lengthMs}`);
  }
  for (const { id, by, text, color, spot } of notes) {
    note(`note/${by}/${id}`, JSON.stringify([text, color, spot.on, Math.round(spot.x), Math.round(spot.y)]));
  }
  return facts;
}

/** What has been told, once a change of one's own has made `after` of `before`: that needs no telling. */
export function withOwnChange(told: Facts, before: Facts, after: Facts): Facts {
  const next = new Map(told);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const value = after.get(name);
    if (before.get(name) === value) continue;
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
