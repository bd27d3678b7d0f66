import { useEffect } from "react";

/** What can have the focus. */
const FOCUSABLE = "a[href], button, input, textarea, select, [tabindex]";

/**
 * Keeps the focus on the page. Where the element that has it goes, by whosever hand, the focus goes on to what stands for
 * it now: to the control of the same name in the same column, to another one of the same card, to the nearest one that
 * is left around it, or else to the board as a whole.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let held: Held | null = holdOf(document.activeElement);
    let frame = 0;
    const look = (): void => {
      frame = 0;
      if (held === null || !document.hasFocus()) return;
      const { activeElement } = document;
      const isElsewhere = activeElement !== held.element && activeElement !== document.body;
      if ((activeElement !== null && isElsewhere) || isThere(held.element)) return;
      const next = successorOf(held);
      held = null;
      next?.focus();
    };
    // Whoever takes something away says after the next drawing where the focus goes; this comes behind that.
    const lookSoon = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(look);
      });
    };
    const hold = ({ target }: FocusEvent): void => {
      held = target instanceof Element ? holdOf(target) : null;
    };
    // Pressed beside everything, the focus is where it was put.
    const onPress = (): void => {
      requestAnimationFrame(() => {
        if (held !== null && isThere(held.element) && document.activeElement === document.body) held = null;
      });
    };
    const observer = new MutationObserver(lookSoon);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled", "hidden", "data-shown", "data-unfolded", "open"],
    });
    addEventListener("focusin", hold);
    addEventListener("pointerup", onPress);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      removeEventListener("focusin", hold);
      removeEventListener("pointerup", onPress);
    };
  }, []);
}

/** The element that has the focus, and what is known of it once it has gone. */
type Held = {
  readonly element: Element;
  readonly name: string | undefined;
  readonly card: string | undefined;
  readonly column: string | undefined;
  /** From the inside out. */
  readonly around: readonly Element[];
};

function holdOf(element: Element | null): Held | null {
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const around: Element[] = [];
  for (let each = element.parentElement; each !== null; each = each.parentElement) around.push(each);
  return {
    element,
    name: element.dataset["focus"],
    card: element.closest<HTMLElement>("[data-card]")?.dataset["card"],
    column: element.closest<HTMLElement>("[data-seat]")?.dataset["seat"],
    around,
  };
}

function successorOf({ name, card, column, around }: Held): HTMLElement | null {
  const dialog = document.querySelector<HTMLElement>("dialog[open]");
  const main = dialog ?? document.querySelector<HTMLElement>("main");
  const inColumn = column === undefined ? document : document.querySelector(`[data-seat="${column}"]`);
  const same =
    name === undefined ? null : inColumn?.querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]`);
  if (same && isThere(same)) return same;
  const ofCard = firstIn(
    card === undefined ? null : document.querySelector(`[data-card="${CSS.escape(card)}"]`),
  );
  if (ofCard !== null) return ofCard;
  // What a dialog held goes with it.
  if (around.some((each) => each.localName === "dialog" && !each.isConnected)) return main;
  for (const each of around) {
    // The nearest thing that is left may be the whole page.
    if (each.contains(main)) return main;
    const near = each.isConnected ? firstIn(each) : null;
    if (near !== null) return near;
  }
  return main;
}

function firstIn(element: Element | null): HTMLElement | null {
  const all = [...(element?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  return all.find((each) => each.tabIndex >= 0 && isThere(each)) ?? null;
}

function isThere(element: Element): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(":disabled");
}
