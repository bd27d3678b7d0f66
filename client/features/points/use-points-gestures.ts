import { useEffect, useRef, useState } from "react";
import { reachablePoints, remainingPoints } from "#shared/domain/allocation.ts";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { points as dividing } from "#shared/messages/en/points.ts";
import { lockName, useBoardPage } from "../../hooks/board-context.tsx";
import type { LiveGesture } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import type { SliderHand } from "../../ui/Slider.tsx";

/** The open question *Take from:* of one row. */
export type TakeFrom = {
  readonly area: AreaId;
  /** The area that the next points come from, once chosen. */
  readonly donor: AreaId | null;
  /** Points that were asked for and not there; taken as soon as a donor is chosen. */
  readonly wanted: number;
};

/** Every way to change one column's points. */
export type PointsGestures = {
  readonly takeFrom: TakeFrom | null;
  /** Moves an area towards a number; stops at the end of the pool and then asks where to take from. */
  readonly move: (area: AreaId, points: number, by: SliderHand | "button" | "typing") => void;
  /** Lets go: now for a pointer, after a short pause for keys and buttons, so that a burst is one step. */
  readonly release: (by: SliderHand | "button" | "typing") => void;
  readonly cancel: () => void;
  readonly chooseDonor: (donor: AreaId) => void;
  readonly closeTakeFrom: () => void;
  /** The areas that points could be taken from, largest first. */
  readonly donorsFor: (area: AreaId) => readonly AreaId[];
  readonly giveRest: (area: AreaId) => void;
};

/** Pressing on this many points past the end of the pool asks where to take from. */
const PUSH_POINTS = 3;
/** Keys and button presses closer together than this are one gesture. */
export const BURST_MS = 800;

/** The gestures of one column, on the open board. */
export function usePointsGestures(seat: SeatId): PointsGestures {
  const { session, locks } = useBoardPage();
  const { areas: areaWords, points: words } = useMessages({ areas, points: dividing });
  const [takeFrom, setTakeFrom] = useState<TakeFrom | null>(null);
  const gesture = useRef<LiveGesture | null>(null);
  /** The gesture of the pointer that is down. */
  const dragged = useRef<LiveGesture | null>(null);
  const burst = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pushes = useRef(0);

  const pointsNow = () => session.live.get().answers[seat].points;
  const end = (): void => {
    clearTimeout(burst.current);
    gesture.current?.end();
    gesture.current = null;
  };
  const settle = (): void => {
    clearTimeout(burst.current);
    gesture.current?.settle();
    gesture.current = null;
  };
  useEffect(() => () => clearTimeout(burst.current), []);

  const donorsFor = (area: AreaId): readonly AreaId[] => {
    const points = pointsNow();
    return AREA_IDS.filter(
      (each) => each !== area && points[each] > 0 && !locks.has(lockName(seat, each)),
    ).toSorted((a, b) => points[b] - points[a]);
  };
  const running = (area: AreaId): LiveGesture => {
    clearTimeout(burst.current);
    if (gesture.current === null || gesture.current.isOver || gesture.current.area !== area) {
      gesture.current = session.beginGesture(seat, area);
    }
    return gesture.current;
  };
  const ask = (area: AreaId, wanted: number): void => {
    if (takeFrom?.area === area && takeFrom.donor === null && takeFrom.wanted === wanted) return;
    setTakeFrom({ area, donor: null, wanted });
    const nobody = donorsFor(area).length === 0;
    announce(nobody ? words.noneToTakeTold : words.askFrom(areaWords[area].name));
  };

  return {
    takeFrom,
    move: (area, points, by) => {
      const donor = takeFrom?.area === area ? takeFrom.donor : null;
      if (takeFrom !== null && takeFrom.area !== area) setTakeFrom(null);
      // An undo in mid-drag has ended the gesture; what the hand still does until it lets go is not meant.
      if (by === "pointer" && dragged.current?.isOver) return;
      const gestureNow = running(area);
      if (by === "pointer") dragged.current = gestureNow;
      gestureNow.setPoints(points, donor === null ? [] : [donor]);
      const now = pointsNow();
      const missing = points - now[area];
      if (missing <= 0) {
        pushes.current = 0;
        // Whoever comes back from the end of the pool asks for nothing any more.
        if (by === "pointer" && takeFrom?.area === area && donor === null) setTakeFrom(null);
        return;
      }
      pushes.current += 1;
      const isPush = by === "pointer" ? missing >= PUSH_POINTS : by === "key" ? pushes.current >= 2 : true;
      const donorIsEmpty = donor !== null && now[donor] === 0;
      if (isPush && (donor === null || donorIsEmpty))
        ask(area, by === "typing" ? missing : by === "button" ? 1 : 0);
    },
    release: (by) => {
      clearTimeout(burst.current);
      dragged.current = null;
      if (by === "pointer") end();
      else burst.current = setTimeout(settle, BURST_MS);
    },
    cancel: () => {
      clearTimeout(burst.current);
      dragged.current = null;
      gesture.current?.cancel();
      gesture.current = null;
      setTakeFrom(null);
    },
    chooseDonor: (donor) => {
      if (takeFrom === null) return;
      const { area, wanted } = takeFrom;
      settle();
      if (wanted > 0) {
        running(area).setPoints(pointsNow()[area] + wanted, [donor]);
        end();
      }
      setTakeFrom({ area, donor, wanted: 0 });
      const now = pointsNow();
      announce(words.takesNow(areaWords[donor].name, now[donor], areaWords[area].name, now[area]));
    },
    closeTakeFrom: () => setTakeFrom(null),
    donorsFor,
    giveRest: (area) => {
      settle();
      const points = pointsNow();
      const rest = remainingPoints(points);
      session.allocate(seat, "give-rest", { ...points, [area]: reachablePoints(points, area) });
      announce(words.restGiven(areaWords[area].name, rest));
    },
  };
}
