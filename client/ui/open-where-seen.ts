import { useLayoutEffect, type RefObject } from "react";

/** Pixels that stay free around what opens. */
const GAP = 8;

/**
 * Lets what has just opened below its opener open above it (`data-up`) where there it is seen and below it is not. Where
 * neither has the room the page scrolls to it: at once, or only when the pointer is lifted that moves something now.
 */
export function useOpenWhereSeen(element: RefObject<HTMLElement | null>, mayScroll = true): void {
  useLayoutEffect(() => {
    const shown = element.current;
    const opener = shown?.parentElement;
    if (!shown || !opener) return undefined;
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
    const top = (Number.parseFloat(scrollPaddingTop) || 0) + GAP;
    const bottom = innerHeight - (Number.parseFloat(scrollPaddingBottom) || 0) - GAP;
    const around = opener.getBoundingClientRect();
    const { height } = shown.getBoundingClientRect();
    const [above, below] = [around.top - top, bottom - around.bottom];
    if (height > below && above > below) shown.dataset["up"] = "";
    if (height <= Math.max(above, below)) return undefined;
    const scroll = (): void => shown.scrollIntoView({ block: "nearest" });
    if (mayScroll) scroll();
    else addEventListener("pointerup", scroll, { once: true });
    return () => removeEventListener("pointerup", scroll);
    // Where it opens is worked out once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}
