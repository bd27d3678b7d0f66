import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sweepBoards } from "../../../server/board/retention.ts";
import { LIMITS } from "../../../server/limits.ts";
import { runCommand } from "../../../server/operations/run-command.ts";
import { findDamage } from "../../../server/room/check-document.ts";
import { RoomRegistry } from "../../../server/room/room-registry.ts";
import { claimFolder } from "../../../server/storage/folder-claim.ts";
import { openLmdbStoreFolder } from "../../../server/storage/lmdb-store-folder.ts";
import { openLmdbUpdateStore } from "../../../server/storage/lmdb-update-store.ts";
import { encodeName, encodeRecordKey } from "../../../server/storage/records.ts";
import { DamagedDocument, type UpdateStore } from "../../../server/storage/update-store.ts";
import { updateOf } from "../../support/hostile-frames.ts";
import { newDataDir } from "../../support/start-server.ts";
import { damageRecord, loseBoard, tamper } from "../storage/tamper.ts";

const DAY_MS = 86_400_000;
const START = 1_000 * DAY_MS;

/** A document as a client writes it: one update for each word, in the order of a list. */
class Writing {
  readonly #doc = new Y.Doc();
  write(word: string): Uint8Array {
    return updateOf(this.#doc, () => this.#doc.getArray("words").push([word]));
  }
}

describe("the operator's commands", () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  let store: UpdateStore;
  let backup: string;
  const clock = { now: START };
  const isWhole = (updates: readonly Uint8Array[]): boolean => findDamage(updates) === null;
  const openStore = async (): Promise<void> => {
    store = await openLmdbUpdateStore(folder.path, { now: () => clock.now, isWhole });
  };

  beforeEach(async () => {
    clock.now = START;
    folder = await newDataDir();
    backup = join(folder.path, "b.backup");
    await openStore();
  });
  afterEach(async () => {
    await store.close();
    await folder.remove();
  });

  async function run(...args: string[]): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const tools = {
      store: openLmdbStoreFolder(folder.path),
      dataDir: folder.path,
      retentionDays: 400,
      findDamage,
      now: () => clock.now,
      say: (line: string) => void lines.push(line),
    };
    const code = await runCommand(args, tools, tools.say);
    return { code, said: lines.join("\n") };
  }

  /** Begins a board of these words. */
  async function begin(name: string, ...words: string[]): Promise<Writing> {
    const writing = new Writing();
    const [first = "", ...rest] = words;
    await store.create(name, writing.write(first));
    if (rest.length > 0)
      await store.append(
        name,
        rest.map((word) => writing.write(word)),
      );
    return writing;
  }

  /** The words of a board, as a room would open it; null when there is no such board. */
  async function wordsOf(name: string): Promise<string | null> {
    const stored = await store.load(name);
    if (!stored) return null;
    const doc = new Y.Doc();
    for (const update of stored.updates) Y.applyUpdate(doc, update);
    return doc.getArray("words").toArray().join(" ");
  }

  async function whileClosed(change: () => Promise<unknown>): Promise<void> {
    await store.close();
    await change();
    await openStore();
  }

  it("say how they are used when they are not understood", async () => {
    for (const args of [["backup"], ["verify", "a", "b"], ["help"]]) {
      const { code, said } = await run(...args);
      expect(code).toBe(2);
      expect(said).toContain("Usage:");
    }
    expect((await run("restore")).said).toContain("Which backup?");
    await writeFile(join(folder.path, "no.backup"), "something else");
    expect(await run("restore", join(folder.path, "no.backup"))).toMatchObject({ code: 1 });
    expect((await run("restore", join(folder.path, "none.backup"))).said).toContain("cannot be read");
  });

  it("say so where there is no store, and make none", async () => {
    const dataDir = join(folder.path, "elsewhere");
    const said: string[] = [];
    const tools = {
      store: openLmdbStoreFolder(dataDir),
      dataDir,
      retentionDays: 400,
      findDamage,
      now: Date.now,
      say: (line: string) => void said.push(line),
    };
    expect(await runCommand(["verify"], tools, tools.say)).toBe(1);
    expect(await runCommand(["backup", backup], tools, tools.say)).toBe(1);
    expect(said).toEqual(Array.from({ length: 2 }, () => `There is no store in ${dataDir}.`));
    await expect(stat(dataDir)).rejects.toThrow("ENOENT");
  });

