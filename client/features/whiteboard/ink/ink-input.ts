import type { SeatId } from "#shared/domain/seats.ts";
import type { Point, Spot } from "#shared/domain/whiteboard/board-space.ts";
import { isInkTool, type InkPoint, type InkTool } from "#shared/domain/whiteboard/stroke.ts";
import { ink } from "#shared/messages/en/ink.ts";
import { screenToSpot } from "../../../hooks/board-places.ts";
import type { BoardSession } from "../../../hooks/use-board.ts";
import type { WhiteboardSession } from "../../../hooks/use-whiteboard.ts";
import { messagesNow } from "../../../language/language.ts";
import { announce } from "../../../ui/announcer.ts";
import { touchedStrokes } from "./hit-test.ts";
import type { InkStage } from "./ink-stage.ts";
import { Thinning } from "./thinning.ts";
import { setTool, toolNow } from "../tool.ts";

/** What a hand is doing with a tool, from its press until it lets go. */
type Gesture = {
  readonly pointerId: number;
  readonly move: (events: readonly PointerEvent[]) => void;
  readonly end: () => void;
  readonly cancel: () => void;
};

/** Pressure of what tells none. */
const NO_PRESSURE = 0.5;
/** Pixels around the middle of the eraser that it takes along; a finger is broader than a mouse. */
const ERASER_RADIUS = { fine: 9, coarse: 15 };
/** The other end of a pen, as `PointerEvent.buttons` tells it. */
const ERASER_END = 32;
/** A press that is shorter and moves less than this is a tap. */
const TAP = { ms: 500, pixels: 8 };
/** Milliseconds that a hand rests before the end of its line is told. */
const REST_MS = 60;

