import { useEffect, useRef, type PointerEvent, type RefObject } from "react";

/** Pixels around the middle of the thumb that a finger may miss it by. */
const THUMB_REACH = 24;
/** Pixels that a finger moves before it is clear where it goes. */
const SLOP = 8;
/** A finger that goes this many times as far sideways as up or down moves the thumb; any other scrolls. */
const SIDEWAYS = 2;

/** What a pointer does to a slider. */
type Holding = {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  /** How far beside the middle of the thumb it has taken hold of it. */
  readonly aside: number;
  /** Has the thumb followed it yet? Until then a finger may still turn out to scroll. */
  isMoving: boolean;
  readonly listening: AbortController;
};

/**
 * The props of a track that moves a slider by pointer. A mouse may press anywhere. A finger takes the thumb, and only
 * sideways: a tap on the track, a finger on its way up or down and two fingers change nothing.
 */
export function useSliderPointer(
  track: RefObject<HTMLElement | null>,
  slider: {
    readonly value: number;
    readonly thumb: number;
    readonly isBlocked: boolean;
    readonly onTake: () => void;
    readonly onTick: (wanted: number) => void;
    readonly onRelease: () => void;
    readonly onCancel: () => void;
  },
): {
  readonly props: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: (event: PointerEvent) => void;
  };
  /** Lets the thumb go without taking back what it did; what the pointer still does means nothing. */
  readonly letGo: () => void;
} {
  const holding = useRef<Holding | null>(null);
  const latest = useRef(slider);
  useEffect(() => {
    latest.current = slider;
  });

  const end = (how: "onRelease" | "onCancel"): void => {
    const held = holding.current;
    holding.current = null;
    held?.listening.abort();
    if (held?.isMoving) latest.current[how]();
  };
  const take = (event: PointerEvent, aside: number, isMoving: boolean): void => {
    const { pointerId, clientX: x, clientY: y } = event;
    const listening = new AbortController();
    holding.current = { pointerId, x, y, aside, isMoving, listening };
    const onAnother = (other: globalThis.PointerEvent): void => {
      // Two fingers are for the page.
      if (other.pointerId !== pointerId && other.pointerType !== "mouse") end("onCancel");
    };
    addEventListener("pointerdown", onAnother, { capture: true, signal: listening.signal });
  };
  const endNow = useRef(end);
  useEffect(() => {
    const letGo = endNow.current;
    return () => letGo("onRelease");
  }, []);

  /** Where on the page the middle of the thumb is at 0, and how many pixels it goes to 100. */
  const scale = (): { readonly start: number; readonly length: number } => {
    const box = track.current?.getBoundingClientRect();
    return { start: (box?.left ?? 0) + slider.thumb / 2, length: (box?.width ?? 0) - slider.thumb };
  };
  const valueAt = (x: number): number => {
    const { start, length } = scale();
    return Math.min(Math.max(Math.round(((x - start) / length) * 100), 0), 100);
  };
  const isHeldBy = (event: PointerEvent): boolean => holding.current?.pointerId === event.pointerId;

  return {
    letGo: () => {
      holding.current?.listening.abort();
      holding.current = null;
    },
    props: {
      onPointerDown: (event) => {
        if (holding.current !== null || slider.isBlocked || event.button !== 0) return;
        const { clientX: x, pointerType } = event;
        const { start, length } = scale();
        const aside = x - (start + (length * slider.value) / 100);
        if (pointerType === "mouse") {
          const isOnThumb = Math.abs(aside) <= slider.thumb / 2;
          take(event, isOnThumb ? aside : 0, true);
          track.current?.setPointerCapture(event.pointerId);
          // What the browser would do now is to take the focus elsewhere.
          event.preventDefault();
          slider.onTake();
          if (!isOnThumb) slider.onTick(valueAt(x));
          return;
        }
        if (Math.abs(aside) <= THUMB_REACH && event.isPrimary) take(event, aside, false);
      },
      onPointerMove: (event) => {
        const held = holding.current;
        if (held === null || !isHeldBy(event)) return;
        if (!held.isMoving) {
          const [dx, dy] = [Math.abs(event.clientX - held.x), Math.abs(event.clientY - held.y)];
          if (Math.max(dx, dy) < SLOP) return;
          if (dx < SIDEWAYS * dy) return end("onCancel");
          held.isMoving = true;
          slider.onTake();
        }
        slider.onTick(valueAt(event.clientX - held.aside));
      },
      onPointerUp: (event) => {
        if (isHeldBy(event)) end("onRelease");
      },
      // A gesture that is broken off stays where it was last seen; one that has not begun has done nothing.
      onPointerCancel: (event) => {
        if (isHeldBy(event)) end("onRelease");
      },
    },
  };
}
