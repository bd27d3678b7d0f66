import { join } from "node:path";
import { open, type Database } from "lmdb";
import { encodeName, encodeRecordKey, recordRange } from "../../../server/storage/records.ts";

type Keyed = Database<Buffer, Buffer>;

/** The databases of a store, to do what no server does. */
export type RawStore = {
  readonly about: Keyed;
  readonly heads: Keyed;
  readonly records: Keyed;
  readonly deleted: Keyed;
  readonly damaged: Keyed;
};

/** Changes what is stored behind the server's back; it may run, but only in this process and while nothing is written. */
export async function tamper(dataDir: string, change: (store: RawStore) => unknown): Promise<void> {
  const root = open<Buffer, string>({
    path: join(dataDir, "boards"),
    noSubdir: false,
    maxDbs: 5,
    encoding: "binary",
    overlappingSync: false,
  });
  const keyed = (name: string): Keyed => root.openDB({ name, encoding: "binary", keyEncoding: "binary" });
  await change({
    about: keyed("about"),
    heads: keyed("heads"),
    records: keyed("records"),
    deleted: keyed("deleted"),
    damaged: keyed("damaged"),
  });
  await root.close();
}

/** Flips a bit in a board's record. */
export function damageRecord(dataDir: string, name: string, position: number): Promise<void> {
  return tamper(dataDir, async ({ records }) => {
    const key = encodeRecordKey(name, position);
    const record = Buffer.from(records.get(key) ?? []);
    record[record.length - 1] = (record.at(-1) ?? 0) ^ 1;
    await records.put(key, record);
  });
}

/** Takes a board's head and records away without a trace. */
export function loseBoard(dataDir: string, name: string): Promise<void> {
  return tamper(dataDir, async ({ heads, records }) => {
    const keys = Array.from(records.getKeys(recordRange(name)));
    for (const key of keys) await records.remove(key);
    await heads.remove(encodeName(name));
  });
}
