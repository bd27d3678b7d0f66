// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ExportDialog } from "../../../client/features/export/ExportDialog.tsx";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { EMPTY_WHITEBOARD, type Whiteboard } from "#shared/domain/whiteboard/whiteboard.ts";
import type { Board } from "#shared/domain/board.ts";
import { fetchFont } from "../../support/fonts.ts";
import { aBoard, aNote, answers, ENGLISH } from "../../shared/domain/snapshot/boards.ts";

// The first picture waits for what shapes text, which this test still has to compile.
configure({ asyncUtilTimeout: 30_000 });

const TODAY = new Date(2026, 10, 23);
let urls: Set<string>;
let saved: string[];

beforeEach(() => {
  urls = new Set();
  saved = [];
  let count = 0;
  vi.stubGlobal("fetch", fetchFont);
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
    count += 1;
    urls.add(`blob:${count}`);
    return `blob:${count}`;
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void urls.delete(url));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const dialog = (board: Board, whiteboard: Whiteboard, open = true, onClose = vi.fn<() => void>()) => (
  <ExportDialog board={board} whiteboard={whiteboard} open={open} onClose={onClose} today={TODAY} />
);
const show = (board: Board, open = true, onClose = vi.fn<() => void>()) =>
  render(dialog(board, EMPTY_WHITEBOARD, open, onClose));

test("a closed dialog shows and makes nothing", () => {
  show(aBoard(), false);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(urls.size).toBe(0);
});

test("the dialog shows the picture with its words, a button for each format, and what is never in it", async () => {
  show(aBoard());
  expect(screen.getByRole("dialog", { name: "Take a snapshot" })).toBeTruthy();
  for (const name of ["PNG", "SVG", "Markdown", "JSON"])
    expect(screen.getByRole("button", { name })).toBeTruthy();
  const picture = await screen.findByRole("img");
  expect(picture.getAttribute("alt")).toBe(sceneOf(aBoard(), { ...ENGLISH, date: "2026-11-23" }).description);
  expect(screen.getByText(/links and keys/)).toBeTruthy();
  expect(screen.queryByText(/not in Inter/)).toBeNull();
});

test("letters from another font are told, and so are those that no font here has", async () => {
  show(aBoard({ names: { left: "Maya 🌸", right: "Sam 𓀀" } }));
  expect(
    await screen.findByText(
      "Some characters are not in Inter; they are drawn in Noto Emoji. No font here has 𓀀; an empty box stands for each.",
    ),
  ).toBeTruthy();
});

test("a press saves the file under its name and says so", async () => {
  show(aBoard());
  fireEvent.click(screen.getByRole("button", { name: "Markdown" }));
  await waitFor(() => expect(saved).toEqual(["what-matters-maya-sam-2026-11-23.md"]));
  await waitFor(() =>
    expect(screen.getByRole("status").textContent).toBe(
      "Your browser is saving what-matters-maya-sam-2026-11-23.md",
    ),
  );
});

test("a double click saves once, and another button says what it waits for", async () => {
  show(aBoard());
  const markdown = screen.getByRole("button", { name: "Markdown" });
  fireEvent.click(markdown, { detail: 1 });
  fireEvent.click(markdown, { detail: 2 });
  await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/^Your browser is saving/));
  expect(saved).toEqual(["what-matters-maya-sam-2026-11-23.md"]);
  fireEvent.click(screen.getByRole("button", { name: "SVG" }));
  expect(screen.getByRole("button", { name: "SVG" }).getAttribute("aria-busy")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "CSV" }));
  await waitFor(() =>
    expect(screen.getByRole("status").textContent?.trim()).toBe("One moment: SVG is not ready yet."),
  );
  await waitFor(() => expect(saved.at(-1)).toBe("what-matters-maya-sam-2026-11-23.svg"));
  expect(saved).toHaveLength(2);
});

test("a PNG that this browser cannot draw is explained, and no file is saved", async () => {
  vi.spyOn(globalThis, "Image").mockImplementation(function image(this: HTMLImageElement) {
    const element = document.createElement("img");
    setTimeout(() => element.dispatchEvent(new Event("error")), 0);
    return element;
  });
  show(aBoard());
  fireEvent.click(screen.getByRole("button", { name: "PNG" }));
  await waitFor(() =>
    expect(screen.getByRole("status").textContent).toMatch(/could not read its own picture/),
  );
  expect(saved).toEqual([]);
});

test("the picture follows the board, says what is open, and leaves no address behind", async () => {
  const { rerender, unmount } = show(aBoard());
  const first = await screen.findByRole("img");
  const before = first.getAttribute("src");
  const board = aBoard({
    answers: { left: aBoard().answers.left, right: answers(["impact"], { impact: 80 }) },
  });
  rerender(dialog(board, EMPTY_WHITEBOARD));
  expect(screen.getByText(/Sam has placed 1 of 6 areas and has 20 points left to give\./)).toBeTruthy();
  await waitFor(() => expect(screen.getByRole("img").getAttribute("src")).not.toBe(before));
  // The old address is let go once the new picture is on the page.
  await waitFor(() => expect(urls.size).toBe(1));
  unmount();
  expect(urls.size).toBe(0);
});

test("notes and ink are in the picture only once they are asked for", async () => {
  const whiteboard: Whiteboard = { notes: [aNote({ text: "Ask about Fridays" })], strokes: [] };
  const { rerender } = render(dialog(aBoard(), whiteboard));
  const choice = screen.getByRole<HTMLInputElement>("checkbox", { name: "Notes and ink" });
  const alt = async (): Promise<string | null> => (await screen.findByRole("img")).getAttribute("alt");
  expect(choice.checked).toBe(false);
  expect(await alt()).not.toContain("Fridays");
  expect(screen.queryByText(/all notes and ink/)).toBeNull();
  fireEvent.click(choice);
  expect(await alt()).toContain("On the board: 1 note; Maya: Ask about Fridays.");
  expect(screen.getByText(/all notes and ink/)).toBeTruthy();
  rerender(dialog(aBoard(), EMPTY_WHITEBOARD));
  expect(choice.checked).toBe(false);
  expect(await alt()).not.toContain("On the board");
});

test("where there are no notes and no ink, the choice says so and does nothing", () => {
  show(aBoard());
  const choice = screen.getByRole<HTMLInputElement>("checkbox", { name: "Notes and ink" });
  expect(choice.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("There are none on this board.")).toBeTruthy();
  fireEvent.click(choice);
  expect(choice.checked).toBe(false);
});

test("the close button asks to be closed", () => {
  const onClose = vi.fn<() => void>();
  show(aBoard(), true, onClose);
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(onClose).toHaveBeenCalledTimes(1);
});
