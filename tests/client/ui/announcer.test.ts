// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce, tellIn } from "../../../client/ui/announcer.ts";

const told = (id = "announcements"): string | null | undefined => document.getElementById(id)?.textContent;
const later = (): void => void vi.runAllTimers();
const openDialog = (): HTMLElement => {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("open", "");
  document.body.append(dialog);
  return dialog;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  later();
  document.body.replaceChildren();
  vi.useRealTimers();
});

test("a region is on the page, empty, before the first sentence comes into it; the latest sentence counts", () => {
  announce("One.");
  vi.advanceTimersToNextTimer();
  expect(told()).toBe("");
  announce("Two.");
  later();
  expect(told()).toBe("Two.");
  announce("Two.");
  later();
  expect(told()).toBe("Two.\u00a0");
});

test("what is told in a dialog is told in it, and what closes a dialog is told where it is heard", () => {
  tellIn("others", "Others", "Sam has come.");
  later();
  const dialog = openDialog();
  announce("Inside.");
  later();
  expect(dialog.textContent).toBe("Inside.");
  announce("Closed.");
  dialog.remove();
  later();
  expect(told()).toBe("Closed.");
  expect(told("others")).toBe("Sam has come.");
});
