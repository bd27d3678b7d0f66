import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { LIMITS } from "../../../server/limits.ts";
import { LiveDocument } from "../../../server/room/live-document.ts";
import { costlyUpdates, loneItems, updateOf } from "../../support/hostile-frames.ts";

const nobody = (): boolean => false;

/** Milliseconds; many times what our limits allow, because garbage is collected too. Without them: a minute. */
const LONG_MS = 1_500;

/** Time of the processor: the machine of a test may be busy with others. */
function timed<Result>(job: () => Result): { readonly result: Result; readonly milliseconds: number } {
  const before = process.cpuUsage();
  const result = job();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1_000 };
}

/** A thousand strokes and two hundred notes that were edited forty times each. */
function wholeBoard(): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let stroke = 0; stroke < 1_000; stroke += 1) {
      const points = Array.from({ length: 200 }, (_, at) => (stroke * at) % 4_096);
      doc.getMap("strokes").set(`stroke ${stroke}`, { points });
    }
    for (let note = 0; note < 200; note += 1) {
      const text = new Y.Text();
      doc.getMap("notes").set(`note ${note}`, text);
      for (let edit = 0; edit < 40; edit += 1) text.insert(Math.floor(text.length / 2), "word ");
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

describe("a live document", () => {
  it.each(Object.keys(costlyUpdates()))("does not lose itself in %s, and works on", (name) => {
    const document = new LiveDocument([], LIMITS);
    for (const update of costlyUpdates()[name] ?? []) {
      expect(timed(() => document.admit(update, nobody)).milliseconds).toBeLessThan(LONG_MS);
    }
    const doc = new Y.Doc();
    const edit = updateOf(doc, () => doc.getMap("test").set("n", 1));
    expect(document.admit(edit, nobody)).toEqual({ type: "applied" });
    const again = new Y.Doc();
    Y.applyUpdate(again, document.differenceFrom(Uint8Array.of(0)));
    expect(again.getMap("test").get("n")).toBe(1);
    expect(again.store.pendingStructs).toBeNull();
  });

  it("never becomes one that takes long to open, however small the steps", () => {
    const document = new LiveDocument([], LIMITS);
    // Each client's items must be put behind those of every client before it, one by one.
    let refused = 0;
    for (let client = 1; refused < 3 && client <= 95; client += 1) {
      const items = Array.from({ length: 200 }, () => ({ key: "k" }));
      const { result, milliseconds } = timed(() => document.admit(loneItems(client, 0, items), nobody));
      expect(milliseconds).toBeLessThan(LONG_MS);
      if (result.type === "applied") continue;
      expect(result).toEqual({ type: "refuse", reason: "costly" });
      refused += 1;
    }
    expect(refused).toBe(3);
    expect(timed(() => document.compactedState()).milliseconds).toBeLessThan(LONG_MS);
  });

  it("takes a word from everybody else, however much of its time one has used up", () => {
    const document = new LiveDocument([], {
      ...LIMITS,
      changesUnproven: 0,
      admitMs: 1,
      admitMsPerMegabyte: 0,
    });
    const doc = new Y.Doc();
    // What opens in a millisecond is not much; light updates bring it far beyond.
    for (let key = 0; key < 3_000; key += 1) {
      const edit = updateOf(doc, () => doc.getMap("test").set(`key ${key}`, key));
      expect(document.admit(edit, nobody)).toEqual({ type: "applied" });
    }
    const items = Array.from({ length: 500 }, () => ({ key: "key 1" }));
    expect(document.admit(loneItems(1, 0, items), nobody)).toEqual({ type: "refuse", reason: "costly" });
    const last = updateOf(doc, () => doc.getMap("test").set("last", 1));
    expect(document.admit(last, nobody)).toEqual({ type: "applied" });
  });

  it("takes a whole board of a thousand strokes and two hundred notes at once, and again as known", () => {
    const board = wholeBoard();
    // How long it takes is for `npm run bench server-worst-frames` to say: the machine of a test may be busy.
    const document = new LiveDocument([], { ...LIMITS, admitMs: 60_000 });
    expect(document.admit(board, nobody)).toEqual({ type: "applied" });
    expect(document.admit(board, nobody)).toEqual({ type: "known" });
  });

  it("does not grow beyond its number of structs by cutting what it has into pieces", () => {
    const document = new LiveDocument([], { ...LIMITS, structsPerDocument: 1_000, admitMs: 60_000 });
    const doc = new Y.Doc();
    const text = updateOf(doc, () => doc.getText("text").insert(0, "x".repeat(5_000)));
    expect(document.admit(text, nobody)).toEqual({ type: "applied" });
    const cut = updateOf(doc, () => {
      for (let at = 0; at < 900; at += 1) doc.getText("text").delete(at * 2, 1);
    });
    expect(document.admit(cut, nobody)).toEqual({ type: "refuse", reason: "document-full" });
  });
});