  describe("backup", () => {
    it("makes a file in a folder, with the time in its name, and says what it holds", async () => {
      await begin("a", "one", "two");
      const { code, said } = await run("backup", folder.path);
      const [name = ""] = (await readdir(folder.path)).filter((file) => file.endsWith(".backup"));
      expect(name).toBe("what-matters-1972-09-27T00-00-00Z.backup");
      expect(said).toMatch(/^Backed up 1 board \(\d+ bytes\) to /);
      expect(code).toBe(0);
      expect(await run("verify", join(folder.path, name))).toMatchObject({ code: 0 });
    });

    it("holds everything that was saved before it began, however much is written meanwhile", async () => {
      const writings = await Promise.all(Array.from({ length: 20 }, (_, index) => begin(`b${index}`, "0")));
      let rounds = 0;
      let isDone = false;
      const writing = (async () => {
        while (!isDone) {
          rounds += 1;
          const word = String(rounds);
          await Promise.all(writings.map((one, index) => store.append(`b${index}`, [one.write(word)])));
        }
      })();
      for (let count = 0; count < 5; count += 1) {
        const file = join(folder.path, `${count}.backup`);
        const saved = rounds - 1;
        expect((await run("backup", file)).code).toBe(0);
        expect((await run("verify", file)).said).toContain("20 whole boards");
        const other = await newDataDir();
        const restored = openLmdbStoreFolder(other.path);
        const tools = { store: restored, dataDir: other.path, retentionDays: 400, findDamage };
        await runCommand(["restore", file], { ...tools, now: () => clock.now, say: () => {} }, () => {});
        const again = await openLmdbUpdateStore(other.path, { isWhole });
        for (let index = 0; index < 20; index += 1) {
          const updates = (await again.load(`b${index}`))?.updates ?? [];
          expect(updates.length).toBeGreaterThan(saved);
        }
        await again.close();
        await other.remove();
      }
      isDone = true;
      await writing;
      expect(rounds).toBeGreaterThan(5);
    });

    it("names damaged boards, keeps all others, and does not end well", async () => {
      await begin("a", "one");
      await begin("b", "two", "three");
      await begin("c", "four");
      await damageRecord(folder.path, "b", 2);
      const { code, said } = await run("backup", backup);
      expect(code).toBe(1);
      expect(said).toContain("Backed up 2 boards");
      expect(said).toContain(
        "Board b is damaged and not in this backup: Record 2 does not match its checksum.",
      );
    });

    it("replaces no file", async () => {
      await begin("a", "one");
      await writeFile(backup, "mine");
      expect(await run("backup", backup)).toMatchObject({ code: 1 });
      expect((await run("backup", backup)).said).toContain("exists already");
    });
  });

  describe("verify", () => {
    it("finds nothing where nothing is damaged", async () => {
      await begin("a", "one", "two");
      await begin("b", "three");
      await store.delete("b");
      const { code, said } = await run("verify");
      expect(said).toContain("holds 1 whole board (2 records,");
      expect(said).toContain("knows of 1 deleted one.\nNothing is damaged.");
      expect(code).toBe(0);
    });

    it("names each damaged board: its head, a record, a record that is missing, one too many, no whole document", async () => {
      const names = ["head", "record", "missing", "headless", "pending", "fine"];
      for (const name of names.slice(0, 4)) await begin(name, "one", "two", "three");
      await begin("fine", "one");
      const writing = new Writing();
      await store.create("pending", Uint8Array.of(0, 0));
      writing.write("lost");
      await store.append("pending", [writing.write("next")]);
      await damageRecord(folder.path, "record", 2);
      await tamper(folder.path, async ({ heads, records }) => {
        const head = heads.get(encodeName("head")) ?? Buffer.of();
        const flipped = head.map((byte, index) => (index === 9 ? byte ^ 1 : byte));
        await heads.put(encodeName("head"), Buffer.from(flipped));
        await records.remove(encodeRecordKey("missing", 2));
        await heads.remove(encodeName("headless"));
      });
      const { code, said } = await run("verify");
      expect(code).toBe(1);
      for (const name of names.slice(0, 5)) expect(said).toContain(`Board ${name} is damaged`);
      expect(said).not.toContain("Board fine");
      // The server refuses all of them, and none looks as if it had never been.
      for (const name of names.slice(0, 4)) {
        expect(await store.has(name)).toBe(true);
        await expect(store.load(name)).rejects.toBeInstanceOf(DamagedDocument);
      }
      await expect(store.append("headless", [Uint8Array.of(0, 0)])).rejects.toBeInstanceOf(DamagedDocument);
    });
  });

