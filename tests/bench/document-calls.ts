import * as Y from "yjs";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { compare } from "#shared/domain/comparison.ts";
import { readAnswers, readBoard } from "#shared/document/read-board.ts";
import { twoPages } from "../support/gestures.ts";
import { medianMicroseconds, microseconds, printTable } from "./table.ts";

/** What single reads, writes and arrivals cost on a board with both answers complete. */
const { replicas, robin, sam } = twoPages();
robin.begin("left");
sam.begin("right");
for (const [index, area] of AREA_IDS.entries()) {
  robin.place(area, index + 1);
  sam.place(area, 1);
  robin.setPoints(area, 15);
  sam.setPoints(area, 16);
}
replicas.syncAll();

const area = (round: number): (typeof AREA_IDS)[number] =>
  AREA_IDS[Math.abs(round) % AREA_IDS.length] ?? "impact";
const calls: [string, number][] = [];
const measure = (name: string, call: (round: number) => void): void =>
  void calls.push([name, medianMicroseconds(2000, call)]);

measure("read the whole board", () => readBoard(robin.doc));
measure("read it again, keeping references", () => robin.read());
measure("read one seat's answers", () => readAnswers(robin.doc, "left"));
const { answers } = robin.read();
measure("compare both answers", () => compare(answers));

robin.begin("left");
measure("write a slider tick", (round) => robin.setPoints("impact", round & 1 ? 4 : 9));
measure("write a card's place", (round) => robin.place("impact", round & 1 ? 2 : 5));
measure("begin a gesture and write once", (round) => {
  robin.begin("left");
  robin.setPoints(area(round), (round * 5 + 101) % 15);
});
measure("take a gesture back and bring it again", () => {
  robin.takeBack();
  robin.bringAgain();
});

replicas.sent.length = 0;
replicas.syncAll();
replicas.sent.length = 0;
robin.begin("left");
for (let tick = 0; tick < 2500; tick += 1) robin.setPoints("culture", tick & 1 ? 3 : 8);
const server = new Y.Doc();
Y.applyUpdate(server, Y.encodeStateAsUpdate(sam.doc));
let next = 0;
measure("apply a tick on the server", () => {
  const update = replicas.sent[next];
  next += 1;
  if (update) Y.applyUpdate(server, update.v1);
});

printTable(
  "One call on a complete board",
  ["call", "median"],
  calls.map(([name, took]) => [name, microseconds(took)]),
);
replicas.close();
