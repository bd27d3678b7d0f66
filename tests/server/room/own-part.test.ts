import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ownPart } from "../../../server/room/own-part.ts";
import { demand, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

const CLIENTS = [5, 2 ** 32 - 1, 2 ** 48 + 7, 2 ** 49 - 1, 2 ** 48 + 2 ** 40];

/** What one client does next; `hears` tells from whom it has taken everything before. */
const story = fc.array(
  fc.record({
    by: fc.nat(CLIENTS.length - 1),
    kind: fc.constantFrom("insert", "delete", "set", "text", "nested"),
    at: fc.nat(30),
    hears: fc.nat(CLIENTS.length - 1),
  }),
  { minLength: 1, maxLength: 50 },
);

/** Plays a story; every document keeps what it has heard. */
function play(edits: typeof story extends fc.Arbitrary<infer T> ? T : never): readonly Y.Doc[] {
  const docs = CLIENTS.map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  for (const { by, kind, at, hears } of edits) {
    const [doc, other] = [docs[by], docs[hears]] as [Y.Doc, Y.Doc];
    if (doc !== other) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
    const list = doc.getArray("list");
    if (kind === "insert") list.insert(at % (list.length + 1), [at, { at: [null] }]);
    if (kind === "delete" && list.length > 0) list.delete(at % list.length, 1);
    if (kind === "set") doc.getMap("map").set(String(at % 3), at);
    if (kind === "text") doc.getText("text").insert(at % (doc.getText("text").length + 1), "words");
    if (kind === "nested") doc.getMap("map").set("nested", new Y.Map([["x", at]]));
  }
  return docs;
}

describe("the own part of an update", () => {
  it(
    "holds every edit of everybody else, none of the foreign, and no deletion that cannot be held",
    PROPERTY_TIMEOUT,
    () => {
      const failure = failureOf(
        fc.property(
          story,
          fc.nat(),
          fc.nat(),
          fc.subarray(CLIENTS, { minLength: 1 }),
          (edits, from, to, foreign) => {
            const docs = play(edits);
            const sender = docs[from % docs.length] as Y.Doc;
            const receiver = docs[to % docs.length] as Y.Doc;
            const held = Y.encodeStateVector(receiver);
            const clocks = Y.decodeStateVector(held);
            const whole = Y.decodeUpdate(Y.encodeStateAsUpdate(sender, held));
            const own = Y.decodeUpdate(ownPart(Y.encodeStateAsUpdate(sender, held), new Set(foreign), held));
            const isForeign = (client: number): boolean => foreign.includes(client);
            const idsOf = (structs: typeof own.structs): string =>
              JSON.stringify(structs.map(({ id, length }) => [id.client, id.clock, length]));
            demand(
              idsOf(own.structs) === idsOf(whole.structs.filter(({ id }) => !isForeign(id.client))),
              "other edits than the sender's own",
            );
            const deletionsOf = ({ ds }: typeof own): ReadonlySet<string> =>
              new Set(
                [...ds.clients].flatMap(([client, ranges]) =>
                  ranges.flatMap(({ clock, len }) => {
                    demand(len > 0, "an empty deletion");
                    return Array.from({ length: len }, (_, index) => `${client}:${clock + index}`);
                  }),
                ),
              );
            const canBeHeld = (deleted: string): boolean => {
              const [client, clock] = deleted.split(":").map(Number) as [number, number];
              return !isForeign(client) || clock < (clocks.get(client) ?? 0);
            };
            const [got, all] = [deletionsOf(own), [...deletionsOf(whole)]];
            demand(
              JSON.stringify([...got].toSorted()) === JSON.stringify(all.filter(canBeHeld).toSorted()),
              "other deletions than those that can be held",
            );
          },
        ),
        1_000,
      );
      expect(failure).toBeNull();
    },
  );

  it(
    "and what is foreign, brought by its owner later, make the same document as the whole update",
    PROPERTY_TIMEOUT,
    () => {
      const failure = failureOf(
        fc.property(story, fc.nat(), fc.subarray(CLIENTS, { minLength: 1 }), (edits, from, foreign) => {
          const docs = play(edits);
          const sender = docs[from % docs.length] as Y.Doc;
          const receiver = new Y.Doc();
          const whole = Y.encodeStateAsUpdate(sender);
          Y.applyUpdate(receiver, ownPart(whole, new Set(foreign), Y.encodeStateVector(receiver)));
          // The owner first, and then the sender again, as the server asks it to.
          Y.applyUpdate(receiver, whole);
          demand(
            Y.equalSnapshots(Y.snapshot(receiver), Y.snapshot(sender)) &&
              receiver.store.pendingStructs === null,
            "the documents differ",
          );
        }),
        300,
      );
      expect(failure).toBeNull();
    },
  );

  it("of an update that only poisons a clock is nothing at all", () => {
    const poison = Uint8Array.of(1, 1, 7, 3, 0, 100, 1, 7, 1, 3, 100);
    expect(ownPart(poison, new Set([7]), Uint8Array.of(0))).toEqual(Uint8Array.of(0, 0));
  });
});
