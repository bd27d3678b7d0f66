import type { Awareness } from "y-protocols/awareness";
import { parsePresence, type BoardPoint, type Hand, type Presence } from "#shared/document/presence.ts";
import type { Step } from "#shared/domain/steps.ts";
import { Cell, type Watchable } from "./store.ts";
import { Throttle } from "./throttle.ts";

/** Another open page on this board. */
export type OtherPage = Presence & { readonly clientId: number };

/** Everybody else who is here. */
export type Others = {
  readonly pages: readonly OtherPage[];
  /** How many pages watch by a view link. */
  readonly watchers: number;
};

const POINTER_INTERVAL_MS = 50;
/** Long enough to reach everybody who is here, too short for somebody who comes later. */
const CALL_MS = 5000;

/**
 * What this page tells the others about itself, and what it hears of them. `others` changes when somebody comes, goes
 * or does something; pointers and cards in flight also move through `onMovement`, which bypasses rendering.
 */
export class PresenceChannel {
  readonly #awareness: Awareness;
  readonly #others = new Cell<Others>({ pages: [], watchers: 0 });
  readonly #movement = new Set<(pages: readonly OtherPage[]) => void>();
  readonly #pointers: Throttle<BoardPoint | undefined>;
  readonly #participant = randomName();
  #pages: readonly OtherPage[] = [];
  #calls = 0;
  #callEnd: ReturnType<typeof setTimeout> | undefined;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    this.#pointers = new Throttle(POINTER_INTERVAL_MS, (pointer) => this.#tell({ pointer }));
    awareness.on("change", this.#read);
  }

  /** Everybody else, without the movement of pointers and of cards in flight. */
  get others(): Watchable<Others> {
    return this.#others;
  }

  /** Everybody else, with every movement, now. */
  get pages(): readonly OtherPage[] {
    return this.#pages;
  }

  /** Tells where I sit and what I look at; null for a page that may only watch. */
  introduce(who: Pick<Presence, "seat" | "step"> | null): void {
    if (who === null) this.#awareness.setLocalState({ watching: true });
    else this.#awareness.setLocalState({ participant: this.#participant, ...who });
  }

  /** Asks everybody else who is here now to look at a step. */
  call(step: Step): void {
    this.#calls += 1;
    this.#tell({ call: { step, count: this.#calls } });
    clearTimeout(this.#callEnd);
    this.#callEnd = setTimeout(() => this.#tell({ call: undefined }), CALL_MS);
  }

  /** Tells where my pointer is, at most every 50 ms; undefined when it has left the board. */
  point(pointer: BoardPoint | undefined): void {
    this.#pointers.offer(pointer);
  }

  /** Tells what my hand is doing; the caller keeps the pace. */
  showHand(hand: Hand | undefined): void {
    this.#tell({ hand });
  }

  /** Calls back with every page on every movement; returns how to stop. */
  onMovement(listener: (pages: readonly OtherPage[]) => void): () => void {
    this.#movement.add(listener);
    return () => this.#movement.delete(listener);
  }

  /** Says goodbye and stops listening. */
  close(): void {
    this.#pointers.stop();
    clearTimeout(this.#callEnd);
    this.#awareness.off("change", this.#read);
    this.#awareness.setLocalState(null);
  }

  #tell(change: Partial<Presence>): void {
    const mine: unknown = this.#awareness.getLocalState();
    const own = parsePresence(mine);
    if (own !== null && !("watching" in own)) this.#awareness.setLocalState({ ...own, ...change });
  }

  readonly #read = (): void => {
    const pages: OtherPage[] = [];
    let watchers = 0;
    for (const [clientId, state] of this.#awareness.getStates()) {
      if (clientId === this.#awareness.clientID) continue;
      const presence = parsePresence(state);
      if (presence === null) continue;
      if ("watching" in presence) watchers += 1;
      else pages.push({ ...presence, clientId });
    }
    pages.sort((a, b) => a.clientId - b.clientId);
    this.#pages = pages;
    const last = this.#others.get();
    if (last.watchers !== watchers || outline(last.pages) !== outline(pages))
      this.#others.set({ pages, watchers });
    for (const listener of this.#movement) listener(pages);
  };
}

/** What of the pages is worth rendering for: all but where pointers and carried cards are at this instant. */
function outline(pages: readonly OtherPage[]): string {
  return JSON.stringify(
    pages.map(({ pointer, hand, ...rest }) => ({
      ...rest,
      pointing: pointer !== undefined,
      hand: hand?.kind === "card" ? { ...hand, x: 0, y: 0 } : hand,
    })),
  );
}

function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
}
