// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useHeldButton } from "../../../client/ui/use-held-button.ts";

const onPress = vi.fn<() => void>();
const onRelease = vi.fn<() => void>();

function Held() {
  return (
    <button type="button" {...useHeldButton(onPress, onRelease)}>
      More
    </button>
  );
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const ends: readonly (readonly [string, (unmount: () => void) => void])[] = [
  ["the pointer is lifted", () => fireEvent.pointerUp(screen.getByRole("button"))],
  ["the window loses the focus", () => fireEvent.blur(window)],
  [
    "the tab is hidden",
    () => {
      vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
      fireEvent(document, new Event("visibilitychange"));
    },
  ],
  ["the button goes away", (unmount) => unmount()],
];

const held = ends.flatMap(([when, end]) =>
  ["mouse", "touch"].map((pointerType) => [when, pointerType, end] as const),
);

test.each(held)("a held button goes on until %s, by %s, and then lets go once", (_when, pointerType, end) => {
  const { unmount } = render(<Held />);
  fireEvent.pointerDown(screen.getByRole("button"), { button: 0, pointerType });
  vi.advanceTimersByTime(600);
  const presses = onPress.mock.calls.length;
  expect(presses).toBeGreaterThan(2);
  expect(onRelease).not.toHaveBeenCalled();
  end(unmount);
  vi.advanceTimersByTime(2000);
  expect(onPress).toHaveBeenCalledTimes(presses);
  expect(onRelease).toHaveBeenCalledTimes(1);
});

test("a key acts once and lets go at once", () => {
  render(<Held />);
  fireEvent.click(screen.getByRole("button"), { detail: 0 });
  expect(onPress).toHaveBeenCalledTimes(1);
  expect(onRelease).toHaveBeenCalledTimes(1);
});

test("a mouse acts when it presses; a finger when it is lifted, and not when it scrolls", () => {
  render(<Held />);
  const button = screen.getByRole("button");
  const mouse = { button: 0, pointerType: "mouse" };
  fireEvent.pointerDown(button, mouse);
  expect(onPress).toHaveBeenCalledTimes(1);
  fireEvent.pointerUp(button, mouse);
  fireEvent.click(button, { detail: 1 });
  expect(onPress).toHaveBeenCalledTimes(1);
  expect(onRelease).toHaveBeenCalledTimes(1);

  const finger = { button: 0, pointerType: "touch" };
  fireEvent.pointerDown(button, finger);
  fireEvent.pointerCancel(button, finger);
  vi.advanceTimersByTime(2000);
  expect(onPress).toHaveBeenCalledTimes(1);
  expect(onRelease).toHaveBeenCalledTimes(1);
  fireEvent.pointerDown(button, finger);
  fireEvent.pointerUp(button, finger);
  fireEvent.click(button, { detail: 1 });
  expect(onPress).toHaveBeenCalledTimes(2);
  expect(onRelease).toHaveBeenCalledTimes(2);
});
