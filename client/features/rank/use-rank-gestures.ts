import { useRef, type KeyboardEvent, type RefObject } from "react";
import { AREA_COUNT, type AreaId } from "#shared/domain/areas.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { rank } from "#shared/messages/en/rank.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import type { LiveGesture } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import type { WindowPoint } from "../../ui/card-drag-types.ts";
import { useFocusWish } from "../../ui/focus.ts";

/** Every way to move a card of one column. */
export type RankGestures = {
  /** Drag by pointer: from the first movement to the drop. */
  readonly grab: (area: AreaId) => void;
  readonly drag: (middle: WindowPoint) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
  /** Puts a card at a place, or back into the tray, at once. */
  readonly put: (area: AreaId, place: number | null) => void;
  /** Keys on a card's handle: Space lifts, arrows carry, Space or Enter drops, Escape puts back. */
  readonly onHandleKey: (area: AreaId, event: KeyboardEvent) => void;
  /** Keys anywhere on a card: 1 to 6 put it there. */
  readonly onCardKey: (area: AreaId, event: KeyboardEvent) => void;
  /** A lifted card is let go when the focus goes elsewhere. */
  readonly onHandleBlur: (area: AreaId) => void;
  /** Where the focus should be after the render that follows. */
  readonly requestFocus: (name: string) => void;
};

type RankBoxes = Readonly<Record<"column" | "tray" | "places", RefObject<HTMLElement | null>>>;

/** Half a place above the ranking is still the first place; further up is the tray. */
const TRAY_EDGE = -0.35;
/** How far above the tray, in places, a card may be let go and still count as over it. */
const TRAY_SLACK = 0.5;
/** How far beside its column, in widths, a card may be let go and still count as over it. */
const SIDE_SLACK = 0.6;

/** The gestures of one column, on the open board. */
export function useRankGestures(seat: SeatId, boxes: RankBoxes): RankGestures {
  const { session } = useBoardPage();
  const words = useMessages({ areas, rank });
  const gesture = useRef<LiveGesture | null>(null);
  const dragged = useRef<{
    readonly places: DOMRect;
    readonly tray: DOMRect;
    readonly start: number | null;
    last: number | null;
  }>(null);
  const isByKeys = useRef(false);
  const requestFocus = useFocusWish(boxes.column);

  const placeNow = (area: AreaId): number | null => placeOf(session.live.get().answers[seat].ranking, area);
  const tell = (area: AreaId): void => {
    const { name } = words.areas[area];
    const place = placeNow(area);
    announce(place === null ? words.rank.isInTray(name) : words.rank.isAt(name, place, AREA_COUNT));
  };
  const finish = (end: "end" | "cancel"): void => {
    const running = gesture.current;
    gesture.current = null;
    if (running === null) return;
    running[end]();
    tell(running.area);
  };
  // Undo or a window that loses the focus may have ended the gesture behind this hook's back.
  const isLifted = (area: AreaId): boolean =>
    isByKeys.current && gesture.current?.area === area && !gesture.current.isOver;
  const put = (area: AreaId, place: number | null): void => {
    session.place(seat, area, place);
    tell(area);
  };
  const carryTo = (area: AreaId, place: number | null): void => {
    gesture.current?.carry(place, 0.5, place === null ? -0.7 : place - 0.5);
    requestFocus(`move/${area}`);
    tell(area);
  };

  return {
    grab: (area) => {
      gesture.current = session.beginGesture(seat, area);
      isByKeys.current = false;
      const places = boxes.places.current?.getBoundingClientRect();
      const tray = boxes.tray.current?.getBoundingClientRect();
      dragged.current = places && tray ? { places, tray, start: placeNow(area), last: placeNow(area) } : null;
      announce(words.rank.pickedUp(words.areas[area].name));
    },
    drag: (middle) => {
      const drag = dragged.current;
      const running = gesture.current;
      if (drag === null || running === null) return;
      const { places, tray } = drag;
      const x = (middle.x - places.left) / places.width;
      const y = ((middle.y - places.top) / places.height) * AREA_COUNT;
      const trayTop = ((tray.top - places.top) / places.height) * AREA_COUNT - TRAY_SLACK;
      const isInWindow = middle.x >= 0 && middle.x <= innerWidth;
      const isBeside = Math.abs(x - 0.5) >= 0.5 + SIDE_SLACK;
      // Where a phone lies on its side, the tray stands beside the places.
      const isTrayBeside = tray.right <= places.left;
      const isOverTray = isTrayBeside
        ? middle.x < (tray.right + places.left) / 2
        : !isBeside && y > trayTop && y <= TRAY_EDGE;
      if (isInWindow && isOverTray) {
        // Out of the board by way of the tray is not into the tray.
        drag.last = drag.start;
        running.carry(null, x, y);
        return;
      }
      if (!isBeside && (isTrayBeside || y > TRAY_EDGE) && y < AREA_COUNT + 1) {
        const others = session.board
          .get()
          .answers[seat].ranking.placed.filter((area) => area !== running.area);
        drag.last = Math.min(Math.max(Math.floor(y) + 1, 1), others.length + 1);
      }
      running.carry(drag.last, x, y);
    },
    drop: () => finish("end"),
    cancel: () => finish("cancel"),
    put,
    onHandleKey: (area, event) => {
      const place = placeNow(area);
      const count = session.live.get().answers[seat].ranking.placed.length;
      if (!isLifted(area)) {
        if (event.key !== " " && event.key !== "Enter") return;
        event.preventDefault();
        gesture.current = session.beginGesture(seat, area);
        isByKeys.current = true;
        gesture.current.carry(place, 0.5, place === null ? -0.7 : place - 0.5);
        const { name } = words.areas[area];
        announce(
          place === null ? words.rank.pickedUpInTray(name) : words.rank.pickedUpAt(name, place, AREA_COUNT),
        );
        return;
      }
      switch (event.key) {
        case " ":
        case "Enter":
          finish("end");
          requestFocus(`move/${area}`);
          break;
        case "Escape":
          finish("cancel");
          requestFocus(`move/${area}`);
          break;
        case "ArrowUp":
          carryTo(area, place === null ? count + 1 : Math.max(place - 1, 1));
          break;
        case "ArrowDown":
          carryTo(area, place === null ? count + 1 : Math.min(place + 1, count));
          break;
        case "Backspace":
        case "Delete":
          carryTo(area, null);
          break;
        default:
          return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    onCardKey: (area, event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-6]$/.test(event.key)) return;
      // Somebody has switched off keys that are pressed alone.
      if (document.documentElement.dataset["singleKeys"] === "off") return;
      event.preventDefault();
      finish("end");
      requestFocus(`move/${area}`);
      put(area, Number(event.key));
    },
    onHandleBlur: (area) => {
      // A card that changes lists is another element: its focus is set again before this runs.
      queueMicrotask(() => {
        const { activeElement } = document;
        const isStillHeld =
          activeElement instanceof HTMLElement && activeElement.dataset["focus"] === `move/${area}`;
        if (isLifted(area) && !isStillHeld) finish("end");
      });
    },
    requestFocus,
  };
}
