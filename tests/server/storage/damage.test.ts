import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LmdbFile } from "../../../server/storage/lmdb-file.ts";
import { openLmdbUpdateStore } from "../../../server/storage/lmdb-update-store.ts";
import { PROPERTY_TIMEOUT, RUN_FACTOR, seededRandom } from "../../support/property.ts";
import { newDataDir } from "../../support/start-server.ts";
import type { Damage, Trial } from "./damage-trial.ts";
import { fillStore, type Expected } from "./store-contents.ts";

const PAGE = 4_096;
const seed = Number(process.env["FC_SEED"] ?? randomInt(2 ** 31));
const random = seededRandom(seed);
const upTo = (limit: number): number => Math.floor(random() * limit);

const fileOf = (folder: string): string => join(folder, "boards", "data.mdb");

function readWhole(path: string): void {
  const file = new LmdbFile(path);
  try {
    for (const database of file.databases()) for (const entry of file.entries(database)) entry.value();
    file.checkFreePages();
  } finally {
    file.close();
  }
}

/** Tries each damage in another process, and gives what became of it; a process that dies says so in the last one. */
async function outcomesOf(trial: Trial, signal: AbortSignal): Promise<readonly string[]> {
  const script = fileURLToPath(new URL("damage-trial.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script], { signal });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(JSON.stringify(trial));
  const [code, killedBy] = (await once(child, "close")) as [number | null, string | null];
  const lines = out.split("\n").filter((line) => line !== "");
  if (code === 0) return lines;
  return [...lines, `${lines.length} wrong: the process ended with ${killedBy ?? code}: ${err.slice(-500)}`];
}

describe(`damage in the store's file (FC_SEED=${seed})`, PROPERTY_TIMEOUT, () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  let expected: Expected;

  beforeAll(async () => {
    folder = await newDataDir();
    const store = await openLmdbUpdateStore(folder.path);
    expected = await fillStore(store, seed, 400);
    await store.close();
  });
  afterAll(() => folder.remove());

  it("is never seen where there is none, whatever was written, compacted and deleted", async () => {
    const other = await newDataDir();
    const store = await openLmdbUpdateStore(other.path);
    let checks = 0;
    await fillStore(store, seed + 1, Math.round(300 * RUN_FACTOR), () => {
      readWhole(fileOf(other.path));
      checks += 1;
    });
    await store.close();
    await other.remove();
    expect(checks).toBeGreaterThan(0);
  });

  /** What was wrong after which damage; and how many were told, so that not all were harmless by chance. */
  async function tryAll(
    damages: readonly Damage[],
    signal: AbortSignal,
  ): Promise<{ wrongs: readonly string[]; told: number }> {
    const outcomes = await outcomesOf({ folder: folder.path, expected, damages }, signal);
    const wrong = outcomes.filter((line) => line.includes("wrong"));
    return {
      wrongs: wrong.map((line) => `${line} ${JSON.stringify(damages[Number.parseInt(line, 10)])}`),
      told: outcomes.filter((line) => !line.endsWith("harmless")).length,
    };
  }

  it("by one bit, anywhere, is told or harmless: no board is ever wrong or missing", async ({ signal }) => {
    const size = readFileSync(fileOf(folder.path)).length;
    const anywhere = (): number => upTo(size * 8);
    // Where LMDB keeps what it relies on: the two first pages, and the beginning of every other one.
    const first = (): number => (upTo(2) * PAGE + upTo(168)) * 8 + upTo(8);
    const header = (): number => (upTo(size / PAGE) * PAGE + upTo(64)) * 8 + upTo(8);
    const flips = Array.from({ length: Math.round(150 * RUN_FACTOR) }, (_, index) => ({
      flip: [anywhere, first, header][index % 3]?.() ?? 0,
    }));
    const { wrongs, told } = await tryAll(flips, signal);
    expect(wrongs).toEqual([]);
    expect(told).toBeGreaterThan(flips.length / 5);
  });

  it("by an end that is missing is told or harmless, wherever the file ends", async ({ signal }) => {
    const size = readFileSync(fileOf(folder.path)).length;
    const cuts = Array.from({ length: Math.round(30 * RUN_FACTOR) }, () => ({ cutTo: upTo(size) }));
    const special = [0, 1, 167, PAGE, 2 * PAGE, 2 * PAGE + 1, size - PAGE].map((cutTo) => ({ cutTo }));
    const { wrongs, told } = await tryAll([...special, ...cuts], signal);
    expect(wrongs).toEqual([]);
    expect(told).toBeGreaterThan(cuts.length / 2);
  });
});
