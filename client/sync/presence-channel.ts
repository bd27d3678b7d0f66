import type { Awareness } from "y-protocols/awareness";
import {
  parsePresence,
  type CarriedNote,
  type Hand,
  type LiveStroke,
  type Pointer,
  type Presence,
  type Sign,
  type View,
  type Writing,
} from "#shared/document/presence.ts";
import type { Step } from "#shared/domain/steps.ts";
import type { Spot } from "#shared/domain/whiteboard/board-space.ts";
import type { Reaction } from "#shared/domain/whiteboard/reactions.ts";
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
/** As a call, but shorter: a sign that comes late points at nothing any more. */
const SIGN_MS = 2500;

/**
 * What this page tells the others about itself, and what it hears of them. `others` changes when somebody comes, goes
 * or does something; pointers and cards in flight also move through `onMovement`, which bypasses rendering.
 */
export class PresenceChannel {
  readonly #awareness: Awareness;
  readonly #others = new Cell<Others>({ pages: [], watchers: 0 });
  readonly #movement = new Set<(pages: readonly OtherPage[]) => void>();
  readonly #pointers: Throttle<Pointer | undefined>;
  readonly #participant = randomName();
  #pages: readonly OtherPage[] = [];
  readonly #views: Throttle<View>;
  #view: View | undefined;
  #calls = 0;
  #callEnd: ReturnType<typeof setTimeout> | undefined;
  #signs = 0;
  #signEnd: ReturnType<typeof setTimeout> | undefined;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    this.#pointers = new Throttle(POINTER_INTERVAL_MS, (pointer) => this.#tell({ pointer }));
    this.#views = new Throttle(POINTER_INTERVAL_MS, (view) => this.#tell({ view }));
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
    if (who === null) return this.#awareness.setLocalState({ watching: true });
    const own = parsePresence(this.#awareness.getLocalState() as unknown);
    const rest = own === null || "watching" in own || own.seat !== who.seat ? {} : own;
    this.#awareness.setLocalState({ ...rest, view: this.#view, participant: this.#participant, ...who });
  }

  /** Asks everybody else who is here now to look at a step. */
  call(step: Step): void {
    this.#calls += 1;
    this.#tell({ call: { step, count: this.#calls } });
    clearTimeout(this.#callEnd);
    this.#callEnd = setTimeout(() => this.#tell({ call: undefined }), CALL_MS);
  }

  /** Tells where my pointer is, at most every 50 ms; undefined when it has left the board. */
  point(pointer: Pointer | undefined): void {
    this.#pointers.offer(pointer);
  }

  /** Tells what my hand is doing; the caller keeps the pace. */
  showHand(hand: Hand | undefined): void {
    this.#tell({ hand });
  }

  /** Tells which note is in my hand and where, or that none is; the caller keeps the pace. */
  carry(carried: CarriedNote | undefined): void {
    this.#tell({ carried });
  }

  /** Tells what I am drawing, or that I have finished; the caller keeps the pace. */
  draw(stroke: LiveStroke | undefined): void {
    this.#tell({ stroke });
  }

  /** Tells in which note I am writing and where, or that I have stopped. */
  write(writing: Writing | undefined): void {
    this.#tell({ writing });
  }

  /** Tells what part of my step I look at, at most every 50 ms; kept until I am introduced. */
  look(view: View): void {
    this.#view = view;
    this.#views.offer(view);
  }

  /** Shows everybody who is here now a spot, once. */
  ping(spot: Spot): void {
    this.#sign({ kind: "ping", spot, count: (this.#signs += 1) });
  }

  /** Shows everybody who is here now a reaction, once. */
  react(reaction: Reaction): void {
    this.#sign({ kind: "reaction", reaction, count: (this.#signs += 1) });
  }

  /** Calls back with every page on every movement; returns how to stop. */
  onMovement(listener: (pages: readonly OtherPage[]) => void): () => void {
    this.#movement.add(listener);
    return () => this.#movement.delete(listener);
  }

  /** Says goodbye and stops listening. */
  close(): void {
    this.#pointers.stop();
    this.#views.stop();
    clearTimeout(this.#callEnd);
    clearTimeout(this.#signEnd);
    this.#awareness.off("change", this.#read);
    this.#awareness.setLocalState(null);
  }

  #sign(sign: Sign): void {
    this.#tell({ sign });
    clearTimeout(this.#signEnd);
    this.#signEnd = setTimeout(() => this.#tell({ sign: undefined }), SIGN_MS);
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

/** What of the pages is worth rendering for: all but where pointers and what is in a hand are at this instant. */
function outline(pages: readonly OtherPage[]): string {
  return JSON.stringify(
    pages.map(({ pointer, hand, carried, stroke, view, ...rest }) => ({
      ...rest,
      pointing: pointer !== undefined,
      carried: carried?.id,
      stroke: stroke?.id,
      shown: view?.shown,
      hand: hand?.kind === "card" ? { ...hand, x: 0, y: 0 } : hand,
    })),
  );
}

function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
}
