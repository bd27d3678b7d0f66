import { useEffect, useRef, type RefObject } from "react";
import { giveFocusBack } from "./focus.ts";

/**
 * Calls back when a press or the focus lands outside the element's parent, which holds its opener too, or Escape is
 * hit; a focus inside the element goes back to the opener first.
 */
export function useCloseOutside(
  element: RefObject<HTMLElement | null>,
  opener: () => HTMLElement | null | undefined,
  onClose: () => void,
): void {
  const latest = useRef({ opener, onClose });
  useEffect(() => {
    latest.current = { opener, onClose };
  });
  useEffect(() => {
    const close = (): void => {
      giveFocusBack(element.current, latest.current.opener());
      latest.current.onClose();
    };
    const onElsewhere = ({ target }: Event): void => {
      if (target instanceof Node && !element.current?.parentElement?.contains(target)) close();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") close();
    };
    addEventListener("pointerdown", onElsewhere);
    addEventListener("focusin", onElsewhere);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("pointerdown", onElsewhere);
      removeEventListener("focusin", onElsewhere);
      removeEventListener("keydown", onKey);
    };
  }, [element]);
}