  describe("restore", () => {
    it("brings back boards that are missing and boards that are damaged, and no other", async () => {
      await begin("missing", "one", "two");
      await begin("damaged", "three", "four");
      const healthy = await begin("healthy", "five");
      await run("backup", backup);
      await store.append("healthy", [healthy.write("six")]);
      await loseBoard(folder.path, "missing");
      await damageRecord(folder.path, "damaged", 1);
      const { code, said } = await run("restore", backup);
      expect(said).toContain("Restored: 2 boards.");
      expect(said).toContain("Healthy in the store and left alone: 1 board.");
      expect(code).toBe(0);
      expect(await wordsOf("missing")).toBe("one two");
      expect(await wordsOf("damaged")).toBe("three four");
      expect(await wordsOf("healthy")).toBe("five six");
      expect((await run("verify")).code).toBe(0);
      // They are boards like any other again, whether they have been opened or not.
      await whileClosed(async () => {});
      expect(await wordsOf("missing")).toBe("one two");
      expect((await run("verify")).said).toContain("3 whole boards");
    });

    it("works while no server runs, and into a folder without a store", async () => {
      await begin("a", "one");
      await begin("b", "two");
      await store.delete("b");
      await run("backup", backup);
      await whileClosed(() => loseBoard(folder.path, "a"));
      await store.close();
      expect((await run("restore", backup)).said).toContain("Restored: 1 board.");
      await openStore();
      expect(await wordsOf("a")).toBe("one");
      const fresh = await newDataDir();
      const tools = { store: openLmdbStoreFolder(fresh.path), dataDir: fresh.path, retentionDays: 400 };
      const more = { findDamage, now: () => clock.now, say: () => {} };
      expect(await runCommand(["restore", backup], { ...tools, ...more }, () => {})).toBe(0);
      const other = await openLmdbUpdateStore(fresh.path, { isWhole });
      expect(await other.has("a")).toBe(true);
      expect(await other.has("b")).toBe(false);
      await expect(other.create("b", Uint8Array.of(0, 0))).rejects.toThrow("deleted");
      await other.close();
      await fresh.remove();
    });

    it("never revives a board that was deleted, by hand or by retention, before or after the backup", async () => {
      for (const name of ["before", "after", "old", "kept"]) await begin(name, name);
      await store.delete("before");
      await run("backup", backup);
      await store.delete("after");
      clock.now += 500 * DAY_MS;
      await store.touch("kept");
      const rooms = new RoomRegistry(store, LIMITS, () => {});
      expect(await sweepBoards(store, rooms, 400, clock.now)).toBe(1);
      const { said } = await run("restore", backup);
      expect(said).toContain("Restored: 0 boards.");
      expect(said).toContain("Deleted for good and left alone: 2 boards.");
      for (const name of ["before", "after", "old"]) expect(await store.has(name)).toBe(false);
      expect(await wordsOf("kept")).toBe("kept");
      await rooms.stop();
    });

    it("does not revive a deleted board whose name in the store has been damaged", async () => {
      await begin("gone", "one");
      await run("backup", backup);
      await store.delete("gone");
      await tamper(folder.path, async ({ deleted }) => {
        const tombstone = Buffer.from(deleted.get(encodeName("gone")) ?? []);
        await deleted.put(encodeName("gonf"), tombstone);
        await deleted.remove(encodeName("gone"));
      });
      expect((await run("verify")).said).toContain("not any more which one");
      expect((await run("restore", backup)).said).toContain("Deleted for good and left alone: 1 board.");
      expect(await store.has("gone")).toBe(false);
    });

    it("does not bring back what was deleted between the restore and the first visit", async () => {
      await begin("a", "one");
      await run("backup", backup);
      await damageRecord(folder.path, "a", 1);
      await run("restore", backup);
      expect(await store.delete("a")).toBe(true);
      expect(await store.has("a")).toBe(false);
      expect(await wordsOf("a")).toBeNull();
      expect((await run("verify")).said).toContain("0 whole boards");
    });

    it("keeps what was damaged, to be looked at, until the board is deleted", async () => {
      await begin("a", "one", "two");
      await run("backup", backup);
      await damageRecord(folder.path, "a", 2);
      await run("restore", backup);
      await wordsOf("a");
      const kept = async (): Promise<number> => {
        let count = 0;
        await tamper(folder.path, ({ damaged }) => (count = damaged.getCount()));
        return count;
      };
      expect(await kept()).toBe(3);
      await store.delete("a");
      expect(await kept()).toBe(0);
    });

    it("lets positions grow on, so that nothing that is still under way can take a wrong place", async () => {
      await begin("a", "one", "two", "three");
      await run("backup", backup);
      const before = (await store.load("a"))?.position ?? 0;
      await damageRecord(folder.path, "a", 2);
      await run("restore", backup);
      expect((await store.load("a"))?.position).toBeGreaterThan(before);
    });

    it("done twice, with an older backup first, loses nothing of the newer one", async () => {
      const writing = await begin("a", "one");
      await run("backup", backup);
      await store.append("a", [writing.write("two")]);
      const newer = join(folder.path, "newer.backup");
      await run("backup", newer);
      await loseBoard(folder.path, "a");
      await run("restore", backup);
      await run("restore", newer);
      expect(await wordsOf("a")).toBe("one two");
    });

    it("leaves people a month to come back to a restored board, but not the whole time of retention", async () => {
      await begin("old", "one");
      clock.now += 390 * DAY_MS;
      await begin("young", "two");
      await run("backup", backup);
      clock.now += 20 * DAY_MS;
      await loseBoard(folder.path, "old");
      await loseBoard(folder.path, "young");
      await run("restore", backup);
      const rooms = new RoomRegistry(store, LIMITS, () => {});
      expect(await sweepBoards(store, rooms, 400, clock.now + 29 * DAY_MS)).toBe(0);
      expect(await sweepBoards(store, rooms, 400, clock.now + 30 * DAY_MS)).toBe(1);
      expect(await store.has("old")).toBe(false);
      expect(await sweepBoards(store, rooms, 400, clock.now + 380 * DAY_MS)).toBe(1);
      expect(await store.has("young")).toBe(false);
      await rooms.stop();
    });
  });

