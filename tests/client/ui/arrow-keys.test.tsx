// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { KeyboardEvent } from "react";
import { afterEach, expect, test } from "vitest";
import { moveFocusByArrows } from "../../../client/ui/arrow-keys.ts";

afterEach(cleanup);

test("arrows go round, Home and End to the ends, and any other key stays what it is", () => {
  const onKey = (event: KeyboardEvent): void => {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
    moveFocusByArrows(event, stops, "row");
  };
  render(
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus.
    <div role="toolbar" onKeyDown={onKey}>
      <button type="button">one</button>
      <button type="button">two</button>
      <button type="button">three</button>
      <input aria-label="words" />
    </div>,
  );
  const press = (key: string): string | null => {
    const focused = document.activeElement ?? document.body;
    const isLeftToBrowser = fireEvent.keyDown(focused, { key });
    return isLeftToBrowser ? null : (document.activeElement?.textContent ?? null);
  };
  screen.getByText("one").focus();
  expect(["ArrowRight", "ArrowRight", "ArrowRight"].map(press)).toEqual(["two", "three", "one"]);
  expect(["ArrowLeft", "Home", "End"].map(press)).toEqual(["three", "one", "three"]);
  expect(["ArrowDown", "a", "Escape"].map(press)).toEqual([null, null, null]);
  screen.getByLabelText("words").focus();
  expect(["ArrowLeft", "Home"].map(press)).toEqual([null, null]);
});
