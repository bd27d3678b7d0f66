// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useFallenFocus, useFocusWish } from "../../../client/ui/focus.ts";
import { Menu } from "../../../client/ui/Menu.tsx";

afterEach(cleanup);

function Question() {
  const root = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(root);
  const [isAsked, setAsked] = useState(false);
  const [count, setCount] = useState(0);
  return (
    <div ref={root}>
      {isAsked ? (
        <button type="button" data-focus="answer">
          Answer
        </button>
      ) : (
        <button
          type="button"
          onClick={() => {
            setAsked(true);
            requestFocus("answer");
          }}
        >
          Ask
        </button>
      )}
      <button type="button" onClick={() => setCount(count + 1)}>
        Count
      </button>
    </div>
  );
}

test("a focus wish reaches what its render brings, and no later render takes the focus there again", () => {
  render(<Question />);
  fireEvent.click(screen.getByText("Ask"));
  expect(document.activeElement).toBe(screen.getByText("Answer"));
  screen.getByText("Count").focus();
  fireEvent.click(screen.getByText("Count"));
  expect(document.activeElement).toBe(screen.getByText("Count"));
});

function Paper({ rescue }: { readonly rescue: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  const [isWritten, setWritten] = useState(true);
  useFallenFocus(root, rescue);
  return (
    <>
      <div ref={root}>
        {isWritten ? <textarea aria-label="Words" onBlur={() => setWritten(false)} /> : null}
      </div>
      <button type="button" onClick={() => setWritten(false)}>
        Take away
      </button>
    </>
  );
}

test("focus that falls with what had it is rescued; focus that is taken elsewhere is let go", () => {
  const rescue = vi.fn<() => void>();
  const paper = render(<Paper rescue={rescue} />);
  screen.getByLabelText("Words").focus();
  fireEvent.click(screen.getByText("Take away"));
  expect(rescue).toHaveBeenCalledOnce();
  paper.unmount();

  // A field may go away in the midst of a press or a Tab elsewhere, while nothing has the focus.
  for (const leave of [
    () => fireEvent.mouseDown(screen.getByText("Take away")),
    () => fireEvent.focusOut(screen.getByLabelText("Words"), { relatedTarget: document.body }),
  ]) {
    const another = render(<Paper rescue={rescue} />);
    screen.getByLabelText("Words").focus();
    leave();
    screen.queryByLabelText("Words")?.blur();
    fireEvent.click(screen.getByText("Take away"));
    expect(rescue).toHaveBeenCalledOnce();
    another.unmount();
  }
});

test("a menu gives the focus back on Escape, and closes when the focus goes on", () => {
  render(
    <>
      <Menu label="More" items={[{ label: "Give the rest", onChoose: vi.fn<() => void>() }]} />
      <button type="button">Next</button>
    </>,
  );
  const opener = screen.getByLabelText("More");
  fireEvent.click(opener);
  screen.getByText("Give the rest").focus();
  fireEvent.keyDown(screen.getByText("Give the rest"), { key: "Escape" });
  expect(screen.queryByText("Give the rest")).toBeNull();
  expect(document.activeElement).toBe(opener);

  fireEvent.click(opener);
  screen.getByText("Give the rest").focus();
  expect(screen.queryByText("Give the rest")).not.toBeNull();
  fireEvent.focusIn(screen.getByText("Next"));
  expect(screen.queryByText("Give the rest")).toBeNull();
});
