import { UnknownDocument, type StoredDocument, type StoredName, type UpdateStore } from "./update-store.ts";

type Kept = { touchedAt: number; position: number; records: { position: number; update: Uint8Array }[] };

/** A store that forgets everything with the process: for tests. */
export class MemoryUpdateStore implements UpdateStore {
  readonly #documents = new Map<string, Kept>();
  readonly #deleted = new Set<string>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async create(name: string, update: Uint8Array): Promise<void> {
    if (this.#deleted.has(name)) throw new Error("This name was deleted for good.");
    if (this.#documents.has(name)) throw new Error("This name is taken.");
    this.#documents.set(name, {
      touchedAt: this.#now(),
      position: 1,
      records: [{ position: 1, update: update.slice() }],
    });
  }

  async append(name: string, updates: readonly Uint8Array[]): Promise<number> {
    const kept = this.#existing(name);
    for (const update of updates) {
      kept.position += 1;
      kept.records.push({ position: kept.position, update: update.slice() });
    }
    kept.touchedAt = this.#now();
    return kept.position;
  }

  async compact(name: string, state: Uint8Array, through: number): Promise<void> {
    const kept = this.#existing(name);
    const rest = kept.records.filter((record) => record.position > through);
    kept.records = [{ position: through, update: state.slice() }, ...rest];
  }

  async load(name: string): Promise<StoredDocument | null> {
    const kept = this.#documents.get(name);
    return kept
      ? { updates: kept.records.map((record) => record.update.slice()), position: kept.position }
      : null;
  }

  async has(name: string): Promise<boolean> {
    return this.#documents.has(name);
  }

  async touch(name: string): Promise<void> {
    const kept = this.#documents.get(name);
    if (kept) kept.touchedAt = this.#now();
  }

  async delete(name: string): Promise<boolean> {
    const existed = this.#documents.delete(name);
    if (existed) this.#deleted.add(name);
    return existed;
  }

  async *list(): AsyncIterable<StoredName> {
    for (const [name, kept] of this.#documents) yield { name, touchedAt: kept.touchedAt };
  }

  async probe(): Promise<void> {}

  async close(): Promise<void> {}

  #existing(name: string): Kept {
    const kept = this.#documents.get(name);
    if (!kept) throw new UnknownDocument("This document does not exist.");
    return kept;
  }
}
