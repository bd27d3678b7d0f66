import { useEffect } from "react";
import type { SeatId } from "#shared/domain/seats.ts";
import { rememberBoard } from "../sync/local-boards.ts";
import { useBoardPage } from "./board-context.tsx";
import { useLiveBoard } from "./use-board.ts";

/** Tells the others who sits here and what they look at, once that is known, and again when it changes. */
export function useIntroduction(isKnown: boolean): void {
  const { session, seat, hand, step } = useBoardPage();
  // On a shared screen the hand in use is the person the others see.
  const shownAs = hand ?? seat;
  useEffect(() => {
    if (isKnown) session.presence.introduce(session.link.access === "view" ? null : { seat: shownAs, step });
  }, [isKnown, shownAs, step, session]);
}

/** Keeps this device's list of recent boards up to date; `undefined` while no seat has been chosen. */
export function useRememberedBoard(seat: SeatId | null | undefined): void {
  const { session } = useBoardPage();
  const title = useLiveBoard((board) => board.title);
  // Apart: the board's own record is another one with each change of anything.
  const left = useLiveBoard((board) => board.names.left);
  const right = useLiveBoard((board) => board.names.right);
  const { boardId, link } = session;
  useEffect(() => {
    if (seat === undefined) return;
    const path = link.access === "edit" ? `/b/${link.editKey}` : `/v/${link.viewKey}`;
    rememberBoard({ boardId, path, title, names: { left, right }, seat, openedAt: Date.now() });
  }, [boardId, link, seat, title, left, right]);
}
