import * as Y from "yjs";
import type { Limits } from "../limits.ts";
import { judgeUpdate, type GateVerdict } from "./update-gate.ts";

/** What became of an update. */
export type Admission =
  | { readonly type: "applied" }
  /** Nothing in it was new. */
  | { readonly type: "known" }
  | Exclude<GateVerdict, { readonly type: "pass" }>;

/**
 * A Y.Doc that only ever holds whole, understood updates.
 * `Y.applyUpdate` is not atomic: it can throw half-way, or leave pieces pending for ever. So each update is first
 * rehearsed on a twin; a twin that stumbles is thrown away, and the document has never seen the update.
 */
export class LiveDocument {
  readonly #doc: Y.Doc;
  readonly #limits: Limits;
  #twin: Twin | null = null;
  /** At least the size of the compacted state. */
  #bytes: number;

  /** Opens a document from all that is stored of it; throws when that is not a whole document. */
  constructor(updates: readonly Uint8Array[], limits: Limits) {
    this.#limits = limits;
    this.#doc = new Y.Doc();
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update);
    });
    if (hasPending(this.#doc)) throw new Error("Edits that others build on are missing.");
    this.#bytes = updates.reduce((sum, update) => sum + update.length, 0);
  }

  /** Applies an update whole, or says why not; `isForeign` tells which clients are not the sender's to write for. */
  admit(update: Uint8Array, isForeign: (clientId: number) => boolean): Admission {
    const verdict = judgeUpdate(this.#doc, update, this.#limits, isForeign);
    if (verdict.type !== "pass") return verdict;
    this.#twin ??= new Twin(this.#doc);
    const rehearsal = this.#twin.rehearse(update);
    if (rehearsal === "stumbled") {
      this.#dropTwin();
      return { type: "refuse", reason: "malformed" };
    }
    if (rehearsal === "nothing-new") return { type: "known" };
    if (!this.#hasRoomFor(update.length)) {
      this.#dropTwin();
      return { type: "refuse", reason: "document-full" };
    }
    Y.applyUpdate(this.#doc, update);
    this.#bytes += update.length;
    return { type: "applied" };
  }

  /** What this document has. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** What a replica with this state vector lacks; throws when the vector cannot be read. */
  differenceFrom(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, stateVector);
  }

  /** The whole document as one update, proven to open again as the same document. */
  compactedState(): Uint8Array {
    const state = Y.encodeStateAsUpdate(this.#doc);
    const again = new Y.Doc();
    Y.applyUpdate(again, state);
    const isSame = !hasPending(again) && Y.equalSnapshots(Y.snapshot(again), Y.snapshot(this.#doc));
    again.destroy();
    if (!isSame) throw new Error("The compacted state does not read back as the document.");
    this.#bytes = state.length;
    return state;
  }

  destroy(): void {
    this.#dropTwin();
    this.#doc.destroy();
  }

  #hasRoomFor(bytes: number): boolean {
    if (this.#bytes + bytes <= this.#limits.documentBytes) return true;
    // The count above includes what later edits have made obsolete; the twin has the update and knows the real size.
    this.#bytes = this.#twin?.size() ?? this.#bytes;
    return this.#bytes <= this.#limits.documentBytes;
  }

  #dropTwin(): void {
    this.#twin?.destroy();
    this.#twin = null;
  }
}

class Twin {
  readonly #doc = new Y.Doc();
  #changed = false;

  constructor(original: Y.Doc) {
    Y.applyUpdate(this.#doc, Y.encodeStateAsUpdate(original));
    this.#doc.on("afterTransaction", (transaction) => {
      this.#changed ||= changesSomething(transaction);
    });
  }

  rehearse(update: Uint8Array): "changed" | "nothing-new" | "stumbled" {
    this.#changed = false;
    try {
      Y.applyUpdate(this.#doc, update);
    } catch {
      return "stumbled"; // Whatever it threw, the twin may be half-written now and is not used again.
    }
    if (hasPending(this.#doc)) return "stumbled";
    return this.#changed ? "changed" : "nothing-new";
  }

  size(): number {
    return Y.encodeStateAsUpdate(this.#doc).length;
  }

  destroy(): void {
    this.#doc.destroy();
  }
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function changesSomething(transaction: Y.Transaction): boolean {
  if (transaction.deleteSet.clients.size > 0) return true;
  for (const [client, clock] of transaction.afterState) {
    if (transaction.beforeState.get(client) !== clock) return true;
  }
  return false;
}
