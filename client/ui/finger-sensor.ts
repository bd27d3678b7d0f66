import type { SensorInstance, SensorProps } from "@dnd-kit/core";
import type { TouchEvent as ReactTouchEvent } from "react";

/** Milliseconds that a finger rests on a handle before it has the card in its hand. */
const HOLD_MS = 120;
/** Pixels that it may tremble meanwhile; further, and it was on its way somewhere else. */
const TREMBLE = 6;

/**
 * A finger that drags a card. The library's own one lets the card fall as soon as the window changes its size, which on
 * a phone it does whenever the address bar comes or goes; this one holds on.
 */
export class FingerSensor implements SensorInstance {
  static activators = [
    {
      eventName: "onTouchStart" as const,
      handler: ({ nativeEvent }: ReactTouchEvent): boolean => nativeEvent.touches.length === 1,
    },
  ];

  /** Safari lets a finger drag rather than scroll only where somebody has listened from before it came. */
  static setup(): () => void {
    const listen = (): void => {};
    addEventListener("touchmove", listen, { passive: false });
    return () => removeEventListener("touchmove", listen);
  }

  readonly autoScrollEnabled = true;
  readonly #props: SensorProps<object>;
  readonly #listening = new AbortController();
  readonly #hold: ReturnType<typeof setTimeout>;
  readonly #finger: number;
  readonly #from: { readonly x: number; readonly y: number };
  #hasStarted = false;

  constructor(props: SensorProps<object>) {
    this.#props = props;
    const touch = props.event instanceof TouchEvent ? props.event.changedTouches[0] : undefined;
    this.#finger = touch?.identifier ?? 0;
    this.#from = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
    this.#hold = setTimeout(this.#start, HOLD_MS);
    const { signal } = this.#listening;
    const { target } = props.event;
    // A finger belongs to the element on which it was put down, also when that has gone from the page meanwhile.
    target?.addEventListener("touchmove", this.#move, { passive: false, signal });
    target?.addEventListener("touchend", this.#end, { passive: false, signal });
    target?.addEventListener("touchcancel", this.#cancel, { signal });
    addEventListener("touchstart", this.#another, { capture: true, signal });
    addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    document.addEventListener("visibilitychange", this.#cancel, { signal });
    document.addEventListener("keydown", this.#key, { signal });
  }

  readonly #start = (): void => {
    this.#hasStarted = true;
    this.#props.onStart(this.#from);
  };

  readonly #move = (event: Event): void => {
    const touch = this.#touchOf(event);
    if (touch === undefined) return;
    const to = { x: touch.clientX, y: touch.clientY };
    if (this.#hasStarted) {
      if (event.cancelable) event.preventDefault();
      this.#props.onMove(to);
    } else if (Math.hypot(to.x - this.#from.x, to.y - this.#from.y) > TREMBLE) this.#cancel();
  };

  readonly #end = (event: Event): void => {
    if (this.#touchOf(event) === undefined) return;
    // What was dragged is not pressed too.
    if (this.#hasStarted && event.cancelable) event.preventDefault();
    this.#stop();
    this.#props.onEnd();
  };

  readonly #cancel = (): void => {
    this.#stop();
    this.#props.onCancel();
  };

  /** Two fingers are for the page, unless one of them has a card already. */
  readonly #another = (event: Event): void => {
    const isAnother = this.#touchOf(event) === undefined;
    if (isAnother && !this.#hasStarted) this.#cancel();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.#cancel();
  };

  #touchOf(event: Event): Touch | undefined {
    if (!(event instanceof TouchEvent)) return undefined;
    return Array.from(event.changedTouches).find(({ identifier }) => identifier === this.#finger);
  }

  #stop(): void {
    clearTimeout(this.#hold);
    this.#listening.abort();
    if (!this.#hasStarted) this.#props.onAbort(this.#props.active);
  }
}
