// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { forgetBoard, readLocalBoards, rememberBoard } from "../../../client/sync/local-boards.ts";

const board = (name: string, openedAt: number) =>
  ({
    boardId: name,
    path: `/b/${"A".repeat(22)}`,
    title: name,
    names: { left: "", right: "" },
    seat: "left",
    openedAt,
  }) as const;

beforeEach(() => localStorage.clear());

test("lists the boards of this device, the last one opened first, each once", () => {
  rememberBoard(board("one", 1));
  rememberBoard(board("two", 2));
  rememberBoard(board("one", 3));
  expect(readLocalBoards().map(({ boardId }) => boardId)).toEqual(["one", "two"]);
  forgetBoard("one");
  expect(readLocalBoards().map(({ boardId }) => boardId)).toEqual(["two"]);
});

test("remembers nothing when something else was written in its place", () => {
  for (const text of ["{", "7", '[{"boardId":1}]', '[{"boardId":"x","path":"javascript:alert(1)"}]']) {
    localStorage.setItem("what-matters:boards", text);
    expect(readLocalBoards()).toEqual([]);
  }
});

test("still knows the names of a board that an earlier version kept as one text", () => {
  const kept = { ...board("one", 1), names: "Robin & Sam" };
  localStorage.setItem("what-matters:boards", JSON.stringify([kept]));
  expect(readLocalBoards()[0]?.names).toEqual({ left: "Robin", right: "Sam" });
});
