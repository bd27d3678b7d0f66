import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from "react";
import type { SeatId } from "#shared/domain/seats.ts";
import type { Step } from "#shared/domain/steps.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import type { BoardSession } from "../sync/open-board.ts";

/** One of the other pages, and the seat taken there. */
export type FollowedPage = { readonly participant: string; readonly seat: SeatId };

/** What this page knows beside the board itself: who sits here, where they look, and what they locked. */
export type BoardPageState = {
  readonly session: BoardSession;
  /** The seat taken, null for just watching. */
  readonly seat: SeatId | null;
  readonly setSeat: (seat: SeatId | null) => void;
  readonly step: Step;
  readonly setStep: (step: Step) => void;
  /** On a shared screen: whose hand it is now; null when everybody has their own screen. */
  readonly hand: SeatId | null;
  readonly setHand: (hand: SeatId | null) => void;
  /** On a narrow screen: whose column is shown. */
  readonly shown: SeatId;
  readonly setShown: (seat: SeatId) => void;
  /** The page that this one goes along with until its own person acts; null for none. */
  readonly followed: FollowedPage | null;
  readonly follow: (page: FollowedPage | null) => void;
  /** Looks where the followed page looks; choosing a step with `setStep` ends the following instead. */
  readonly goAlong: (step: Step, shown: SeatId) => void;
  /** Areas that this person does not want to change by accident; kept on this page only. */
  readonly locks: ReadonlySet<string>;
  readonly toggleLock: (seat: SeatId, area: AreaId) => void;
};

const BoardContext = createContext<BoardPageState | null>(null);

/** Makes an open board available to everything below it. */
export function BoardProvider(props: {
  readonly session: BoardSession;
  readonly seat: SeatId | null;
  readonly onSeat: (seat: SeatId | null) => void;
  /** The step that is shown first; *Rank* unless it says otherwise. */
  readonly firstStep?: Step | undefined;
  readonly children: ReactNode;
}) {
  const { session, seat, onSeat, firstStep = "rank", children } = props;
  const [step, setStep] = useState<Step>(firstStep);
  const [hand, setHand] = useState<SeatId | null>(null);
  const [chosen, setShown] = useState<SeatId | null>(null);
  const [followed, follow] = useState<FollowedPage | null>(null);
  const [locks, setLocks] = useState<ReadonlySet<string>>(new Set());
  const person = hand ?? seat;
  useLayoutEffect(() => session.takeHand(person), [session, person]);
  const showStep = (next: Step): void => {
    session.endGesture();
    setStep(next);
  };
  const value: BoardPageState = {
    session,
    seat,
    setSeat: onSeat,
    step,
    setStep: (next) => {
      follow(null);
      showStep(next);
    },
    hand,
    setHand: (next) => {
      setHand(next);
      // On a narrow screen the hand comes with its column.
      if (next !== null) setShown(next);
    },
    shown: chosen ?? hand ?? seat ?? "left",
    setShown,
    followed,
    follow,
    goAlong: (next, column) => {
      if (next !== step) showStep(next);
      setShown(column);
    },
    locks,
    toggleLock: (of, area) => {
      const next = new Set(locks);
      if (!next.delete(lockName(of, area))) next.add(lockName(of, area));
      setLocks(next);
    },
  };
  return <BoardContext value={value}>{children}</BoardContext>;
}

/** The open board and this page's place on it. Throws outside a `BoardProvider`. */
export function useBoardPage(): BoardPageState {
  const state = useContext(BoardContext);
  if (state === null) throw new Error("Wrap this component in a BoardProvider.");
  return state;
}

/** How a lock is named in `locks`. */
export function lockName(seat: SeatId, area: AreaId): string {
  return `${seat}/${area}`;
}