/** Lets the hand draw, erase and point on a layer's ground with the tool that it holds; returns how to stop. */
export function startInput(parts: {
  /** What lies over the cards while a tool needs the whole board. */
  readonly ground: HTMLElement;
  readonly stage: InkStage;
  readonly whiteboard: WhiteboardSession;
  readonly presence: BoardSession["presence"];
  /** Whose hand it is; null for somebody who may not draw. */
  readonly hand: () => SeatId | null;
  readonly onPing: (spot: Spot) => void;
}): () => void {
  const { ground, stage, whiteboard, presence, hand, onPing } = parts;
  let gesture: Gesture | null = null;
  /** Whoever draws with a pen rests a hand on the screen, and scrolls with a finger. */
  let hasPen = false;

  const finish = (how: "end" | "cancel" = "end"): void => {
    const current = gesture;
    gesture = null;
    current?.[how]();
  };
  const onDown = (event: PointerEvent): void => {
    if (event.pointerType === "pen" && !hasPen) {
      hasPen = true;
      ground.style.touchAction = "pan-x pan-y pinch-zoom";
    }
    const by = hand();
    if (gesture !== null) {
      // A second finger: two fingers move the page, they do not draw.
      if (event.pointerId !== gesture.pointerId) finish();
      return;
    }
    if (by === null || (event.button > 0 && event.button !== 5)) return;
    if (hasPen && event.pointerType === "touch") return;
    const { tool } = toolNow();
    const begun = begin(event, event.buttons & ERASER_END ? "eraser" : tool, by);
    if (begun === null) return;
    gesture = begun;
    event.preventDefault();
    // What the hand does from now on belongs to this gesture, wherever it goes.
    ground.setPointerCapture(event.pointerId);
  };
  const begin = (event: PointerEvent, tool: string, by: SeatId): Gesture | null => {
    if (tool === "eraser") return erase(event);
    if (tool === "point") return point(event, by);
    return isInkTool(tool) ? draw(event, tool, by) : null;
  };

  const draw = (event: PointerEvent, tool: InkTool, by: SeatId): Gesture | null => {
    const drawing = whiteboard.draw(by, tool);
    if (drawing === null) {
      announce(messagesNow({ ink }).ink.full);
      return null;
    }
    const thinning = new Thinning();
    let resting: ReturnType<typeof setTimeout> | undefined;
    const tell = (points: readonly InkPoint[]): void => {
      if (points.length > 0) drawing.extend(points);
    };
    const move = (events: readonly PointerEvent[]): void => {
      const onBoard = stage.view.boardNow();
      const added: InkPoint[] = [];
      for (const each of events) {
        const at = onBoard({ x: each.clientX, y: each.clientY });
        if (at !== null) added.push(...thinning.add({ ...at, pressure: pressureOf(each) }));
      }
      tell(added);
      stage.wake();
      clearTimeout(resting);
      resting = setTimeout(() => tell(thinning.flush()), REST_MS);
    };
    const letGo = (): void => {
      clearTimeout(resting);
      stage.drawMine(null);
    };
    stage.drawMine(() => {
      const points = drawing.isOver ? [] : [...drawing.points, ...thinning.tail];
      return { id: drawing.id, by, tool, points };
    });
    move([event]);
    return {
      pointerId: event.pointerId,
      move,
      end: () => {
        tell(thinning.flush());
        if (!drawing.isOver) announce(messagesNow({ ink }).ink.drawn);
        drawing.end();
        letGo();
      },
      cancel: () => {
        drawing.cancel();
        letGo();
      },
    };
  };

  const erase = (event: PointerEvent): Gesture => {
    const erasing = whiteboard.erase();
    const radius = ERASER_RADIUS[event.pointerType === "touch" ? "coarse" : "fine"];
    let from: Point | null = null;
    const gone = new Set<string>();
    const move = (events: readonly PointerEvent[]): void => {
      const onBoard = stage.view.boardNow();
      const touched: string[] = [];
      for (const { clientX, clientY } of events) {
        const to = onBoard({ x: clientX, y: clientY });
        if (to === null) continue;
        const strokes = whiteboard.strokes.get();
        for (const { id } of touchedStrokes(strokes, from ?? to, to, radius / stage.view.now().scale)) {
          if (!gone.has(id)) touched.push(id);
          gone.add(id);
        }
        from = to;
      }
      if (touched.length > 0) erasing.erase(touched);
    };
    move([event]);
    return {
      pointerId: event.pointerId,
      move,
      end: () => {
        erasing.end();
        if (gone.size > 0) announce(messagesNow({ ink }).ink.erased(gone.size));
      },
      cancel: () => erasing.cancel(),
    };
  };

  const light = ({ clientX, clientY }: PointerEvent, by: SeatId): void => {
    const at = stage.view.boardNow()({ x: clientX, y: clientY });
    if (at === null) return;
    presence.point({ on: "board", ...at, laser: true });
    stage.pointMine({ by, at });
  };
  const lightsOut = (): void => {
    presence.point(undefined);
    stage.pointMine(null);
  };
  const point = (event: PointerEvent, by: SeatId): Gesture => {
    const began = { x: event.clientX, y: event.clientY, time: event.timeStamp };
    let last = event;
    let isTap = true;
    light(event, by);
    const end = (): void => {
      if (event.pointerType !== "mouse") lightsOut();
    };
    return {
      pointerId: event.pointerId,
      move: (events) => {
        last = events.at(-1) ?? last;
        isTap &&= Math.hypot(last.clientX - began.x, last.clientY - began.y) <= TAP.pixels;
        light(last, by);
      },
      end: () => {
        end();
        const spot =
          isTap && performance.now() - began.time < TAP.ms ? spotUnder({ x: began.x, y: began.y }) : null;
        if (spot !== null) onPing(spot);
      },
      cancel: end,
    };
  };

  const onMove = (event: PointerEvent): void => {
    const { tool } = toolNow();
    if (gesture === null) {
      const by = hand();
      // A pen or a mouse points while it hovers; a finger cannot.
      if (tool === "point" && by !== null && event.pointerType !== "touch") light(event, by);
      return;
    }
    if (event.pointerId !== gesture.pointerId) return;
    const all = event.getCoalescedEvents();
    gesture.move(all.length > 0 ? all : [event]);
  };
  const onUp = ({ pointerId }: PointerEvent): void => {
    if (gesture?.pointerId === pointerId) finish();
  };
  const onLeave = (): void => {
    if (gesture === null && toolNow().tool === "point") lightsOut();
  };
  const stopNow = (): void => finish();
  const onHidden = (): void => {
    if (document.visibilityState === "hidden") finish();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || toolNow().tool === "select") return;
    if (document.querySelector("dialog[open]") !== null) return;
    finish("cancel");
    if (toolNow().tool === "point") lightsOut();
    setTool("select");
  };

  ground.addEventListener("pointerdown", onDown);
  ground.addEventListener("pointermove", onMove, { passive: true });
  ground.addEventListener("pointerup", onUp);
  ground.addEventListener("pointercancel", onUp);
  ground.addEventListener("lostpointercapture", onUp);
  ground.addEventListener("pointerleave", onLeave);
  addEventListener("blur", stopNow);
  addEventListener("pagehide", stopNow);
  addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", onHidden);
  return () => {
    finish();
    ground.removeEventListener("pointerdown", onDown);
    ground.removeEventListener("pointermove", onMove);
    ground.removeEventListener("pointerup", onUp);
    ground.removeEventListener("pointercancel", onUp);
    ground.removeEventListener("lostpointercapture", onUp);
    ground.removeEventListener("pointerleave", onLeave);
    removeEventListener("blur", stopNow);
    removeEventListener("pagehide", stopNow);
    removeEventListener("keydown", onKey);
    document.removeEventListener("visibilitychange", onHidden);
  };
}

/** A pen tells how firmly it is pressed; a mouse says the same always, and a finger nothing useful. */
function pressureOf({ pointerType, pressure }: PointerEvent): number {
  return pointerType === "pen" && pressure > 0 ? pressure : NO_PRESSURE;
}

/** The spot at a point of the window: on the card that lies there under the layer, else on the board. */
function spotUnder(at: Point): Spot | null {
  const card = document
    .elementsFromPoint(at.x, at.y)
    .find((element) => element.closest("[data-anchor^='card:']") !== null);
  return screenToSpot(at, card ?? null);
}
