import { afterEach, expect, it } from "vitest";
import {
  onTool,
  putToolsAway,
  setShown,
  setTool,
  toolNow,
} from "../../../../client/features/whiteboard/tool.ts";

afterEach(putToolsAway);

it("a board begins with Select, and everything shown", () => {
  expect(toolNow()).toEqual({ tool: "select", isShown: true });
});

it("hiding puts the tool down, and taking a tool shows what it could change", () => {
  setTool("pen");
  setShown(false);
  expect(toolNow()).toEqual({ tool: "select", isShown: false });
  setTool("select");
  expect(toolNow().isShown).toBe(false);
  setTool("eraser");
  expect(toolNow()).toEqual({ tool: "eraser", isShown: true });
});

it("tells of changes, once each", () => {
  let count = 0;
  const stop = onTool(() => (count += 1));
  setTool("pen");
  setTool("pen");
  setTool("select");
  stop();
  setTool("marker");
  expect(count).toBe(2);
});
