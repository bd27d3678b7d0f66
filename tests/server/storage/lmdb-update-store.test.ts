import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "lmdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdMoment } from "../../../server/storage/folder-claim.ts";
import { LmdbFile } from "../../../server/storage/lmdb-file.ts";
import { openLmdbUpdateStore } from "../../../server/storage/lmdb-update-store.ts";
import { DamagedDocument, StoreUnavailable, type UpdateStore } from "../../../server/storage/update-store.ts";
import { describeUpdateStore } from "./update-store.contract.ts";
import { until } from "../../support/until.ts";

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "what-matters-"));

describeUpdateStore("the lmdb store", async (now) => {
  const folder = await newFolder();
  let store = await openLmdbUpdateStore(folder, { now });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openLmdbUpdateStore(folder, { now });
      return store;
    },
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

describe("the lmdb store's folder", () => {
  let folder: string;
  let store: UpdateStore;

  beforeEach(async () => {
    folder = await newFolder();
    store = await openLmdbUpdateStore(folder);
    await store.create("a", Uint8Array.of(1, 2, 3));
    await store.append("a", [Uint8Array.of(4, 5, 6), Uint8Array.of(7)]);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  async function tamper(
    change: (database: ReturnType<typeof openRecords>) => Promise<unknown>,
  ): Promise<void> {
    await store.close();
    const database = openRecords(folder);
    await change(database);
    await database.root.close();
    store = await openLmdbUpdateStore(folder);
  }

  /** Changes the head of a document, or takes it away. */
  async function tamperWithHead(name: string, change: (head: Buffer) => Buffer | undefined): Promise<void> {
    await tamper(async ({ heads }) => {
      const head = change(Buffer.from(heads.get(name) ?? []));
      await (head ? heads.put(name, head) : heads.remove(name));
    });
  }

  it("belongs to one server at a time", async () => {
    await expect(openLmdbUpdateStore(folder)).rejects.toThrow(/Another What Matters server is using/);
    await expect(openLmdbUpdateStore(folder)).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    store = await openLmdbUpdateStore(folder);
    expect(await store.has("a")).toBe(true);
  });

  it("goes to exactly one of several that start together", async () => {
    await store.close();
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => openLmdbUpdateStore(folder)));
    const opened = tries.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(opened).toHaveLength(1);
    store = opened[0] ?? store;
  });

  it("refuses a record in which one bit is different", async () => {
    await tamper(async ({ records }) => {
      const record = records.get(["a", 2]);
      if (!record) throw new Error("The record should be there.");
      record[5] = (record[5] ?? 0) ^ 1;
      await records.put(["a", 2], record);
    });
    await expect(store.load("a")).rejects.toBeInstanceOf(DamagedDocument);
  });

  it("refuses a document that lacks a record, at the end or in the middle", async () => {
    await tamper(({ records }) => records.remove(["a", 3]));
    await expect(store.load("a")).rejects.toThrow("Record 3 is missing");
    await tamper(({ records }) => records.remove(["a", 1]));
    await expect(store.load("a")).rejects.toThrow("Record 1 is missing");
  });

  it("refuses a record that was written for another place", async () => {
    await tamper(async ({ records }) => {
      const record = records.get(["a", 1]);
      if (record) await records.put(["a", 3], record);
    });
    await expect(store.load("a")).rejects.toBeInstanceOf(DamagedDocument);
  });

  it("says which documents are damaged when it is opened, lists them, and serves the others", async () => {
    await store.create("b", Uint8Array.of(8));
    await tamper(({ records }) => records.remove(["a", 2]));
    await store.close();
    const damaged: string[] = [];
    store = await openLmdbUpdateStore(folder, {
      now: () => 5_000,
      foundDamaged: (name, reason) => void damaged.push(`${name}: ${reason}`),
    });
    expect(damaged).toEqual(["a: Record 2 is missing."]);
    expect((await store.load("b"))?.updates).toEqual([Uint8Array.of(8)]);
    const names: string[] = [];
    for await (const { name } of store.list()) names.push(name);
    expect(names).toEqual(["a", "b"]);
  });

  it("lists a document whose head is damaged, without the time that it cannot know", async () => {
    await store.create("b", Uint8Array.of(8));
    await tamperWithHead("a", (head) => head.fill(0, 20));
    await tamperWithHead("b", () => undefined);
    const listed: Record<string, number | null> = {};
    for await (const { name, touchedAt } of store.list()) listed[name] = touchedAt;
    expect(listed).toEqual({ a: null, b: null });
    await expect(store.load("a")).rejects.toBeInstanceOf(DamagedDocument);
    await expect(store.append("b", [Uint8Array.of(1)])).rejects.toBeInstanceOf(DamagedDocument);
    expect(await store.has("b")).toBe(true);
    expect(await store.delete("b")).toBe(true);
    expect(await store.has("b")).toBe(false);
  });

  it("keeps a moment for whoever reads beside the server, however much is written after it", async () => {
    const held = await holdMoment(join(folder, "boards"));
    const moment = new LmdbFile(join(folder, "boards", "data.mdb"));
    for (let round = 0; round < 50; round += 1) {
      await store.create(`b${round}`, new Uint8Array(5_000));
      await store.append("a", [new Uint8Array(5_000)]);
      await store.compact("a", Uint8Array.of(round), 3 + round + 1);
    }
    expect(moment.hasPassed).toBe(true);
    expect(held?.isHeld()).toBe(true);
    expect([...moment.entries("records")].map(({ value }) => [...value().subarray(4)])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7],
    ]);
    held?.letGo();
    moment.close();
  });

  it("does not keep a closing server waiting for whoever reads", async () => {
    const held = await holdMoment(join(folder, "boards"));
    await store.close();
    await until(() => held?.isHeld() === false);
    expect(await holdMoment(join(folder, "boards"))).toBeNull();
    store = await openLmdbUpdateStore(folder);
    expect(await store.has("a")).toBe(true);
  });

  it("erases a damaged document when it is asked to", async () => {
    await tamper(({ records }) => records.remove(["a", 2]));
    expect(await store.delete("a")).toBe(true);
    expect(await store.load("a")).toBeNull();
  });

  it("is refused when a newer version wrote it", async () => {
    await store.close();
    const database = openRecords(folder);
    await database.about.put("format", Buffer.from("2"));
    await database.root.close();
    await expect(openLmdbUpdateStore(folder)).rejects.toThrow("written in format 2");
    const back = openRecords(folder);
    await back.about.put("format", Buffer.from("1"));
    await back.root.close();
    store = await openLmdbUpdateStore(folder);
  });
});

function openRecords(folder: string) {
  const root = open<Buffer, string>({
    path: join(folder, "boards"),
    noSubdir: false,
    maxDbs: 4,
    encoding: "binary",
    overlappingSync: false,
  });
  return {
    root,
    about: root.openDB<Buffer, string>({ name: "about", encoding: "binary" }),
    heads: root.openDB<Buffer, string>({ name: "heads", encoding: "binary" }),
    records: root.openDB<Buffer, [string, number]>({ name: "records", encoding: "binary" }),
  };
}
