import * as Y from "yjs";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { Answers, Board } from "#shared/domain/board.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { readBoard } from "#shared/document/read-board.ts";
import { pointsRecordsOf, rankRecordsOf } from "#shared/document/schema.ts";
import { demand, demandSame } from "./property.ts";

/** What holds of one seat's answers at any time, on any merge, with any junk. */
export function demandValid(answers: Answers): void {
  const { placed, tray } = answers.ranking;
  demandSame([...placed, ...tray].toSorted(), [...AREA_IDS].toSorted(), "every area stands exactly once");
  demandSame(
    tray,
    AREA_IDS.filter((area) => tray.includes(area)),
    "the tray is in card order",
  );
  demandSame(Object.keys(answers.points), AREA_IDS, "points are given for the six areas");
  let sum = 0;
  for (const area of AREA_IDS) {
    const points = answers.points[area];
    demand(Number.isSafeInteger(points) && points >= 0, `${area} holds ${points} points`);
    demand(!Object.is(points, -0), `${area} holds minus zero`);
    sum += points;
  }
  demand(sum <= 100, `the sum is ${sum}`);
}

/** Reads a document twice: what it says is valid, the same both times, and reading has written nothing. */
export function demandSoundReading(doc: Y.Doc): Board {
  const before = Y.encodeStateVector(doc);
  let updates = 0;
  const count = (): void => void (updates += 1);
  doc.on("update", count);
  const board = readBoard(doc);
  demandSame(readBoard(doc), board, "a second reading");
  doc.off("update", count);
  demand(updates === 0, "reading wrote an update");
  demandSame([...Y.encodeStateVector(doc)], [...before], "reading moved the state vector");
  for (const seat of SEAT_IDS) demandValid(board.answers[seat]);
  return board;
}

/** Everything that a document holds for the two seats, as every replica should see it. */
export function contentOf(doc: Y.Doc): unknown {
  return SEAT_IDS.map((seat) => [rankRecordsOf(doc, seat).toJSON(), pointsRecordsOf(doc, seat).toJSON()]);
}

/** A second document from this one's stored state. */
export function reloaded(doc: Y.Doc, v2: boolean): Y.Doc {
  const copy = new Y.Doc();
  if (v2) Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(doc));
  else Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
