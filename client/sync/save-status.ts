import * as decoding from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { encodeWriteBarrier, MESSAGE } from "#shared/protocol/messages.ts";
import { Cell, type Watchable } from "./store.ts";

/** Where my edits are. */
export type SaveStatus =
  /** Not connected yet since the page was opened, or nobody knows just now: all I did is on the server's disk. */
  | { readonly kind: "connecting" }
  /** Everything I did is on the server's disk. */
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  /** No connection. `kept`: this device keeps my edits until there is one. */
  | { readonly kind: "offline"; readonly kept: boolean }
  /** The server does not take my edits; `final`: it will not be asked again. `kept`: as above. */
  | {
      readonly kind: "not-saved";
      readonly reason: NotSavedReason;
      readonly final: boolean;
      readonly kept: boolean;
    };

/** Why edits are not saved. */
export type NotSavedReason =
  /** The disk takes nothing just now; everybody still sees everything live. */
  | "storage-failed"
  /** What the server has stored of the board is damaged, and somebody has to restore it. */
  | "damaged"
  /** The server cannot open the board just now. */
  | "unavailable"
  /** Too many pages have the board open. */
  | "too-many"
  | "unknown-board"
  | "deleted"
  | "read-only"
  /** The address in the browser is not one whose pages may connect. */
  | "forbidden-origin"
  | "newer-version"
  | "too-large"
  /** The server could not read what this page sent. */
  | "refused";

/** May the page be left without a warning: is nothing lost that staying could save? */
export function isSafeToLeave(status: SaveStatus): boolean {
  switch (status.kind) {
    case "connecting":
    case "saved":
      return true;
    case "saving":
      return false;
    case "offline":
      return status.kept;
    case "not-saved":
      return status.reason === "deleted" || (status.kept && status.reason !== "storage-failed");
  }
}

const BARRIER_DEBOUNCE_MS = 50;
/** An unanswered barrier means a dead connection that nobody has noticed yet. */
const BARRIER_TIMEOUT_MS = 8_000;
/** A first connection that takes longer than this is told as being offline. */
const FIRST_CONNECT_MS = 3_000;
/** A server that cannot open the board once may well do so in the next moment; that often, it is told. */
const TIMES_UNAVAILABLE = 2;

/**
 * Knows where my edits are, by a write barrier: after edits it sends `[101, n]`, and the server answers the same once
 * everything it received before is durably stored. Nothing else counts as saved.
 */
export class SaveTracker {
  readonly #status = new Cell<SaveStatus>({ kind: "connecting" });
  readonly #provider: WebsocketProvider;
  readonly #kept: () => boolean;
  readonly #stops: (() => void)[] = [];
  readonly #timers = new Map<"send" | "answer" | "first", ReturnType<typeof setTimeout>>();
  #sent = 0;
  #answered = 0;
  #unsent = false;
  #isHeld = false;
  #everSynced = false;
  #isDoubtful = false;
  #ask: (() => void) | null = null;
  #storageFailed = false;
  #closedFor: NotSavedReason | null = null;
  /** Why the server let us in but not to the board, until it does: each new attempt looks like a good connection. */
  #turnedAwayFor: NotSavedReason | null = null;
  #timesUnavailable = 0;

