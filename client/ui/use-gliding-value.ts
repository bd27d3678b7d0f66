import { useLayoutEffect, useRef, type RefObject } from "react";
import { advance, isSettled, prefersStillness, type Spring } from "./spring.ts";

/**
 * Keeps the CSS variable `--value` of an element at a number: at once where `glides` is off (it is under the person's
 * own hand), along a spring where it is on. Bypasses rendering.
 */
export function useGlidingValue(
  element: RefObject<HTMLElement | SVGElement | null>,
  value: number,
  glides: boolean,
): void {
  const spring = useRef<Spring | null>(null);
  useLayoutEffect(() => {
    const show = (position: number): void => element.current?.style.setProperty("--value", String(position));
    if (spring.current === null || !glides || prefersStillness()) {
      spring.current = { position: value, velocity: 0 };
      show(value);
      return;
    }
    const moving = spring.current;
    let frame = 0;
    let last = performance.now();
    const tick = (now: number): void => {
      advance(moving, value, (now - last) / 1000);
      last = now;
      if (isSettled(moving, value, 0.01)) {
        moving.position = value;
        moving.velocity = 0;
        show(value);
        return;
      }
      show(moving.position);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [element, value, glides]);
}
