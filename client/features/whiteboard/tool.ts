import { useSyncExternalStore } from "react";

/** What the hand holds on the board: `select` leaves the board as it always is. */
export type Tool = "select" | "note" | "pen" | "marker" | "eraser" | "point";

/** The tool that this page holds, and whether it shows what lies around the cards. */
type ToolState = { readonly tool: Tool; readonly isShown: boolean };

const AT_FIRST: ToolState = { tool: "select", isShown: true };

let state = AT_FIRST;
const listeners = new Set<() => void>();

/** The tool now, outside of rendering. */
export function toolNow(): ToolState {
  return state;
}

/** Takes another tool; what is hidden is shown again as soon as a tool could change it. */
export function setTool(tool: Tool): void {
  set({ tool, isShown: state.isShown || tool !== "select" });
}

/** Shows or hides notes and ink on this page; hiding puts the tool down. */
export function setShown(isShown: boolean): void {
  set({ tool: isShown ? state.tool : "select", isShown });
}

/** Back to how a board begins: whoever closes the board says so. */
export function putToolsAway(): void {
  set(AT_FIRST);
}

/** Calls back after each change; returns how to stop. */
export function onTool(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The tool of this page, and how to take another one. */
export function useTool(): ToolState & {
  readonly setTool: typeof setTool;
  readonly setShown: typeof setShown;
} {
  const { tool, isShown } = useSyncExternalStore(onTool, toolNow);
  return { tool, isShown, setTool, setShown };
}

function set(next: ToolState): void {
  if (next.tool === state.tool && next.isShown === state.isShown) return;
  state = next;
  for (const listener of listeners) listener();
}
