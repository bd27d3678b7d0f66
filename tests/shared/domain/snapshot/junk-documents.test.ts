import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { startFromOrder } from "#shared/domain/allocation.ts";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import { createBoardUpdate } from "#shared/document/create-board.ts";
import { firstRecord } from "#shared/document/read-conversation.ts";
import { readUpdates } from "#shared/document/read-updates.ts";
import { firstRecordsOf } from "#shared/document/schema.ts";
import { csvOf } from "#shared/domain/snapshot/csv.ts";
import { emailOf } from "#shared/domain/snapshot/email.ts";
import { fileNameOf } from "#shared/domain/snapshot/file-name.ts";
import { jsonOf } from "#shared/domain/snapshot/json.ts";
import { markdownOf } from "#shared/domain/snapshot/markdown.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { readSnapshot } from "#shared/domain/snapshot/read-json.ts";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { junkUpdate, someJunk } from "../../../support/junk.ts";
import { demand, failureOf } from "../../../support/property.ts";
import { someWhiteboardJunk, whiteboardJunkUpdate } from "../../../support/whiteboard-junk.ts";
import { ENGLISH } from "./boards.ts";

const ANSWERS = { ranking: rankingOf(AREA_IDS), points: startFromOrder(AREA_IDS) };

/** A foreign program's record of the first complete answers, well formed but for its moment. */
function firstUpdate(at: number): Uint8Array {
  const doc = new Y.Doc();
  firstRecordsOf(doc).push([firstRecord({ at, answers: { left: ANSWERS, right: ANSWERS } })]);
  return Y.encodeStateAsUpdate(doc);
}

test("whatever foreign programs have written into a board, every format of it is made, and its JSON opens again as the same file", () => {
  const property = fc.property(
    fc.array(someJunk, { maxLength: 5 }),
    fc.array(someWhiteboardJunk, { maxLength: 5 }),
    fc.constantFrom(0, 0.5, 1, 1.8e12, 253_402_300_799_999, 9e15),
    fc.constantFrom("full", "initials"),
    (junk, whiteboardJunk, at, names) => {
      const updates = [
        createBoardUpdate({
          title: "Autumn",
          names: { left: "Maya", right: "Sam" },
          mode: "live",
          createdAt: 1,
        }),
        firstUpdate(at),
        ...junk.map((each, index) => junkUpdate(each, index + 1).v1),
      ].filter(({ length }) => length > 0);
      const state = Y.mergeUpdates(updates);
      updates.push(...whiteboardJunk.map((each, index) => whiteboardJunkUpdate(state, each, index + 100).v1));
      const read = readUpdates(updates.filter(({ length }) => length > 0));
      demand(read !== null, "the updates are no document");
      const options: SnapshotOptions = {
        ...ENGLISH,
        date: "2026-11-23",
        names,
        whiteboard: read.whiteboard,
      };
      for (const make of [csvOf, markdownOf, emailOf, sceneOf]) make(read.board, options);
      demand(!fileNameOf(read.board, options, "png").includes("/"), "a name with a folder");
      const text = jsonOf(read.board, options);
      const past = readSnapshot(text);
      demand(!("problem" in past), "its JSON does not open");
      demand(jsonOf(past.board, { ...options, ...past, names: "full" }) === text, "another file");
    },
  );
  expect(failureOf(property, 100)).toBeNull();
});