  describe("a store that is damaged as a whole", () => {
    /** Breaks the root of the records, so that LMDB could not find any. */
    async function breakFile(): Promise<void> {
      await store.close();
      const path = join(folder.path, "boards", "data.mdb");
      const bytes = await readFile(path);
      // Both states of the file get a root that does not exist.
      for (const at of [0, 4_096]) bytes.writeUInt32LE(99_999, at + 24 + 72 + 40);
      await writeFile(path, bytes);
    }

    it("is refused by the server, named by verify, not backed up, and replaced by restore", async () => {
      const writing = await begin("a", "one");
      await begin("gone", "two");
      await run("backup", backup);
      await store.append("a", [writing.write("two")]);
      await begin("new", "three");
      await store.delete("gone");
      await breakFile();
      await expect(openStore()).rejects.toThrow("does not exist");
      expect(await run("verify")).toMatchObject({ code: 1 });
      expect((await run("verify")).said).toContain("damaged as a whole: page 99999 is needed");
      expect((await run("backup", join(folder.path, "c.backup"))).said).toContain("damaged as a whole");
      expect((await readdir(folder.path)).filter((name) => name.startsWith("c.backup"))).toEqual([]);
      const { code, said } = await run("restore", backup);
      expect(code).toBe(0);
      expect(said).toMatch(/Its file is now .*boards.damaged-.*\.mdb\./);
      await openStore();
      // What could still be read in the damaged file is there too, what was deleted is not.
      expect(await wordsOf("a")).toBe("one two");
      expect(await wordsOf("new")).toBe("three");
      expect(await store.has("gone")).toBe(false);
      await expect(store.create("gone", Uint8Array.of(0, 0))).rejects.toThrow("deleted");
      expect((await run("verify")).code).toBe(0);
    });

    it("can be saved without a backup, as far as it can be read", async () => {
      await begin("a", "one", "two");
      await breakFile();
      expect((await run("restore")).said).toContain("Restored: 1 board.");
      await openStore();
      expect(await wordsOf("a")).toBe("one two");
    });

    it("is known by its file being gone, or empty; and what was deleted stays deleted even then", async () => {
      await begin("a", "one");
      await begin("gone", "two");
      await run("backup", backup);
      await store.delete("gone");
      await store.close();
      await writeFile(join(folder.path, "boards", "data.mdb"), "");
      await expect(openStore()).rejects.toThrow("gone or empty");
      expect((await run("verify")).said).toContain("gone or empty");
      expect((await run("restore", backup)).said).toContain("Deleted for good and left alone: 1 board.");
      await openStore();
      expect(await wordsOf("a")).toBe("one");
      expect(await store.has("gone")).toBe(false);
      await expect(store.create("gone", Uint8Array.of(0, 0))).rejects.toThrow("deleted");
    });

    it("is refused until its restore is done, which can be broken off and begun again", async () => {
      await begin("a", "one");
      await breakFile();
      const aside = await openLmdbStoreFolder(folder.path).setAside();
      expect(aside.saved.map((entry) => entry.type)).toEqual(["document"]);
      await expect(openStore()).rejects.toThrow("gone or empty");
      expect((await run("restore")).said).toContain("Restored: 1 board.");
      await openStore();
      expect(await wordsOf("a")).toBe("one");
    });

    it("does not cost what was put back before and not taken in yet", async () => {
      await begin("a", "one");
      await run("backup", backup);
      await loseBoard(folder.path, "a");
      await run("restore", backup);
      await breakFile();
      expect((await run("restore")).said).toContain("Restored: 1 board.");
      await openStore();
      expect(await wordsOf("a")).toBe("one");
    });

    it("is not moved away while a server runs on it", async () => {
      await begin("a", "one");
      await run("backup", backup);
      await store.close();
      await breakFile();
      const claim = await claimFolder(join(folder.path, "boards"));
      claim?.answerHolds(() => () => {});
      expect((await run("restore", backup)).said).toContain("Stop the server");
      await claim?.release();
      expect((await run("restore", backup)).code).toBe(0);
      await openStore();
    });
  });
});
