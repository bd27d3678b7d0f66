import { screenToSpot } from "../../hooks/board-places.ts";
import type { BoardSession } from "../../hooks/use-board.ts";

/** Tells the others where my mouse points on the board; returns how to stop. */
export function startPointing(presence: BoardSession["presence"]): () => void {
  let isPointing = false;
  const stopPointing = (): void => {
    if (isPointing) presence.point(undefined);
    isPointing = false;
  };
  const onMove = ({ target, pointerType, clientX, clientY }: PointerEvent): void => {
    // A finger that scrolls points at nothing.
    if (pointerType === "touch") return;
    // The whiteboard's laser tells by itself where it points.
    if (target instanceof Element && target.closest("[data-own-pointing]") !== null) {
      isPointing = false;
      return;
    }
    const isOnBoard = target instanceof Element && target.closest("[data-anchor='board']") !== null;
    const spot = isOnBoard ? screenToSpot({ x: clientX, y: clientY }, target) : null;
    if (spot === null) return stopPointing();
    isPointing = true;
    presence.point(spot);
  };
  const root = document.documentElement;
  addEventListener("pointermove", onMove, { passive: true });
  root.addEventListener("pointerleave", stopPointing);
  return () => {
    removeEventListener("pointermove", onMove);
    root.removeEventListener("pointerleave", stopPointing);
    stopPointing();
  };
}