  /** `kept` tells whether this device keeps edits while there is no connection. */
  constructor(provider: WebsocketProvider, doc: Y.Doc, kept: () => boolean) {
    this.#provider = provider;
    this.#kept = kept;
    provider.messageHandlers[MESSAGE.writeBarrier] = (_encoder, decoder) =>
      this.#onAnswer(decoding.readVarUint(decoder));
    provider.messageHandlers[MESSAGE.storageState] = (_encoder, decoder) => {
      this.#storageFailed = decoding.readVarUint(decoder) === 0;
      this.#update();
    };
    const onUpdate = (_update: Uint8Array, origin: unknown): void => {
      if (origin === provider) return;
      this.#unsent = true;
      this.#later("send", BARRIER_DEBOUNCE_MS, () => this.#send());
      this.#update();
    };
    // After a reconnect the handshake carries the offline edits first; the barrier behind it covers them.
    const onSync = (synced: boolean): void => {
      if (synced) {
        this.#everSynced = true;
        this.#turnedAwayFor = null;
        this.#timesUnavailable = 0;
        this.#send();
      }
      this.#update();
    };
    const onStatus = (): void => {
      if (!provider.wsconnected) this.#clear("answer");
      this.#update();
    };
    const onConnectionClose = (event: { readonly code: number } | null): void => {
      if (event === null) return;
      this.#timesUnavailable = event.code === CLOSE.unavailable ? this.#timesUnavailable + 1 : 0;
      this.#turnedAwayFor = this.#waitReasonOf(event.code);
      this.#update();
    };
    const onClosed = ({ code }: { code: number }): void => {
      this.#closedFor = reasonOf(code);
      this.#update();
    };
    doc.on("update", onUpdate);
    provider.on("sync", onSync);
    provider.on("status", onStatus);
    provider.on("connection-close", onConnectionClose);
    provider.on("closed", onClosed);
    this.#stops.push(
      () => doc.off("update", onUpdate),
      () => provider.off("sync", onSync),
      () => provider.off("status", onStatus),
      () => provider.off("connection-close", onConnectionClose),
      () => provider.off("closed", onClosed),
    );
    this.#later("first", FIRST_CONNECT_MS, () => this.#update());
  }

  /** Where my edits are, to watch. */
  get status(): Watchable<SaveStatus> {
    return this.#status;
  }

  /** Says that a hand is moving something that has not even been written yet, or no longer. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#update();
  }

  /** Looks again at what `kept` says. */
  recheck(): void {
    this.#update();
  }

  /** Says that nothing may be written any more, whatever the server thinks. */
  refuse(reason: NotSavedReason): void {
    this.#closedFor = reason;
    this.#update();
  }

  /** Says that nobody knows whether the connection still holds, or that it does: until then nothing is told as known. */
  doubt(isDoubtful: boolean): void {
    this.#isDoubtful = isDoubtful;
    this.#update();
  }

  /** Stops listening and every timer. */
  close(): void {
    for (const stop of this.#stops) stop();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** What to do when a barrier stays unanswered for long: ask whether the connection still holds; null to replace it. */
  whenUnanswered(ask: (() => void) | null): void {
    this.#ask = ask;
  }

  #send(): void {
    const { ws } = this.#provider;
    if (ws === null || ws.readyState !== ws.OPEN || !this.#provider.synced) return;
    this.#clear("send");
    this.#unsent = false;
    this.#sent += 1;
    ws.send(new Uint8Array(encodeWriteBarrier(this.#sent)));
    this.#later("answer", BARRIER_TIMEOUT_MS, () => this.#unanswered());
    this.#update();
  }

  #onAnswer(number: number): void {
    this.#answered = Math.max(this.#answered, number);
    if (this.#answered === this.#sent) this.#clear("answer");
    this.#storageFailed = false;
    this.#update();
  }

  #unanswered(): void {
    // A server that says its disk fails is alive; only silence is a dead connection.
    if (this.#storageFailed || !this.#provider.shouldConnect) return;
    if (this.#ask !== null) {
      // Behind a disk that takes its time the server still answers; without an answer the line is given up.
      this.#ask();
      return this.#send();
    }
    this.#provider.disconnect();
    this.#provider.connect();
  }

  #update(): void {
    this.#status.set(keepIfEqual(this.#status.get(), this.#read()));
  }

  #read(): SaveStatus {
    const notSaved = (reason: NotSavedReason, final: boolean): SaveStatus => ({
      kind: "not-saved",
      reason,
      final,
      kept: this.#kept(),
    });
    if (this.#closedFor !== null) return notSaved(this.#closedFor, true);
    if (this.#turnedAwayFor !== null) return notSaved(this.#turnedAwayFor, false);
    if (!this.#provider.wsconnected) {
      const waiting = !this.#everSynced && this.#timers.has("first");
      return waiting ? { kind: "connecting" } : { kind: "offline", kept: this.#kept() };
    }
    if (this.#storageFailed) return notSaved("storage-failed", false);
    if (!this.#provider.synced) return this.#everSynced ? { kind: "saving" } : { kind: "connecting" };
    const isSaved = !this.#isHeld && !this.#unsent && this.#answered === this.#sent;
    return { kind: !isSaved ? "saving" : this.#isDoubtful ? "connecting" : "saved" };
  }

  #waitReasonOf(code: number): NotSavedReason | null {
    switch (code) {
      case CLOSE.damaged:
        return "damaged";
      case CLOSE.tooMany:
        return "too-many";
      case CLOSE.unavailable:
        return this.#timesUnavailable >= TIMES_UNAVAILABLE ? "unavailable" : null;
      default:
        return null;
    }
  }

  #later(name: "send" | "answer" | "first", delayMs: number, run: () => void): void {
    this.#clear(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      run();
    }, delayMs);
    this.#timers.set(name, timer);
  }

  #clear(name: "send" | "answer" | "first"): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

function reasonOf(code: number): NotSavedReason {
  switch (code) {
    case CLOSE.unknownBoard:
      return "unknown-board";
    case CLOSE.deleted:
      return "deleted";
    case CLOSE.forbiddenOrigin:
      return "forbidden-origin";
    case CLOSE.readOnly:
      return "read-only";
    case CLOSE.tooLarge:
      return "too-large";
    default:
      return "refused";
  }
}

function keepIfEqual(last: SaveStatus, next: SaveStatus): SaveStatus {
  return JSON.stringify(last) === JSON.stringify(next) ? last : next;
}
