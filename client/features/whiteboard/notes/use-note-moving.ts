import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { scaleOf } from "#shared/domain/whiteboard/board-on-screen.ts";
import type { Point, Spot } from "#shared/domain/whiteboard/board-space.ts";
import { placesOnScreen } from "../../../hooks/board-places.ts";
import type { NoteCarrying } from "../../../hooks/use-whiteboard.ts";
import { announce } from "../../../ui/announcer.ts";
import type { NoteDesk } from "./desk.ts";
import { whereOf } from "./note-words.ts";

/** Every way to move one note. */
export type NoteMoving = {
  /** Is it in my hand? */
  readonly isHeld: boolean;
  /** A press that may become a drag: by mouse anywhere on the note, by finger at its handle or pin. */
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  /** Was the last press a drag, so that the click that follows it means nothing? */
  readonly wasDragged: () => boolean;
  /** Keys on its handle: Space lifts, arrows carry, Space or Enter drops, Escape puts back. */
  readonly onHandleKey: (event: KeyboardEvent) => void;
  /** A lifted note is let go when the focus goes elsewhere. */
  readonly onHandleBlur: () => void;
};

/** Pixels that a pressed mouse, or a finger, may tremble without dragging. */
const TREMBLE = { mouse: 4, finger: 8 };
/** Units of board space that an arrow key moves a note by, alone and with Shift. */
const STEP = 10;
const LONG_STEP = 50;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The gestures that move a note of the desk. */
export function useNoteMoving(id: string, desk: NoteDesk): NoteMoving {
  const { whiteboard, placing, names, me } = desk;
  const held = useRef<{ readonly carrying: NoteCarrying; at: Point; spot: Spot | null } | null>(null);
  const [isHeld, setHeld] = useState(false);
  const wasDragged = useRef(false);
  const dragging = useRef<AbortController | null>(null);

  const take = (): boolean => {
    const box = placing.boxOf(id);
    if (box === null) return false;
    held.current = { carrying: whiteboard.carryNote(id), at: { x: box.left, y: box.top }, spot: null };
    setHeld(true);
    return true;
  };
  const carryTo = (point: Point): void => {
    const hand = held.current;
    if (hand === null) return;
    const { at, spot } = placing.hold(id, point);
    hand.at = at;
    if (spot === null) return;
    hand.spot = spot;
    if (!hand.carrying.move(spot)) letFall();
  };
  /** The hand is empty; the note is wherever it has been put meanwhile. */
  const letFall = (): void => {
    held.current = null;
    dragging.current?.abort();
    setHeld(false);
    placing.letGo();
  };
  const finish = (end: "end" | "cancel"): void => {
    const hand = held.current;
    if (hand === null) return;
    letFall();
    hand.carrying[end]();
    if (!whiteboard.notes.get().some((note) => note.id === id)) announce("The note has been removed.");
    else if (end === "cancel") announce("The note is back where it was.");
    else if (hand.spot === null) announce("The note stays where it is.");
    else if (hand.spot.on === "board") announce(`Note moved: ${whereOf(hand.spot, names, me)}.`);
    else announce(`Note attached: ${whereOf(hand.spot, names, me)}. It moves with this card.`);
  };
  // A note that goes from the screen in mid-drag is let go.
  const letGo = useRef(finish);
  useEffect(() => {
    letGo.current = finish;
  });
  useEffect(() => () => letGo.current("end"), []);

  return {
    isHeld,
    onPointerDown: (event) => {
      wasDragged.current = false;
      const { target, currentTarget, pointerType, pointerId, clientX, clientY, button } = event;
      if (me === null || button !== 0 || !(target instanceof Element)) return;
      const isHandle = target.closest("[data-drag]") !== null;
      const isControl = target.closest("textarea, [role='toolbar']") !== null;
      if (!isHandle && (isControl || pointerType !== "mouse")) return;
      const box = placing.boxOf(id);
      if (box === null) return;
      dragging.current?.abort();
      const listening = new AbortController();
      dragging.current = listening;
      const { signal } = listening;
      const end = (how: "end" | "cancel"): void => {
        listening.abort();
        finish(how);
      };
      const onMove = (moved: globalThis.PointerEvent): void => {
        if (moved.pointerId !== pointerId) return;
        const by = { x: moved.clientX - clientX, y: moved.clientY - clientY };
        if (held.current === null) {
          if (Math.hypot(by.x, by.y) < TREMBLE[pointerType === "mouse" ? "mouse" : "finger"]) return;
          if (!take()) return listening.abort();
          wasDragged.current = true;
          // The pointer stays with the note, however fast it goes, and selects no text on its way.
          currentTarget.setPointerCapture(pointerId);
          getSelection()?.removeAllRanges();
        }
        carryTo({ x: box.left + by.x, y: box.top + by.y });
      };
      addEventListener("pointermove", onMove, { signal });
      const onUp = (up: globalThis.PointerEvent): void => {
        if (up.pointerId === pointerId) end("end");
      };
      addEventListener("pointerup", onUp, { signal });
      // A gesture that is interrupted stays where it was last seen.
      addEventListener("pointercancel", onUp, { signal });
      addEventListener("blur", () => end("end"), { signal });
      const onKey = (pressed: globalThis.KeyboardEvent): void => {
        if (pressed.key !== "Escape" || held.current === null) return;
        pressed.preventDefault();
        pressed.stopPropagation();
        end("cancel");
      };
      addEventListener("keydown", onKey, { capture: true, signal });
    },
    wasDragged: () => wasDragged.current,
    onHandleKey: (event) => {
      const { key, shiftKey } = event;
      const hand = held.current;
      if (hand === null) {
        if (key !== " " && key !== "Enter") return;
        if (take()) {
          announce(
            `Picked up the note. Arrows move it, with Shift further; Space drops it, Escape puts it back.`,
          );
        }
      } else if (key === " " || key === "Enter") finish("end");
      else if (key === "Escape") finish("cancel");
      else {
        const arrow = ARROWS[key];
        if (arrow === undefined) return;
        const length = (shiftKey ? LONG_STEP : STEP) * scaleOf(placesOnScreen());
        carryTo({ x: hand.at.x + arrow.x * length, y: hand.at.y + arrow.y * length });
        event.currentTarget.scrollIntoView({ block: "nearest" });
        const { spot } = hand;
        if (spot !== null) announce(`${capital(whereOf(spot, names, me))}.`);
      }
      event.preventDefault();
      event.stopPropagation();
    },
    onHandleBlur: () => {
      if (dragging.current === null || dragging.current.signal.aborted) finish("end");
    },
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
