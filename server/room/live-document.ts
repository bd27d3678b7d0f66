import * as Y from "yjs";
import type { Limits } from "../limits.ts";
import { DamagedDocument } from "../storage/update-store.ts";
import { BROKEN_OFF, runWithin } from "./run-within.ts";
import { hasFewParts, judgeUpdate, type GateVerdict } from "./update-gate.ts";

/** What became of an update. */
export type Admission =
  | { readonly type: "applied" }
  /** Nothing in it was new. */
  | { readonly type: "known" }
  /** It took more time than an update may. */
  | { readonly type: "refuse"; readonly reason: "costly" }
  | Exclude<GateVerdict, { readonly type: "pass" }>;

const MEGABYTE = 1_048_576;

/**
 * A Y.Doc that only ever holds whole, understood updates, and that always opens again in good time.
 *
 * 1. `Y.applyUpdate` is not atomic: it can throw half-way, or leave pieces pending for ever. So each update is first
 *    rehearsed on a twin; a twin that stumbles is thrown away, and the document has never seen the update.
 * 2. The rehearsal is broken off when it takes too long: some kilobytes, all legal, can keep Yjs busy for a minute.
 * 3. From time to time the twin is made anew, against the same clock: no series of updates, each of them quick, can
 *    make a document that takes long to load, to compact or to join.
 * 4. A light update that stands right where it was written is never refused for the time that it, or the document, takes:
 *    others may have used that up.
 */
export class LiveDocument {
  readonly #doc: Y.Doc;
  readonly #limits: Limits;
  #twin: Twin | null = null;
  /** At least the size of the compacted state. */
  #bytes: number;
  #changesUnproven = 0;

