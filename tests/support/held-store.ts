import type { StoredDocument, UpdateStore } from "../../server/storage/update-store.ts";
import { MemoryUpdateStore } from "../../server/storage/memory-update-store.ts";

/** A store in memory whose disk a test can hold, break and mend. */
export class HeldStore extends MemoryUpdateStore implements UpdateStore {
  #broken: Error | null = null;
  #gate: { readonly promise: Promise<void>; readonly open: () => void } | null = null;
  #loadGate: { readonly promise: Promise<void>; readonly open: () => void } | null = null;
  /** How often `load` was asked. */
  loads = 0;

  /** Appends and compactions wait until the returned function is called. */
  holdWrites(): () => void {
    this.#gate = gate();
    return this.#gate.open;
  }

  /** Loads wait until the returned function is called. */
  holdLoads(): () => void {
    this.#loadGate = gate();
    return this.#loadGate.open;
  }

  /** Every write and load fails from now on, or no more. */
  breakWith(error: Error | null): void {
    this.#broken = error;
  }

  override async append(name: string, updates: readonly Uint8Array[]): Promise<number> {
    await this.#pass(this.#gate);
    return super.append(name, updates);
  }

  override async compact(name: string, state: Uint8Array, through: number): Promise<void> {
    await this.#pass(this.#gate);
    return super.compact(name, state, through);
  }

  override async load(name: string): Promise<StoredDocument | null> {
    this.loads += 1;
    await this.#pass(this.#loadGate);
    return super.load(name);
  }

  override async probe(): Promise<void> {
    await this.#pass(this.#gate);
  }

  async #pass(held: { readonly promise: Promise<void> } | null): Promise<void> {
    await held?.promise;
    if (this.#broken) throw this.#broken;
  }
}

function gate(): { readonly promise: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}
