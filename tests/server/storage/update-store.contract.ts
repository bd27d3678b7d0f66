import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UnknownDocument, type UpdateStore } from "../../../server/storage/update-store.ts";

/** A store to test, and a way to open what it left behind once more. */
export type StoreUnderTest = {
  readonly store: UpdateStore;
  /** Closes and opens again; absent where nothing outlives the process. */
  readonly reopen?: (() => Promise<UpdateStore>) | undefined;
  readonly dispose: () => Promise<void>;
};

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

async function listed(store: UpdateStore): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of store.list()) names.push(name);
  return names.toSorted();
}

/** The promises of `UpdateStore`; every adapter runs them. `clock.now` is the time that the store sees. */
export function describeUpdateStore(
  title: string,
  open: (now: () => number) => Promise<StoreUnderTest>,
): void {
  describe(`${title}`, () => {
    const clock = { now: 1_000 };
    let test: StoreUnderTest;
    let store: UpdateStore;

    beforeEach(async () => {
      clock.now = 1_000;
      test = await open(() => clock.now);
      store = test.store;
    });
    afterEach(() => test.dispose());

    it("gives back what was stored, in order", async () => {
      await store.create("a", bytes(1));
      expect(await store.append("a", [bytes(2), bytes(3, 3)])).toBe(3);
      expect(await store.append("a", [bytes()])).toBe(4);
      expect(await store.load("a")).toEqual({
        updates: [bytes(1), bytes(2), bytes(3, 3), bytes()],
        position: 4,
      });
    });

    it("keeps documents apart, also where one name begins with another", async () => {
      await store.create("a", bytes(1));
      await store.create("ab", bytes(2));
      await store.append("a", [bytes(3)]);
      await store.delete("a");
      expect(await store.load("ab")).toEqual({ updates: [bytes(2)], position: 1 });
    });

    it("knows a document from create to delete, and at no other time", async () => {
      expect(await store.has("a")).toBe(false);
      expect(await store.load("a")).toBeNull();
      await store.create("a", bytes(1));
      expect(await store.has("a")).toBe(true);
      expect(await store.delete("a")).toBe(true);
      expect(await store.has("a")).toBe(false);
      expect(await store.load("a")).toBeNull();
      expect(await store.delete("a")).toBe(false);
    });

    it("does not make a document by writing to it, and does not revive a deleted one", async () => {
      await expect(store.append("a", [bytes(1)])).rejects.toBeInstanceOf(UnknownDocument);
      await expect(store.compact("a", bytes(1), 1)).rejects.toBeInstanceOf(UnknownDocument);
      await store.touch("a");
      expect(await listed(store)).toEqual([]);
      await store.create("a", bytes(1));
      await store.delete("a");
      await expect(store.append("a", [bytes(2)])).rejects.toBeInstanceOf(UnknownDocument);
      expect(await listed(store)).toEqual([]);
    });

    it("never makes a deleted name again, not even after it was closed and opened", async () => {
      await store.create("a", bytes(1));
      await store.delete("a");
      await expect(store.create("a", bytes(2))).rejects.toThrow("deleted");
      const again = (await test.reopen?.()) ?? store;
      await expect(again.create("a", bytes(2))).rejects.toThrow("deleted");
      expect(await again.has("a")).toBe(false);
      expect(await again.load("a")).toBeNull();
    });

    it("does not take a name for deleted that never was a document", async () => {
      expect(await store.delete("a")).toBe(false);
      await store.create("a", bytes(1));
      expect(await store.has("a")).toBe(true);
    });

    it("makes a name once", async () => {
      await store.create("a", bytes(1));
      await expect(store.create("a", bytes(2))).rejects.toThrow("taken");
      expect((await store.load("a"))?.updates).toEqual([bytes(1)]);
    });

    it("compacts what went before and keeps what came after", async () => {
      await store.create("a", bytes(1));
      const through = await store.append("a", [bytes(2)]);
      await store.append("a", [bytes(3)]);
      await store.compact("a", bytes(1, 2), through);
      expect(await store.load("a")).toEqual({ updates: [bytes(1, 2), bytes(3)], position: 3 });
      expect(await store.append("a", [bytes(4)])).toBe(4);
      await store.compact("a", bytes(9), 4);
      expect(await store.load("a")).toEqual({ updates: [bytes(9)], position: 4 });
    });

    it("keeps the order of writes that are not waited for", async () => {
      await store.create("a", bytes(0));
      await Promise.all(Array.from({ length: 50 }, (_, index) => store.append("a", [bytes(index + 1)])));
      const stored = await store.load("a");
      expect(stored?.updates.map((update) => update[0])).toEqual(
        Array.from({ length: 51 }, (_, index) => index),
      );
    });

    it("stores a document of several megabytes", async () => {
      const large = new Uint8Array(3_000_000).fill(7);
      await store.create("a", large);
      expect((await store.load("a"))?.updates[0]?.length).toBe(large.length);
    });

    it("stores an update of no bytes, however it was made", async () => {
      await store.create("a", randomBytes(0));
      await store.append("a", [Buffer.alloc(0), new Uint8Array()]);
      expect((await store.load("a"))?.updates.map(({ length }) => length)).toEqual([0, 0, 0]);
    });

    it("keeps its own copy of what it is given", async () => {
      const update = bytes(1);
      await store.create("a", update);
      update[0] = 9;
      expect((await store.load("a"))?.updates).toEqual([bytes(1)]);
    });

    it("lists every document with the time of its last write or visit", async () => {
      await store.create("a", bytes(1));
      clock.now += 10_000_000;
      await store.create("b", bytes(1));
      await store.touch("a");
      const seen: Record<string, number | null> = {};
      for await (const { name, touchedAt } of store.list()) seen[name] = touchedAt;
      expect(seen).toEqual({ a: clock.now, b: clock.now });
    });

    it("proves that it can write", async () => {
      await expect(store.probe()).resolves.toBeUndefined();
    });

    it("holds the same after it was closed and opened", async ({ skip }) => {
      if (!test.reopen) return skip("nothing outlives the process");
      await store.create("a", bytes(1));
      await store.append("a", [bytes(2)]);
      await store.create("gone", bytes(1));
      await store.delete("gone");
      const again = await test.reopen();
      expect(await again.load("a")).toEqual({ updates: [bytes(1), bytes(2)], position: 2 });
      expect(await listed(again)).toEqual(["a"]);
    });

    it("closes twice", async () => {
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
