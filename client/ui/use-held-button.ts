import { useEffect, useRef, type MouseEvent, type PointerEvent } from "react";

const FIRST_PAUSE_MS = 400;
const PAUSE_MS = 90;

/**
 * The props of a button that acts once when pressed and again and again while it is held down. It lets go with the
 * pointer, and also when the window loses the focus, the tab is hidden or the button goes away. A finger may be about
 * to scroll: it acts when it is lifted, or once it has rested.
 */
export function useHeldButton(
  onPress: () => void,
  onRelease: () => void,
): {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerLeave: () => void;
  readonly onPointerCancel: () => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
} {
  const latest = useRef({ onPress, onRelease });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hasActed = useRef(false);
  useEffect(() => {
    latest.current = { onPress, onRelease };
  });
  const stop = (): void => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    if (hasActed.current) latest.current.onRelease();
  };
  const stopNow = useRef(stop);
  useEffect(() => {
    const letGo = stopNow.current;
    const onVisibility = (): void => {
      if (document.visibilityState === "hidden") letGo();
    };
    addEventListener("blur", letGo);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      removeEventListener("blur", letGo);
      document.removeEventListener("visibilitychange", onVisibility);
      letGo();
    };
  }, []);
  const repeat = (): void => {
    hasActed.current = true;
    latest.current.onPress();
    timer.current = setTimeout(repeat, PAUSE_MS);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      clearTimeout(timer.current);
      hasActed.current = event.pointerType === "mouse";
      if (hasActed.current) latest.current.onPress();
      timer.current = setTimeout(repeat, FIRST_PAUSE_MS);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    // A finger that rests holds the button down, and asks for no menu.
    onContextMenu: (event) => {
      if (timer.current !== undefined) event.preventDefault();
    },
    onClick: (event) => {
      // What a pointer has done already it does not do again; keys and assistive technology come without a count.
      if (event.detail !== 0 && hasActed.current) return;
      latest.current.onPress();
      latest.current.onRelease();
    },
  };
}
