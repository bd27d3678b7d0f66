import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import { scaleOf } from "#shared/domain/whiteboard/board-on-screen.ts";
import type { Point, Spot } from "#shared/domain/whiteboard/board-space.ts";
import { placesOnScreen } from "../../../hooks/board-places.ts";
import type { NoteCarrying } from "../../../hooks/use-whiteboard.ts";
import { announce } from "../../../ui/announcer.ts";
import { NOTE_KEYS } from "../../../ui/keys/note-keys.ts";
import { isPressed } from "../../../ui/keys/pressed.ts";
import type { NoteDesk } from "./desk.ts";
import { carriedTo, whereOf } from "./note-words.ts";

/** Every way to move one note. */
export type NoteMoving = {
  /** Is it in my hand? */
  readonly isHeld: boolean;
  /** A press that may become a drag: by mouse anywhere on the note, by finger at its handle or pin. */
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  /** Was the last press a drag, so that the click that follows it means nothing? */
  readonly wasDragged: () => boolean;
  /** Was it taken by a press on its handle, and waits for another that says where it goes? */
  readonly isAsking: boolean;
  /** A press on its handle that was no drag takes it; the next one on the board puts it there. */
  readonly onHandleClick: (event: MouseEvent) => void;
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
  const { whiteboard, placing, names, words, me } = desk;
  const held = useRef<{ readonly carrying: NoteCarrying; at: Point; spot: Spot | null } | null>(null);
  const [isHeld, setHeld] = useState(false);
  const [isAsking, setAsking] = useState(false);
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
    setAsking(false);
    placing.letGo();
  };
  const finish = (end: "end" | "cancel"): void => {
    const hand = held.current;
    if (hand === null) return;
    letFall();
    hand.carrying[end]();
    if (!whiteboard.notes.get().some((note) => note.id === id)) announce(words.notes.removed);
    else if (end === "cancel") announce(words.notes.back);
    else if (hand.spot === null) announce(words.notes.stays);
    else {
      const { moved, attached } = words.notes;
      announce((hand.spot.on === "board" ? moved : attached)(whereOf(hand.spot, names, me, words)));
    }
  };
  // A note that goes from the screen in mid-drag is let go.
  const letGo = useRef(finish);
  useEffect(() => {
    letGo.current = finish;
  });
  useEffect(() => () => letGo.current("end"), []);

  /** Escape puts back what the hand holds, and does nothing else. */
  const onEscape = (signal: AbortSignal): void => {
    const onKey = (pressed: globalThis.KeyboardEvent): void => {
      if (pressed.key !== "Escape" || held.current === null) return;
      pressed.preventDefault();
      pressed.stopPropagation();
      finish("cancel");
    };
    addEventListener("keydown", onKey, { capture: true, signal });
  };

  return {
    isHeld,
    isAsking,
    onHandleClick: ({ detail }) => {
      // Keys have a way of their own, and so has a drag.
      if (detail === 0 || wasDragged.current) return;
      if (held.current !== null) return finish("end");
      if (!take()) return;
      setAsking(true);
      const listening = new AbortController();
      dragging.current = listening;
      const { signal } = listening;
      const onPress = (event: globalThis.MouseEvent): void => {
        const { target, clientX, clientY } = event;
        if (!(target instanceof Element) || target.closest(`[data-note="${id}"] [data-drag]`)) return;
        const isOnBar = target.closest(`[data-note="${id}"] [role="toolbar"]`) !== null;
        if (!isOnBar && target.closest("[data-anchor='board']")) {
          event.preventDefault();
          event.stopPropagation();
          carryTo(placing.gripAt(id, { x: clientX, y: clientY }));
        }
        finish("end");
      };
      addEventListener("click", onPress, { capture: true, signal });
      onEscape(signal);
      announce(words.notes.pressWhere);
    },
    onPointerDown: (event) => {
      if (isAsking) return;
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
      const end = (): void => {
        listening.abort();
        finish("end");
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
        if (up.pointerId === pointerId) end();
      };
      addEventListener("pointerup", onUp, { signal });
      // A gesture that is interrupted stays where it was last seen.
      addEventListener("pointercancel", onUp, { signal });
      addEventListener("blur", end, { signal });
      onEscape(signal);
    },
    wasDragged: () => wasDragged.current,
    onHandleKey: (event) => {
      const { key } = event;
      const hand = held.current;
      if (hand === null) {
        if (!isPressed(event, NOTE_KEYS.lift)) return;
        if (take()) announce(words.notes.pickedUp);
      } else if (isPressed(event, NOTE_KEYS.drop)) finish("end");
      else if (isPressed(event, NOTE_KEYS.putBack)) finish("cancel");
      else {
        const arrow = ARROWS[key];
        const isFar = isPressed(event, NOTE_KEYS.carryFar);
        if (arrow === undefined || (!isFar && !isPressed(event, NOTE_KEYS.carry))) return;
        const length = (isFar ? LONG_STEP : STEP) * scaleOf(placesOnScreen());
        carryTo({ x: hand.at.x + arrow.x * length, y: hand.at.y + arrow.y * length });
        event.currentTarget.scrollIntoView({ block: "nearest" });
        const { spot } = hand;
        if (spot !== null) announce(carriedTo(spot, names, me, words));
      }
      event.preventDefault();
      event.stopPropagation();
    },
    onHandleBlur: () => {
      if (dragging.current === null || dragging.current.signal.aborted) finish("end");
    },
  };
}