  /** Opens a document from all that is stored of it; throws `DamagedDocument` when that is not a whole document. */
  constructor(updates: readonly Uint8Array[], limits: Limits) {
    this.#limits = limits;
    this.#doc = new Y.Doc();
    try {
      this.#doc.transact(() => {
        for (const update of updates) Y.applyUpdate(this.#doc, update);
      });
    } catch (error) {
      throw new DamagedDocument("An edit cannot be read.", { cause: error });
    }
    if (hasPending(this.#doc)) throw new DamagedDocument("Edits that others build on are missing.");
    this.#bytes = updates.reduce((sum, update) => sum + update.length, 0);
  }

  /** Applies an update whole, or says why not; `isForeign` tells which clients are not the sender's to write for. */
  admit(update: Uint8Array, isForeign: (clientId: number) => boolean): Admission {
    const { lightUpdateBytes, lightUpdateParts } = this.#limits;
    const isLight = update.length <= lightUpdateBytes && hasFewParts(update, lightUpdateParts);
    const verdict = this.#rehearse(isLight, update.length, (twin) => {
      const judged = judgeUpdate(this.#doc, update, this.#limits, isForeign);
      return judged.type === "pass" ? twin.rehearse(update, this.#limits) : judged;
    });
    if (verdict === BROKEN_OFF) return this.#refuse("costly");
    if (typeof verdict === "object") return verdict;
    if (verdict === "nothing-new") return { type: "known" };
    if (verdict === "stumbled") return this.#refuse("malformed");
    const twin = this.#cleanTwin();
    if (!this.#hasRoomFor(update.length, twin)) return this.#refuse("document-full");
    if (!this.#opensAgain(isLight, twin)) return this.#refuse("costly");
    Y.applyUpdate(this.#doc, update);
    this.#bytes += update.length;
    return { type: "applied" };
  }

  /** What this document has. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** What a replica with this state vector lacks, or one that has nothing; throws when the vector cannot be read. */
  differenceFrom(stateVector?: Uint8Array): Uint8Array {
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
    this.#twin?.destroy();
    this.#doc.destroy();
  }

  #rehearse<Result>(
    isLight: boolean,
    bytes: number,
    job: (twin: Twin) => Result,
  ): Result | typeof BROKEN_OFF {
    if (isLight) return job(this.#cleanTwin());
    let twin = this.#cleanTwin();
    const makeTwin = (): Twin => {
      twin = this.#cleanTwin();
      // It may be left half-way, whatever becomes of the job.
      this.#twin = null;
      return twin;
    };
    const result = runWithin(this.#milliseconds(bytes), makeTwin, job);
    if (result !== BROKEN_OFF) this.#twin = twin;
    return result;
  }

  #cleanTwin(): Twin {
    return (this.#twin ??= new Twin(Y.encodeStateAsUpdate(this.#doc)));
  }

  #milliseconds(bytes: number): number {
    return this.#limits.admitMs + (this.#limits.admitMsPerMegabyte * bytes) / MEGABYTE;
  }

  #hasRoomFor(bytes: number, twin: Twin): boolean {
    if (twin.structs() > this.#limits.structsPerDocument) return false;
    if (this.#bytes + bytes <= this.#limits.documentBytes) return true;
    // The count above includes what later edits have made obsolete; the twin has the update and knows the real size.
    this.#bytes = twin.state().length;
    return this.#bytes <= this.#limits.documentBytes;
  }

  #opensAgain(isLight: boolean, twin: Twin): boolean {
    const unproven = isLight ? twin.sortedIn : twin.changes;
    if (unproven === 0) return true;
    this.#changesUnproven += unproven;
    if (this.#changesUnproven <= this.#limits.changesUnproven) return true;
    const state = twin.state();
    const next = runWithin(
      this.#milliseconds(state.length),
      () => state,
      (whole) => new Twin(whole),
    );
    if (next === BROKEN_OFF) return false;
    twin.destroy();
    this.#twin = next;
    this.#changesUnproven = 0;
    return true;
  }

  /** The next twin is made now, while the sender of this one pays for the time. */
  #refuse<Reason extends "malformed" | "document-full" | "costly">(
    reason: Reason,
  ): { readonly type: "refuse"; readonly reason: Reason } {
    this.#twin?.destroy();
    this.#twin = null;
    this.#cleanTwin();
    return { type: "refuse", reason };
  }
}

class Twin {
  /** New structs and deleted ranges of the last rehearsal. */
  changes = 0;
  /** Those of the new structs that do not stand right where their writer put them: others were there as well. */
  sortedIn = 0;
  readonly #doc = new Y.Doc();
  #isTooDeep = false;

  constructor(state: Uint8Array) {
    Y.applyUpdate(this.#doc, state);
  }

  rehearse(update: Uint8Array, limits: Limits): "changed" | "nothing-new" | "stumbled" {
    this.changes = 0;
    const look = (transaction: Y.Transaction): void => {
      this.changes = countChanges(transaction);
      this.sortedIn = countSortedIn(transaction);
      this.#isTooDeep = hasDeepType(transaction, limits.valueDepth);
    };
    this.#doc.once("afterTransaction", look);
    try {
      Y.applyUpdate(this.#doc, update);
    } catch {
      return "stumbled"; // Whatever it threw, the twin may be half-written now and is not used again.
    }
    if (hasPending(this.#doc) || this.#isTooDeep) return "stumbled";
    return this.changes > 0 ? "changed" : "nothing-new";
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  structs(): number {
    let count = 0;
    for (const structs of this.#doc.store.clients.values()) count += structs.length;
    return count;
  }

  destroy(): void {
    this.#doc.destroy();
  }
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function countChanges(transaction: Y.Transaction): number {
  let count = 0;
  for (const ranges of transaction.deleteSet.clients.values()) count += ranges.length;
  for (const structs of newStructs(transaction)) count += structs.length;
  return count;
}

function countSortedIn(transaction: Y.Transaction): number {
  const isNew = ({ id }: Y.Item): boolean => id.clock >= (transaction.beforeState.get(id.client) ?? 0);
  const isThere = (neighbour: Y.Item | null, id: Y.ID | null, neighbourId: Y.ID | undefined): boolean =>
    neighbour === null ? id === null : isNew(neighbour) || Y.compareIDs(neighbourId ?? null, id);
  let count = 0;
  for (const structs of newStructs(transaction)) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue;
      const { left, right, origin, rightOrigin } = struct;
      if (isThere(left, origin, left?.lastId) && isThere(right, rightOrigin, right?.id)) continue;
      count += 1;
    }
  }
  return count;
}

/** Deleting a type deletes what is in it, one call inside another. */
function hasDeepType(transaction: Y.Transaction, maxDepth: number): boolean {
  for (const structs of newStructs(transaction)) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue;
      let item: Y.Item | null = struct;
      for (let depth = 0; item; depth += 1, item = parentOf(item)) if (depth > maxDepth) return true;
    }
  }
  return false;
}

function parentOf(item: Y.Item): Y.Item | null {
  return item.parent instanceof Y.AbstractType ? item.parent._item : null;
}

function* newStructs(transaction: Y.Transaction): Iterable<readonly (Y.Item | Y.GC)[]> {
  for (const [client, clock] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    if (before === clock) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    yield structs.slice(Y.findIndexSS(structs, before));
  }
}
