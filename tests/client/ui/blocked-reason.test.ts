// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tellBlockedReasons } from "../../../client/ui/blocked-reason.ts";

let stop = (): void => {};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <button id="up" aria-disabled="true" title="It is first already."><i></i></button>
    <button id="down" title="Move down"></button>
    <span data-blocked title="Only Sam changes this."><b id="thumb"></b></span>`;
  stop = tellBlockedReasons();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** What is seen beside the controls. */
function seen(): readonly (string | null)[] {
  return Array.from(document.querySelectorAll("[popover]"), ({ textContent }) => textContent);
}

function at(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`Nothing is ${selector}.`);
  return found;
}

function press(element: HTMLElement): void {
  element.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
}

test("a blocked control that is pressed shows and announces its reason, once, for a moment", () => {
  press(at("#up i"));
  expect(seen()).toEqual(["It is first already."]);
  vi.advanceTimersByTime(1);
  expect(at("#announcements").textContent).toBe("It is first already.");
  press(at("#thumb"));
  expect(seen()).toEqual(["Only Sam changes this."]);
  vi.advanceTimersByTime(10_000);
  expect(seen()).toEqual([]);
});

test("a key presses it too, and the next key takes the reason away", () => {
  at("#up").click();
  expect(seen()).toEqual(["It is first already."]);
  dispatchEvent(new Event("keydown"));
  expect(seen()).toEqual([]);
});

test("a control that acts says nothing, not even where the press itself has used it up", () => {
  press(at("#down"));
  at("#down").dispatchEvent(new Event("pointerdown", { bubbles: true }));
  at("#down").setAttribute("aria-disabled", "true");
  at("#down").dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
  expect(seen()).toEqual([]);
});
