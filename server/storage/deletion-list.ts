import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { syncFolder } from "./durable-files.ts";
import type { DeletedName } from "./update-store.ts";

const FILE = "deleted.txt";

/**
 * A second list of what was deleted for good, beside the store: a line each with the time, the name and a checksum. When
 * the store's file is lost or damaged, what people have deleted stays deleted all the same.
 */
export class DeletionList {
  readonly #folder: string;

  /** `boards`: the folder of the store. */
  constructor(boards: string) {
    this.#folder = boards;
  }

  /** Adds names; on disk when this returns. */
  add(deleted: readonly DeletedName[]): void {
    if (deleted.length === 0) return;
    const path = join(this.#folder, FILE);
    const isNew = !existsSync(path);
    const file = openSync(path, "a", 0o600);
    try {
      // A line that was cut short by a crash ends here.
      writeSync(file, `\n${deleted.map(lineOf).join("\n")}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (isNew) syncFolder(this.#folder);
  }

  /** Every name on the list; a line that is not whole is passed over. */
  read(): readonly DeletedName[] {
    const path = join(this.#folder, FILE);
    if (!existsSync(path)) return [];
    return readFileSync(path, "utf8")
      .split("\n")
      .flatMap((line) => {
        const [deletedAt, name = ""] = line.split(" ");
        const deleted = { name, deletedAt: Number(deletedAt) };
        return name !== "" && line === lineOf(deleted) ? [deleted] : [];
      });
  }
}

function lineOf({ name, deletedAt }: DeletedName): string {
  const text = `${deletedAt} ${name}`;
  return `${text} ${crc32(text)}`;
}
