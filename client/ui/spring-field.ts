import { advance, isSettled, prefersStillness, type Spring } from "./spring.ts";

/** Where each number of a picture should come to rest, by its name. */
export type Targets = ReadonlyMap<string, number>;

type Follower = { readonly spring: Spring; target: number };

/** So near to its target nobody sees a difference, in pixels, points or places. */
const TOLERANCE = 0.02;

/**
 * The numbers that a picture is drawn from. Each follows its target along a spring, and all are drawn together, once in
 * each frame in which one of them moves and in no other.
 */
export class SpringField {
  readonly #draw: (at: (name: string) => number) => void;
  readonly #followers = new Map<string, Follower>();
  #frame = 0;
  #last = 0;

  constructor(draw: (at: (name: string) => number) => void) {
    this.#draw = draw;
  }

  /** Sends each number to its target. A new one is there at once, and all are for who would rather see nothing move. */
  aim(targets: Targets): void {
    this.#keep(targets, (follower, target) => {
      follower.target = target;
      if (prefersStillness()) rest(follower);
    });
  }

  /** Takes each number along with its target: what has changed is the screen, not what is shown on it. */
  shift(targets: Targets): void {
    this.#keep(targets, (follower, target) => {
      follower.spring.position += target - follower.target;
      follower.target = target;
    });
  }

  /** Draws nothing more. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #keep(targets: Targets, move: (follower: Follower, target: number) => void): void {
    for (const name of this.#followers.keys()) if (!targets.has(name)) this.#followers.delete(name);
    for (const [name, target] of targets) {
      const follower = this.#followers.get(name);
      if (follower !== undefined) move(follower, target);
      else this.#followers.set(name, { spring: { position: target, velocity: 0 }, target });
    }
    // At once, before anything is painted where it is not yet.
    this.#draw(this.#at);
    if (this.#frame !== 0 || !this.#isMoving()) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  readonly #tick = (now: number): void => {
    const seconds = (now - this.#last) / 1000;
    this.#last = now;
    for (const follower of this.#followers.values()) {
      advance(follower.spring, follower.target, seconds);
      if (isSettled(follower.spring, follower.target, TOLERANCE)) rest(follower);
    }
    this.#draw(this.#at);
    this.#frame = this.#isMoving() ? requestAnimationFrame(this.#tick) : 0;
  };

  readonly #at = (name: string): number => this.#followers.get(name)?.spring.position ?? 0;

  #isMoving(): boolean {
    for (const { spring, target } of this.#followers.values()) if (spring.position !== target) return true;
    return false;
  }
}

function rest({ spring, target }: Follower): void {
  spring.position = target;
  spring.velocity = 0;
}
