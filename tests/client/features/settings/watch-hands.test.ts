// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchHands, type Doubt } from "../../../../client/features/settings/watch-hands.ts";

const ask = vi.fn<(doubt: Doubt) => void>();
const pause = vi.fn<() => void>();
const change = vi.fn<() => void>();
const heard = vi.fn<(event: Event) => void>();
let stop = (): void => {};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <main>
      <section data-seat="left"><button id="mine">Place</button><input id="number" type="number" /></section>
      <section data-seat="right"><button id="other">Card</button></section>
      <div data-anchor="compare"><button id="picture">Area</button></div>
      <input id="title" type="text" />
    </main>`;
  stop = watchHands("left", { ask, pause, change });
  for (const type of ["pointerdown", "mousedown", "touchstart", "click", "keydown"]) {
    document.body.addEventListener(type, heard);
  }
});
afterEach(() => {
  stop();
  document.body.replaceWith(document.createElement("body"));
  vi.clearAllMocks();
  vi.useRealTimers();
});

/** A whole press by mouse, as far as the board hears of it. */
function press(id: string): readonly string[] {
  heard.mockClear();
  const at = document.getElementById(id);
  at?.dispatchEvent(
    new PointerEvent("pointerdown", { bubbles: true, cancelable: true, pointerType: "mouse" }),
  );
  for (const type of ["mousedown", "click"]) {
    at?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
  }
  return heard.mock.calls.map(([event]) => event.type);
}

/** A key while something has the focus; does the board hear of it? */
function key(id: string, name: string, more: KeyboardEventInit = {}): boolean {
  heard.mockClear();
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more });
  document.getElementById(id)?.dispatchEvent(event);
  return heard.mock.calls.length > 0;
}

test("one's own column is touched without a question, the other one asks", () => {
  expect(press("mine")).toEqual(["pointerdown", "mousedown", "click"]);
  expect(ask).not.toHaveBeenCalled();
  press("other");
  expect(ask.mock.calls).toEqual([["other-column"]]);
});

test("after a quiet minute a press asks first, and the board hears nothing of it", () => {
  vi.advanceTimersByTime(59_000);
  expect(key("mine", "Enter")).toBe(true);
  vi.advanceTimersByTime(59_000);
  expect(pause).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(pause).toHaveBeenCalledOnce();
  expect(press("mine")).toEqual([]);
  expect(ask.mock.calls).toEqual([["pause"]]);
});

test("after a quiet minute keys that change something ask first; looking and moving on do not", () => {
  vi.advanceTimersByTime(61_000);
  expect(["Tab", "ArrowDown", "Escape"].map((name) => key("mine", name))).toEqual([true, true, true]);
  expect(press("picture")).toEqual(["pointerdown", "mousedown", "click"]);
  expect(ask).not.toHaveBeenCalled();
  expect([key("mine", "Enter"), key("number", "ArrowUp"), key("picture", "z", { ctrlKey: true })]).toEqual([
    false,
    false,
    false,
  ]);
  expect(ask.mock.calls).toEqual([["pause"], ["pause"], ["pause"]]);
});

test("H changes hands, except while somebody is writing", () => {
  key("mine", "h");
  key("mine", "h", { ctrlKey: true });
  expect(key("title", "h")).toBe(true);
  expect(change).toHaveBeenCalledOnce();
});
