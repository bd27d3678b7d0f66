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

test.each(ends)("a held button goes on until %s, and then lets go once", (_when, end) => {
  const { unmount } = render(<Held />);
  fireEvent.pointerDown(screen.getByRole("button"), { button: 0 });
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
