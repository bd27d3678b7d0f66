import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/*
 * When the focused element leaves the page, the browser drops the focus to <body>, and a keyboard starts over at the
 * top. Whoever takes an element away says here where the focus goes instead. Targets wear a `data-focus` name.
 */

/** Moves the focus now to the element with this `data-focus` name, if it is there. */
export function focusOn(name: string, within: ParentNode = document): void {
  within.querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]`)?.focus();
}

/** Moves the focus to `to` if it is inside `from`, which is about to go. */
export function giveFocusBack(from: Element | null, to: HTMLElement | null | undefined): void {
  if (from?.contains(document.activeElement)) to?.focus();
}

/** Returns how to move the focus, after the render that this causes, to the element of that name below `root`. */
export function useFocusWish(root: RefObject<HTMLElement | null>): (name: string) => void {
  const [wish, setWish] = useState<{ readonly name: string } | null>(null);
  useLayoutEffect(() => {
    if (wish !== null && root.current !== null) focusOn(wish.name, root.current);
  }, [root, wish]);
  return useCallback((name) => setWish({ name }), []);
}

/** Calls `rescue` when a render has taken the focused element out of `root` and the focus has fallen to nothing. */
export function useFallenFocus(root: RefObject<HTMLElement | null>, rescue: () => void): void {
  const held = useRef<Element | null>(null);
  useEffect(() => {
    const { activeElement } = document;
    const hasFallen = activeElement === null || activeElement === document.body;
    const wasHeld = held.current;
    held.current = root.current?.contains(activeElement) ? activeElement : null;
    if (hasFallen && wasHeld !== null && !wasHeld.isConnected) rescue();
  });
  useEffect(() => {
    const hold = ({ target }: FocusEvent): void => {
      held.current = target instanceof Element && root.current?.contains(target) ? target : null;
    };
    // Focus that is taken elsewhere has not fallen, although what it leaves may go away before it arrives.
    const onLeave = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null) held.current = null;
    };
    const onPress = ({ target }: MouseEvent): void => {
      if (target instanceof Node && !root.current?.contains(target)) held.current = null;
    };
    addEventListener("focusin", hold);
    addEventListener("focusout", onLeave, { capture: true });
    addEventListener("mousedown", onPress, { capture: true });
    return () => {
      removeEventListener("focusin", hold);
      removeEventListener("focusout", onLeave, { capture: true });
      removeEventListener("mousedown", onPress, { capture: true });
    };
  }, [root]);
}
