import { randomInt } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  BackupWriter,
  CommandError,
  readBackup,
  type BackupPart,
} from "../../../server/operations/backup-file.ts";
import type { DocumentCopy } from "../../../server/storage/update-store.ts";
import { RUN_FACTOR, seededRandom } from "../../support/property.ts";
import { newDataDir } from "../../support/start-server.ts";

const seed = Number(process.env["FC_SEED"] ?? randomInt(2 ** 31));
const random = seededRandom(seed);
const upTo = (limit: number): number => Math.floor(random() * limit);

const boards: readonly DocumentCopy[] = Array.from({ length: 12 }, (_, index) => ({
  name: `board-${index}`,
  touchedAt: 1_000 + index,
  updates: Array.from({ length: index % 4 }, () => Uint8Array.from({ length: upTo(90) }, () => upTo(256))),
}));
const deleted = { name: "gone", deletedAt: 99 };

describe(`a backup file (FC_SEED=${seed})`, () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  let path: string;
  let totals: ReturnType<BackupWriter["finish"]>;

  beforeAll(async () => {
    folder = await newDataDir();
    path = join(folder.path, "a.backup");
    const writer = new BackupWriter(path);
    writer.begin(0);
    writer.addBoard({ name: "from a try that did not count", touchedAt: 0, updates: [] });
    writer.begin(0);
    for (const board of boards) writer.addBoard(board);
    writer.addDeleted(deleted);
    totals = writer.finish();
  });
  afterAll(() => folder.remove());

  const whole = (): readonly BackupPart[] => [
    ...boards.map((copy): BackupPart => ({ type: "board", copy })),
    { type: "deleted", deleted },
  ];

  async function readAfter(change: (bytes: Buffer) => Buffer): Promise<readonly BackupPart[] | null> {
    const other = join(folder.path, "changed.backup");
    await writeFile(other, change(await readFile(path)));
    try {
      return [...readBackup(other)];
    } catch (error) {
      if (error instanceof CommandError) return null;
      throw error;
    }
  }

  it("gives back what was written, and is for its owner alone", async () => {
    expect([...readBackup(path)]).toEqual(whole());
    expect(totals).toEqual({ boards: 12, deleted: 1, bytes: (await stat(path)).size });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("replaces nothing, and leaves nothing behind when it is abandoned", async () => {
    expect(() => new BackupWriter(path)).toThrow("exists already");
    const writer = new BackupWriter(join(folder.path, "b.backup"));
    writer.begin(0);
    writer.abandon();
    expect((await readdir(folder.path)).filter((name) => name.includes("b.backup"))).toEqual([]);
  });

  it("with one bit different says so, and still gives back every board that is not touched by it", async () => {
    const size = (await readFile(path)).length;
    for (let round = 0; round < 400 * RUN_FACTOR; round += 1) {
      const bit = upTo(size * 8);
      const parts = await readAfter((bytes) => {
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return bytes;
      });
      if (parts === null) continue;
      expect(parts.some(({ type }) => type === "damage")).toBe(true);
      const read = parts.flatMap((part) => (part.type === "board" ? [part.copy] : []));
      for (const copy of read) expect(boards).toContainEqual(copy);
    }
  });

  it("loses one board at most when that board is damaged", async () => {
    const parts = await readAfter((bytes) => {
      const at = bytes.indexOf("board-5");
      bytes[at + 20] = (bytes[at + 20] ?? 0) ^ 4;
      return bytes;
    });
    const read = parts?.flatMap((part) => (part.type === "board" ? [part.copy.name] : []));
    expect(read).toEqual(boards.map(({ name }) => name).filter((name) => name !== "board-5"));
  });

  it("that ends early says so, wherever it ends", async () => {
    const size = (await readFile(path)).length;
    for (let round = 0; round < 100; round += 1) {
      const parts = await readAfter((bytes) => bytes.subarray(0, upTo(size)));
      expect(parts === null || parts.at(-1)?.type === "damage").toBe(true);
    }
  });
});
