import { createHash } from "node:crypto";
import fc from "fast-check";
import * as awareness from "y-protocols/awareness";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { certifiedIdsOf, isCertified } from "#shared/protocol/certified-ids.ts";
import { failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

const secret = Uint8Array.from({ length: 16 }, (_, index) => index);
const nonce = Uint8Array.from({ length: 8 }, (_, index) => 255 - index);

describe("certified client ids", () => {
  it("are 2^48 and the first 48 bits of SHA-256 over domain, secret, nonce and index", () => {
    const expected = Array.from({ length: 8 }, (_, index) => {
      const hash = createHash("sha256")
        // The domain string with its length before it.
        .update(Uint8Array.of(22))
        .update("what-matters:client-id")
        .update(secret)
        .update(nonce)
        .update(Uint8Array.of(index))
        .digest("hex");
      return 2 ** 48 + Number.parseInt(hash.slice(0, 12), 16);
    });
    expect(certifiedIdsOf(secret, nonce)).toEqual(expected);
    // Kept copies stand under these numbers: another result would make every device a stranger to its own edits.
    expect(certifiedIdsOf(secret, nonce).slice(0, 2)).toEqual([390_761_114_019_682, 450_783_686_550_078]);
  });

  it("are all different, for every index, page and device", () => {
    const ids = [0, 1, 2].flatMap((device) =>
      Array.from({ length: 100 }, (__, page) =>
        certifiedIdsOf(new Uint8Array(16).fill(device), new Uint8Array(8).fill(page)),
      ).flat(),
    );
    expect(new Set(ids).size).toBe(3 * 100 * 8);
    expect(ids.every((id) => Number.isSafeInteger(id) && isCertified(id) && id < 2 ** 49)).toBe(true);
  });

  it("leave every id of a stock client uncertified", () => {
    for (const id of [0, 1, 2 ** 32 - 1, 2 ** 48 - 1]) expect(isCertified(id)).toBe(false);
  });
});

describe("stock Yjs with certified ids", () => {
  const ids = [...certifiedIdsOf(secret, nonce), 2 ** 48, 2 ** 49 - 1, 7, 2 ** 32 - 1];

  it("converges in every order of updates, in both encodings, and reloads the same", PROPERTY_TIMEOUT, () => {
    const failure = failureOf(
      fc.property(
        fc.array(
          fc.record({
            by: fc.nat(ids.length - 1),
            kind: fc.constantFrom("insert", "delete", "set", "text"),
            at: fc.nat(20),
          }),
          { minLength: 1, maxLength: 40 },
        ),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (edits, order) => {
          const docs = ids.map((id) => {
            const doc = new Y.Doc();
            doc.clientID = id;
            return doc;
          });
          for (const { by, kind, at } of edits) {
            const doc = docs[by] as Y.Doc;
            const list = doc.getArray("list");
            if (kind === "insert") list.insert(Math.min(at, list.length), [at]);
            if (kind === "delete" && list.length > 0) list.delete(at % list.length, 1);
            if (kind === "set") doc.getMap("map").set(String(at % 3), at);
            if (kind === "text") doc.getText("text").insert(Math.min(at, doc.getText("text").length), "ab");
            // Some others hear of it at once, as differences against their own state vector.
            const other = docs[at % docs.length] as Y.Doc;
            Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
          }
          const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
          const shuffled = updates.toSorted(
            (a, b) => (order[updates.indexOf(a)] ?? 0) - (order[updates.indexOf(b)] ?? 0),
          );
          const [one, two, three] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
          for (const update of updates) Y.applyUpdate(one, update);
          for (const update of shuffled) Y.applyUpdateV2(two, Y.convertUpdateFormatV1ToV2(update));
          Y.applyUpdateV2(three, Y.encodeStateAsUpdateV2(one));
          for (const doc of [two, three]) {
            expect(doc.toJSON()).toEqual(one.toJSON());
            expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(one))).toBe(true);
            expect(doc.store.pendingStructs).toBeNull();
          }
          const vector = Y.decodeStateVector(Y.encodeStateVector(one));
          expect(vector).toEqual(Y.decodeStateVector(Y.encodeStateVector(two)));
          for (const client of vector.keys()) expect(ids).toContain(client);
        },
      ),
      200,
    );
    expect(failure).toBeNull();
  });

  it("passes presence under them, and takes it back", () => {
    const [mine, other] = [new Y.Doc(), new Y.Doc()];
    mine.clientID = ids[0] as number;
    const [here, there] = [new awareness.Awareness(mine), new awareness.Awareness(other)];
    here.setLocalState({ name: "Ana" });
    awareness.applyAwarenessUpdate(there, awareness.encodeAwarenessUpdate(here, [mine.clientID]), "wire");
    expect(there.getStates().get(mine.clientID)).toEqual({ name: "Ana" });
    here.setLocalState(null);
    awareness.applyAwarenessUpdate(there, awareness.encodeAwarenessUpdate(here, [mine.clientID]), "wire");
    expect(there.getStates().has(mine.clientID)).toBe(false);
    mine.destroy();
    other.destroy();
  });
});
