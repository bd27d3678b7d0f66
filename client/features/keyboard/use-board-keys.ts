import { useEffect, useRef } from "react";
import { STEP_IDS, type Step } from "#shared/domain/steps.ts";
import { page } from "#shared/messages/en/page.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { isOn } from "../../hooks/device-choice.ts";
import { messagesNow } from "../../language/language.ts";
import { announce } from "../../ui/announcer.ts";
import { focusOn } from "../../ui/focus.ts";
import { BOARD_KEYS, COMPARE_KEYS } from "../../ui/keys/board-keys.ts";
import { isPressed } from "../../ui/keys/pressed.ts";

/** What one area is on the screen: a card, a row of *Points*, or an item of the list in *Compare*. */
const AREA = "[data-card], [data-talk]";
const CONTROL = "button, input, textarea, [tabindex='0']";

/** The keys that work wherever the focus is on the board. */
export function useBoardKeys(onOpenList: () => void): void {
  const { step, setStep, seat, hand, shown, setShown } = useBoardPage();
  const mine = hand ?? seat ?? shown;
  const goTo = (next: Step): void => {
    setStep(next);
    // A step begins at its heading.
    document.querySelector<HTMLElement>("main")?.focus();
    const words = messagesNow({ page, steps });
    announce(words.page.stepShown(words.steps[next]));
  };
  const goToMine = (): void => {
    if (mine !== shown) setShown(mine);
    // A column that was not shown is there after the next drawing.
    requestAnimationFrame(() => {
      controlOf(
        document.querySelector(step === "compare" ? "[data-talk]" : `[data-seat="${mine}"] ${AREA}`),
      )?.focus();
    });
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (isPressed(event, BOARD_KEYS.shortcuts)) {
      if (!isOn("single-keys") || isText(event.target)) return false;
      onOpenList();
      return true;
    }
    const next = STEP_IDS.find((each) => isPressed(event, BOARD_KEYS[each]));
    if (next !== undefined) goTo(next);
    else if (isPressed(event, BOARD_KEYS.mine)) goToMine();
    else if (isPressed(event, BOARD_KEYS.nextArea)) goToArea(1, goToMine);
    else if (isPressed(event, BOARD_KEYS.previousArea)) goToArea(-1, goToMine);
    else if (step === "compare" && isPressed(event, COMPARE_KEYS.pin)) pressOfArea("pin");
    else if (step === "compare" && isPressed(event, COMPARE_KEYS.tick)) pressOfArea("tick");
    else return false;
    return true;
  };
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // What a modal dialog covers does not change behind it.
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null)
        return;
      if (latest.current(event)) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** Goes to the same control of the next area, or of the one before; to one's own answers from elsewhere. */
function goToArea(by: 1 | -1, otherwise: () => void): void {
  const { activeElement } = document;
  const area = activeElement?.closest<HTMLElement>(AREA);
  if (!area) return otherwise();
  const all = [...document.querySelectorAll<HTMLElement>(AREA)].filter(
    (each) => each.closest("[data-seat]") === area.closest("[data-seat]") && controlOf(each) !== null,
  );
  const next = all[all.indexOf(area) + by];
  if (next === undefined) return;
  const place = controlsOf(area).findIndex((each) => each === activeElement);
  (controlsOf(next)[place] ?? controlOf(next))?.focus();
}

/** Presses the pin or the tick of the area that has the focus; the focus stays where it is. */
function pressOfArea(what: "pin" | "tick"): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return;
  const area = focused.closest<HTMLElement>("[data-talk]")?.dataset["talk"] ?? focused.dataset["choose"];
  const button = document.querySelector<HTMLElement>(`[data-focus="${what}/${area}"]`);
  button?.click();
  const name = focused.dataset["focus"];
  // The list may have another order now, and the pin asks for the focus.
  requestAnimationFrame(() => {
    if (name === undefined) focused.focus();
    else focusOn(name);
  });
}

function controlsOf(area: Element): readonly HTMLElement[] {
  return [...area.querySelectorAll<HTMLElement>(CONTROL)].filter(
    (each) => each.checkVisibility() && !each.matches(":disabled, [tabindex='-1']"),
  );
}

/** The control of an area that one comes to first: the slider of a row, else the first there is. */
function controlOf(area: Element | null): HTMLElement | null {
  return area === null ? null : (controlsOf(area)[0] ?? null);
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["radio", "checkbox", "range"].includes(target.type))
  );
}
