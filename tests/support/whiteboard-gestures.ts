import fc from "fast-check";
import type { AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import type { Spot } from "#shared/domain/whiteboard/board-space.ts";
import { NOTE_COLORS, type NoteColor } from "#shared/domain/whiteboard/note.ts";
import type { InkPoint, InkTool } from "#shared/domain/whiteboard/stroke.ts";
import {
  addNote,
  addStroke,
  colorNote,
  eraseStrokes,
  newId,
  placeNote,
  removeNote,
} from "#shared/document/whiteboard-commands.ts";
import { anArea, aPlace, aSeat, somePoints } from "./arbitraries.ts";
import type { WhiteboardPage } from "./whiteboard-page.ts";

/** One thing that a person does around the cards, or to a card; `pick` chooses among what is there. */
export type WhiteboardGesture =
  | { readonly type: "add"; readonly by: SeatId; readonly spot: Spot; readonly color: NoteColor }
  | { readonly type: "write"; readonly writes: readonly Writing[] }
  | { readonly type: "move"; readonly pick: number; readonly spots: readonly Spot[] }
  | { readonly type: "color"; readonly pick: number; readonly color: NoteColor }
  | { readonly type: "remove"; readonly pick: number }
  | {
      readonly type: "draw";
      readonly by: SeatId;
      readonly tool: InkTool;
      readonly lines: readonly (readonly InkPoint[])[];
    }
  | { readonly type: "erase"; readonly picks: readonly number[] }
  | { readonly type: "place"; readonly seat: SeatId; readonly area: AreaId; readonly place: number | null }
  | { readonly type: "points"; readonly seat: SeatId; readonly area: AreaId; readonly points: number };

type Writing = {
  readonly pick: number;
  readonly at: number;
  readonly removed: number;
  readonly words: string;
};

const aSpot: fc.Arbitrary<Spot> = fc.oneof(
  fc.record({
    on: fc.constant("board" as const),
    x: fc.integer({ min: -600, max: 1860 }),
    y: fc.integer({ min: -600, max: 1200 }),
  }),
  fc.record({
    on: fc.tuple(aSeat, anArea).map(([seat, area]) => `${seat}/${area}` as const),
    x: fc.constantFrom(0, 0.25, 0.9),
    y: fc.constantFrom(0.5, 1),
  }),
);

const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "😀", "👩‍👧", "\n", "z"), maxLength: 12 });

const aWriting: fc.Arbitrary<Writing> = fc.record({
  pick: fc.nat(5),
  at: fc.nat(30),
  removed: fc.oneof(fc.constant(0), fc.nat(6)),
  words,
});

const aPoint: fc.Arbitrary<InkPoint> = fc.record({
  x: fc.integer({ min: -1200, max: 3720 }).map((half) => half / 2),
  y: fc.integer({ min: -1200, max: 2400 }).map((half) => half / 2),
  pressure: fc.constantFrom(0.5, 0, 1),
});

/** Any gesture around the cards and, now and then, one on them. */
export const aWhiteboardGesture: fc.Arbitrary<WhiteboardGesture> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("add" as const),
      by: aSeat,
      spot: aSpot,
      color: fc.constantFrom(...NOTE_COLORS),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant("write" as const),
      writes: fc.array(aWriting, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("move" as const),
      pick: fc.nat(5),
      spots: fc.array(aSpot, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("color" as const),
      pick: fc.nat(5),
      color: fc.constantFrom(...NOTE_COLORS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("remove" as const), pick: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("draw" as const),
      by: aSeat,
      tool: fc.constantFrom("pen" as const, "marker" as const),
      lines: fc.array(fc.array(aPoint, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("erase" as const),
      picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("place" as const), seat: aSeat, area: anArea, place: aPlace }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("points" as const),
      seat: aSeat,
      area: anArea,
      points: somePoints,
    }),
  },
);

/** Makes a whole gesture as one step; false when it came to nothing and wrote nothing. */
export function makeWhiteboardGesture(page: WhiteboardPage, gesture: WhiteboardGesture): boolean {
  let hasWritten = false;
  const see = (): void => void (hasWritten = true);
  page.doc.on("update", see);
  make(page, gesture);
  page.doc.off("update", see);
  return hasWritten;
}

function make(page: WhiteboardPage, gesture: WhiteboardGesture): void {
  const { target } = page.replica;
  const noteId = (pick: number): string => pickOf(page.readNotes(), pick)?.id ?? "";
  switch (gesture.type) {
    case "add":
      page.begin("note-add");
      addNote(target, gesture.by, gesture.spot, gesture.color);
      break;
    case "write":
      page.begin("note-write");
      for (const { pick, at, removed, words: inserted } of gesture.writes)
        page.writer.replace(noteId(pick), at, removed, inserted);
      break;
    case "move": {
      const id = noteId(gesture.pick);
      page.begin("note-move");
      for (const spot of gesture.spots) placeNote(target, id, spot);
      break;
    }
    case "color":
      page.begin("note-color");
      colorNote(target, noteId(gesture.pick), gesture.color);
      break;
    case "remove":
      page.begin("note-remove");
      removeNote(target, noteId(gesture.pick));
      break;
    case "draw":
      page.begin("ink-draw");
      for (const points of gesture.lines)
        addStroke(target, { id: newId(target), by: gesture.by, tool: gesture.tool, points });
      break;
    case "erase":
      page.begin("ink-erase");
      for (const pick of gesture.picks) eraseStrokes(target, [pickOf(page.readStrokes(), pick)?.id ?? ""]);
      break;
    case "place":
      page.replica.begin(gesture.seat);
      page.replica.place(gesture.area, gesture.place);
      break;
    case "points":
      page.replica.begin(gesture.seat);
      page.replica.setPoints(gesture.area, gesture.points);
      break;
  }
}

/** The same gesture with every letter in it another one, from this code point on, so that each can be told apart. */
export function withOwnLetters(gesture: WhiteboardGesture, first: number): WhiteboardGesture {
  if (gesture.type !== "write") return gesture;
  let next = first;
  const unlike = (text: string): string => Array.from(text, () => String.fromCodePoint(next++)).join("");
  return { ...gesture, writes: gesture.writes.map((each) => ({ ...each, words: unlike(each.words) })) };
}

function pickOf<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(all.length, 1)];
}
