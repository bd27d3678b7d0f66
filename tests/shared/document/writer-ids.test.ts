import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { AnswerWriter, setTitle } from "#shared/document/commands.ts";
import { assignWriterIds } from "#shared/document/writer-ids.ts";

const IDS = [1, 2, 3, 4, 5, 6, 7, 8].map((index) => 2 ** 48 + index);

function newPage(): { readonly doc: Y.Doc; readonly write: () => void } {
  const doc = new Y.Doc();
  const target = { doc, origin: {}, now: () => 1_800_000_000_000, random: () => 0.5 };
  return {
    doc,
    write: () => {
      setTitle(target, `A talk ${String(Y.getState(doc.store, doc.clientID))}`);
      for (const seat of ["left", "right"] as const) {
        new AnswerWriter(target, seat).place("impact", 1);
        new AnswerWriter(target, seat).setPoints("impact", 30);
      }
    },
  };
}

describe("the ids that a page writes under", () => {
  test("are those it was given: one for the document, one for each list, and no other", () => {
    const { doc, write } = newPage();
    assignWriterIds(doc, IDS);
    write();
    expect(new Set(doc.store.clients.keys())).toEqual(new Set(IDS.slice(0, 5)));
    expect(doc.clientID).toBe(IDS[0]);
  });

  test("must be enough", () => {
    const { doc } = newPage();
    expect(() => assignWriterIds(doc, IDS.slice(0, 4))).toThrow("There are more roots than ids.");
  });

  test("are still those for the lists after somebody else has written under the document's own id", () => {
    const { doc, write } = newPage();
    assignWriterIds(doc, IDS);
    const double = new Y.Doc();
    double.clientID = doc.clientID;
    double.getMap("meta").set("title", "Another page with my id");
    // Yjs then takes another id for the document by itself, and says so on the console.
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(double));
    expect(doc.clientID).not.toBe(IDS[0]);
    write();
    const written = [...doc.store.clients.keys()];
    expect(written).toEqual(expect.arrayContaining(IDS.slice(0, 5)));
    expect(written.filter((id) => !IDS.includes(id))).toEqual([doc.clientID]);
  });
});
