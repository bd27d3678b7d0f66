import { announce } from "./announcer.ts";
import styles from "./blocked-reason.module.css";

/** Controls that stay on the page while they can do nothing; their `title` says why. */
const BLOCKED = '[aria-disabled="true"], [data-blocked], input[readonly]';
/** Pixels between the reason and the control, and between it and the edges of the window. */
const GAP = 8;
/** How long a reason stays: a moment, and the time that its letters take to be read. */
const MOMENT_MS = 2_000;
const LETTER_MS = 60;

/**
 * From now on, whoever presses a control that can do nothing now sees its reason beside it, as a finger never sees a
 * title, and is told it once; returns how to stop.
 */
export function tellBlockedReasons(): () => void {
  const listening = new AbortController();
  let pressed: Element | null = null;
  let leave = (): void => {};
  const onPointerDown = ({ target }: Event): void => {
    pressed = blockedAt(target);
    leave();
  };
  const onClick = (event: MouseEvent): void => {
    const control = blockedAt(event.target);
    // A press that did something and so came to an end is no press of a blocked control; keys come without a count.
    if (control === null || (event.detail !== 0 && control !== pressed)) return;
    leave();
    leave = show(control.title, control);
    announce(control.title);
  };
  const options = { capture: true, signal: listening.signal };
  document.addEventListener("pointerdown", onPointerDown, options);
  document.addEventListener("click", onClick, options);
  for (const type of ["keydown", "scroll", "resize"]) addEventListener(type, () => leave(), options);
  return () => {
    leave();
    listening.abort();
  };
}

function blockedAt(target: EventTarget | null): HTMLElement | null {
  const control = target instanceof Element ? target.closest<HTMLElement>(BLOCKED) : null;
  return control === null || control.title === "" ? null : control;
}

/** Shows a sentence above a control, or below where there is no room, over every dialog; returns how to take it away. */
function show(reason: string, control: Element): () => void {
  const bubble = document.createElement("div");
  bubble.className = styles["reason"] ?? "";
  bubble.textContent = reason;
  // It is announced.
  bubble.setAttribute("aria-hidden", "true");
  bubble.popover = "manual";
  document.body.append(bubble);
  // What lies in the top layer no dialog covers.
  if ("showPopover" in bubble) bubble.showPopover();
  const around = control.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const middle = around.left + around.width / 2 - width / 2;
  const above = around.top - height - GAP;
  const right = document.documentElement.clientWidth - width - GAP;
  bubble.style.left = `${Math.max(GAP, Math.min(middle, right))}px`;
  bubble.style.top = `${above < GAP ? around.bottom + GAP : above}px`;
  const timer = setTimeout(() => bubble.remove(), MOMENT_MS + LETTER_MS * reason.length);
  return () => {
    clearTimeout(timer);
    bubble.remove();
  };
}
