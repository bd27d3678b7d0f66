/**
 * Run as a process of its own, since what it tries could end one: damages a copy of a store's file in one place after
 * the other, opens it each time, reads all and writes. Reads its task as JSON from standard input and answers each try
 * with a line: its number, and "refused", "told" or "harmless"; or "wrong" and why.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openLmdbUpdateStore } from "../../../server/storage/lmdb-update-store.ts";
import { DamagedStore, StoreUnavailable } from "../../../server/storage/update-store.ts";
import { wrongsIn, type Expected } from "./store-contents.ts";

/** One bit that is different, or a file that ends early. */
export type Damage = { readonly flip: number } | { readonly cutTo: number };

/** What is tried: `folder` holds an undamaged data folder. */
export type Trial = {
  readonly folder: string;
  readonly expected: Expected;
  readonly damages: readonly Damage[];
};

async function outcomeOf({ folder, expected }: Trial, damage: Damage): Promise<string> {
  const copy = `${folder}-damaged-${process.pid}`;
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, "boards", "data.mdb");
  const bytes = readFileSync(path);
  if ("flip" in damage) {
    const at = damage.flip >> 3;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (damage.flip & 7));
    writeFileSync(path, bytes);
  } else writeFileSync(path, bytes.subarray(0, damage.cutTo));
  try {
    return await openAndWrite(copy, expected);
  } catch (error) {
    if (error instanceof DamagedStore) return "refused";
    if (error instanceof StoreUnavailable) return `refused: ${error.message.replace(copy, "…")}`;
    throw error;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function openAndWrite(folder: string, expected: Expected): Promise<string> {
  let [isTold, isBehind] = [false, false];
  const options = {
    remark: () => void (isBehind = true),
    foundDamaged: () => void (isTold = true),
  };
  const store = await openLmdbUpdateStore(folder, options);
  const wrongs = [...(await wrongsIn(store, expected))];
  // Writing uses what the file says is free.
  for (let index = 0; index < 12; index += 1) {
    const name = `new-${index}`;
    await store.create(name, new Uint8Array(index * 900));
    await store.append(name, [new Uint8Array(index * 500), new Uint8Array(40)]);
    await store.compact(name, new Uint8Array(index * 700), 2);
  }
  await store.close();
  const again = await openLmdbUpdateStore(folder, options);
  wrongs.push(...(await wrongsIn(again, expected)));
  await again.close();
  // Of a damaged board only that one may fail; a remark is about the whole.
  if (wrongs.length > 0 && !isBehind) return `wrong: ${wrongs.slice(0, 3).join("; ")}`;
  return isTold || isBehind ? "told" : "harmless";
}

const input: Buffer[] = [];
for await (const chunk of process.stdin) input.push(chunk as Buffer);
const trial = JSON.parse(Buffer.concat(input).toString()) as Trial;
for (const [index, damage] of trial.damages.entries()) {
  process.stdout.write(`${index} ${await outcomeOf(trial, damage)}\n`);
}
