import type { SeatId } from "#shared/domain/seats.ts";
import { HAND_KEYS } from "../../ui/keys/hand-keys.ts";

/** Why it is not clear whose hand is at work: the other column was touched, or nobody has touched the screen for long. */
export type Doubt = "other-column" | "pause";

/** Milliseconds without a touch or a key after which the next change could be either person's. */
const PAUSE_MS = 60_000;

/** What shows more of the board and changes nothing on it. */
const LOOKS = '[data-hands], [data-looks], [data-anchor="compare"], [role="radiogroup"], a';

/**
 * Watches this screen for a hand that may be another one than `hand`: then it asks, and what was touched hears nothing
 * of it. The key H stands for the answer that it is the other hand. Returns how to stop.
 */
export function watchHands(
  hand: SeatId,
  on: {
    readonly ask: (doubt: Doubt) => void;
    /** Called when it has been quiet for so long that the next change will be asked about. */
    readonly pause: () => void;
    readonly change: () => void;
  },
): () => void {
  const stop = new AbortController();
  const otherColumn = `[data-seat="${hand === "left" ? "right" : "left"}"]`;
  let isPaused = false;
  let swallows = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const beginPause = (): void => {
    isPaused = true;
    on.pause();
  };
  const restart = (): void => {
    clearTimeout(timer);
    if (!isPaused) timer = setTimeout(beginPause, PAUSE_MS);
  };
  const keepBack = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onDown = (event: PointerEvent): void => {
    swallows = isPaused && isAct(event.target, event.pointerType === "touch");
    if (!swallows) {
      restart();
      return;
    }
    keepBack(event);
    on.ask("pause");
  };
  /** What comes after a press that was kept back: the board would begin with any of it. */
  const onRest = (event: Event): void => {
    if (!swallows || isInDialog(event.target)) return;
    if (event.type === "click") swallows = false;
    keepBack(event);
  };
  const onClick = (event: MouseEvent): void => {
    onRest(event);
    if (!event.defaultPrevented && isIn(event.target, otherColumn)) on.ask("other-column");
  };
  const onKey = (event: KeyboardEvent): void => {
    if (document.querySelector("dialog[open]") !== null || event.isComposing) return;
    const { key, target } = event;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    const isSwitchedOff = document.documentElement.dataset["singleKeys"] === "off";
    const isHandKey = key.toUpperCase() === HAND_KEYS.otherHand[0];
    if (isHandKey && !hasModifier && !isSwitchedOff && !isWriting(target)) {
      event.preventDefault();
      on.change();
    } else if (isPaused && isActKey(event)) {
      keepBack(event);
      on.ask("pause");
    } else if (/^\d$/.test(key) && !hasModifier && isIn(target, otherColumn)) {
      on.ask("other-column");
    } else {
      restart();
    }
  };
  const options = { capture: true, signal: stop.signal };
  addEventListener("pointerdown", onDown, options);
  addEventListener("mousedown", onRest, options);
  addEventListener("touchstart", onRest, { ...options, passive: false });
  addEventListener("click", onClick, options);
  addEventListener("keydown", onKey, options);
  restart();
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** Would a press there change something? A finger that begins on plain ground only scrolls. */
function isAct(target: EventTarget | null, isFinger: boolean): boolean {
  if (!isIn(target, "main, .board-footer") || isIn(target, LOOKS)) return false;
  const hasTool = document.querySelector('[data-tool]:not([data-tool="select"])') !== null;
  return hasTool || isIn(target, isFinger ? "button, input, textarea" : "button, input, textarea, li");
}

/** Would this key change something, rather than move the focus or the page? */
function isActKey({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return /^[zy]$/i.test(key);
  if (isIn(target, LOOKS) || isIn(target, ".board-header")) return false;
  if (key.startsWith("Arrow") || /^(?:Home|End|Page)/.test(key)) return isIn(target, "input, textarea");
  return key.length === 1 || ["Enter", "Backspace", "Delete"].includes(key);
}

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

function isInDialog(target: EventTarget | null): boolean {
  return isIn(target, "dialog");
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type === "text" || target.type === "search";
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
