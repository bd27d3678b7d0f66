import type * as Y from "yjs";
import type { Answers } from "#shared/domain/board.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { AnswerWriter, type CommandTarget } from "#shared/document/commands.ts";
import { textOf } from "#shared/document/read-whiteboard.ts";
import { addNote, addStroke, newId } from "#shared/document/whiteboard-commands.ts";
import { handDrawn, thinned } from "./busy-hour.ts";
import { seededRandom } from "./property.ts";

/** Writes to a document with a clock and chance of its own, the same each time. */
export function targetOn(doc: Y.Doc): CommandTarget {
  let time = Date.UTC(2026, 10, 23, 9);
  return { doc, origin: {}, now: () => (time += 1_000), random: seededRandom(7) };
}

/** Writes one seat's answers, as its person would. */
export function answer(target: CommandTarget, seat: SeatId, { ranking, points }: Answers): void {
  const writer = new AnswerWriter(target, seat);
  for (const [index, area] of ranking.placed.entries()) writer.place(area, index + 1);
  writer.setAllocation(points);
}

/** Puts up notes with these words, from the left to the right; gives their ids. */
export function putUpNotes(target: CommandTarget, texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => {
    const spot = { on: "board", x: (index * 97) % 1_260, y: (index * 53) % 600 } as const;
    const id = addNote(target, index % 2 === 0 ? "left" : "right", spot, "sun");
    if (id === null) throw new Error("The board is full.");
    textOf(target.doc, id)?.insert(0, text);
    return id;
  });
}

/** Draws so many lines, each as a hand of a second would. */
export function drawLines(target: CommandTarget, count: number): void {
  for (let nth = 0; nth < count; nth += 1) {
    const points = thinned(handDrawn(target.random, 120));
    addStroke(target, { id: newId(target), by: nth % 2 === 0 ? "left" : "right", tool: "pen", points });
  }
}
