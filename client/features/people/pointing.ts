import type { BoardSession } from "../../hooks/use-board.ts";

/** Tells the others where my mouse points, as fractions of the named box that it is over; returns how to stop. */
export function startPointing(presence: BoardSession["presence"]): () => void {
  let isPointing = false;
  const stopPointing = (): void => {
    if (isPointing) presence.point(undefined);
    isPointing = false;
  };
  const onMove = ({ target, pointerType, clientX, clientY }: PointerEvent): void => {
    // A finger that scrolls points at nothing.
    if (pointerType === "touch") return;
    const box = target instanceof Element ? target.closest<HTMLElement>("[data-anchor]") : null;
    const on = box?.dataset["anchor"];
    if (!box || on === undefined) return stopPointing();
    const { left, top, width, height } = box.getBoundingClientRect();
    isPointing = true;
    presence.point({ on, x: (clientX - left) / width, y: (clientY - top) / height });
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
