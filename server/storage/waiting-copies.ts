import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { makeFolder, writeWhole } from "./durable-files.ts";
import { decodeCopy, encodeCopy } from "./records.ts";
import { StoreUnavailable, type DeletedName, type DocumentCopy } from "./update-store.ts";

/** The folder of the copies, in the folder of the store. */
export const RESTORED = "restored";

const ENDING = ".copy";
const DELETED = "deleted.json";

/**
 * Copies that an operator has put back, each in a file of its own beside the store, until the server takes it in.
 * Files, because only the server writes into the store; and one by one, because it may run meanwhile.
 */
export class WaitingCopies {
  readonly #folder: string;

  /** `boards`: the folder of the store. */
  constructor(boards: string) {
    this.#folder = join(boards, RESTORED);
  }

  has(name: string): boolean {
    return existsSync(this.#path(name));
  }

  /** The copy of this name; null when there is none, or it cannot be read. */
  read(name: string): DocumentCopy | null {
    return this.has(name) ? decodeCopy(name, readFileSync(this.#path(name), "utf8")) : null;
  }

  names(): readonly string[] {
    return this.#files()
      .filter((file) => file.endsWith(ENDING))
      .map((file) => decodeURIComponent(file.slice(0, -ENDING.length)));
  }

  /** On disk when this returns. */
  put(copy: DocumentCopy): void {
    makeFolder(this.#folder);
    writeWhole(this.#path(copy.name), encodeCopy(copy));
  }

  remove(name: string): void {
    rmSync(this.#path(name), { force: true });
  }

  /** The names that are to be known as deleted. */
  deleted(): readonly DeletedName[] {
    if (!this.#files().includes(DELETED)) return [];
    const path = join(this.#folder, DELETED);
    const [sum, json = ""] = readFileSync(path, "utf8").split("\n");
    if (sum !== String(crc32(json))) {
      throw new StoreUnavailable(`${path} cannot be read. Remove it, and run restore again.`);
    }
    return JSON.parse(json) as DeletedName[];
  }

  /** Adds names that are to be known as deleted; on disk when this returns. */
  putDeleted(deleted: readonly DeletedName[]): void {
    makeFolder(this.#folder);
    const all = new Map([...this.deleted(), ...deleted].map((one) => [one.name, one]));
    const json = JSON.stringify([...all.values()]);
    writeWhole(join(this.#folder, DELETED), `${crc32(json)}\n${json}\n`);
  }

  removeDeleted(): void {
    rmSync(join(this.#folder, DELETED), { force: true });
  }

  #files(): readonly string[] {
    return existsSync(this.#folder) ? readdirSync(this.#folder) : [];
  }

  #path(name: string): string {
    return join(this.#folder, `${encodeURIComponent(name)}${ENDING}`);
  }
}
