import fc from "fast-check";
import * as Y from "yjs";
import { notesOf, strokesOf, timerRecordsOf } from "#shared/document/schema.ts";
import { packStroke } from "#shared/document/stroke-codec.ts";
import type { Sent } from "./replicas.ts";

/** One thing that somebody else's program does to what lies around the cards; `pick` chooses among what is there. */
export type WhiteboardJunk = {
  readonly how: (typeof HOWS)[number];
  readonly pick: number;
  readonly key: string;
  readonly value: unknown;
};

const HOWS = [
  "other root",
  "note value",
  "note values",
  "foreign note",
  "marked words",
  "hostile words",
  "long words",
  "no words",
  "stroke",
  "timer",
] as const;

const NOTE_KEYS = ["by", "color", "at", "text", "gone", "else"] as const;

const aValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
  fc.constantFrom<unknown>(
    ["board", 1, 2],
    ["board", 1, 2, "top"],
    ["board", -0, 1e300, 1e300],
    ["left/impact", -5, 7, -1],
    ["left/nothing", 0, 0, 0],
    [{}, [], null, undefined],
    new Uint8Array([1, 0, 200]),
    new Uint8Array([1, 7, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
    packStroke({ by: "left", tool: "pen", points: [{ x: 1, y: 2, pressure: 0.5 }] }),
    [12n],
  ),
  fc.constantFrom<unknown>([1e15, 5], [5, -1], [5, 1e12], [0.5, 5], ["5", 5], [1_800_000_000_000, 600_000]),
);

export const someWhiteboardJunk: fc.Arbitrary<WhiteboardJunk> = fc.record({
  how: fc.constantFrom(...HOWS),
  pick: fc.nat(5),
  key: fc.constantFrom(...NOTE_KEYS, "rank", "", "__proto__", "x".repeat(41)),
  value: aValue,
});

/** The transaction of such a program, on its own copy of the document. */
export function whiteboardJunkUpdate(state: Uint8Array, junk: WhiteboardJunk, clientID: number): Sent {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  if (junk.how !== "other root") Y.applyUpdate(doc, state);
  let v1: Uint8Array = new Uint8Array();
  let v2: Uint8Array = new Uint8Array();
  doc.on("update", (update: Uint8Array) => (v1 = update));
  doc.on("updateV2", (update: Uint8Array) => (v2 = update));
  doc.transact(() => write(doc, junk));
  doc.destroy();
  return { v1, v2 };
}

function write(doc: Y.Doc, { how, pick, key, value }: WhiteboardJunk): void {
  if (how === "other root") return writeAsSomethingElse(doc, pick, key, value);
  const notes = notesOf(doc);
  const ids = [...notes.keys()];
  const note = notes.get(ids[pick % Math.max(ids.length, 1)] ?? "");
  if (how === "stroke")
    strokesOf(doc).insert(0, [[key, value], value, [value], new Y.Map(), ["s1", new Uint8Array([1])]]);
  else if (how === "timer") timerRecordsOf(doc).set(key === "at" ? "points" : key, value);
  else if (how === "foreign note") {
    notes.set(`junk${pick}`, pick % 2 ? value : new Y.Text("no note"));
    notes.set(`junk-map${pick}`, new Y.Map([[key, value]]));
    notes.set(key, completeNote(new Y.Text("a foreign note")));
  } else if (!(note instanceof Y.Map)) return;
  else if (how === "note value") note.set(key, value);
  else if (how === "note values")
    for (const each of NOTE_KEYS) note.set(each, pick % 2 ? value : new Y.Map());
  else if (how === "no words") note.delete("text");
  else if (how === "hostile words") {
    const text = new Y.XmlText();
    text.insertEmbed(0, JSON.parse(`{"toString":1,"valueOf":1}`) as object);
    note.set("text", text);
  } else {
    const text: unknown = note.get("text");
    if (!(text instanceof Y.Text)) return;
    if (how === "long words") text.insert(0, "😀long ".repeat(400));
    else {
      text.applyDelta([{ insert: "a", attributes: { bold: true } }, { insert: { image: 1 } }]);
      text.insertEmbed(0, new Y.Map());
    }
  }
}

function completeNote(text: Y.Text): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ["by", "right"],
    ["color", "mauve"],
    ["at", ["board", 1, 2]],
    ["text", text],
  ]);
}

function writeAsSomethingElse(doc: Y.Doc, pick: number, key: string, value: unknown): void {
  const root = ["notes", "strokes", "timers"][pick % 3] ?? "notes";
  if (key === "by") doc.getText(root).insert(0, "[1,2]");
  else if (key === "at") doc.getXmlFragment(root).insert(0, [new Y.XmlElement("p")]);
  else if (key === "text") doc.getArray(root).insert(0, [value, new Y.Map(), new Y.Doc()]);
  else doc.getMap(root).set(key, new Y.Array());
}
