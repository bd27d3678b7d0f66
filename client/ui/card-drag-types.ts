import type { MouseEvent, TouchEvent } from "react";

/** A point in pixels of the window. */
export type WindowPoint = { readonly x: number; readonly y: number };

/** What happens while a card is dragged by mouse or finger; the keyboard has a way of its own. */
export type CardDragHandlers = {
  readonly onStart: (id: string) => void;
  /** Where the middle of the card is now, as if nothing had scrolled since the start. */
  readonly onMove: (middle: WindowPoint) => void;
  readonly onDrop: () => void;
  /** Escape: everything back to where it was. */
  readonly onCancel: () => void;
};

/** What starts a drag on one card. */
export type CardListeners = {
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onTouchStart: (event: TouchEvent) => void;
};
