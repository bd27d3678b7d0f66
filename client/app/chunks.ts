import { createElement, lazy, useSyncExternalStore, type ComponentType } from "react";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";

/*
 * Every step and dialog is a piece of its own. Rank, which everybody sees first, and what moves on it are asked for
 * together with the board; the others as soon as the board is there.
 */
const load = {
  start: () => import("../features/start/StartPage.tsx"),
  rank: () => import("../features/rank/RankColumn.tsx"),
  people: () => import("../features/people/live-people.ts"),
  news: () => import("../features/news/OthersTold.tsx"),
  keyboard: () => import("../features/keyboard/Keyboard.tsx"),
  undo: () => import("../features/undo/UndoButtons.tsx"),
  whiteboard: () => import("../features/whiteboard/whiteboard.ts"),
  seats: () => import("../features/arrive/TakeSeatDialog.tsx"),
  points: () => import("../features/points/PointsColumn.tsx"),
  compare: () => import("../features/compare/CompareStep.tsx"),
  invite: () => import("../features/invite/InviteDialog.tsx"),
  settings: () => import("../features/settings/BoardSettings.tsx"),
  hands: () => import("../features/settings/SharedScreen.tsx"),
  trouble: () => import("../features/trouble/Trouble.tsx"),
  export: () => import("../features/export/BoardExport.tsx"),
  timer: () => import("../features/timer/TimerChip.tsx"),
  missing: () => import("../ui/MissingPart.tsx"),
};

/** The pieces that have come. */
const here = new Map<() => Promise<unknown>, unknown>();

async function fetchPiece<Piece>(loadPiece: () => Promise<Piece>): Promise<Piece> {
  const piece = await loadPiece();
  here.set(loadPiece, piece);
  return piece;
}

/**
 * A part of a piece. One that has come already is drawn at once; what React has to wait for, it shows 0.3 s later.
 * `otherwise` stands where the piece does not come; without it the whole page says so.
 */
function part<Piece, Props extends object>(
  loadPiece: () => Promise<Piece>,
  partOf: (piece: Piece) => ComponentType<Props>,
  otherwise?: ComponentType<Props>,
) {
  type Module = { readonly default: ComponentType<Props> };
  const asModule = (piece: Piece): Module => ({ default: partOf(piece) });
  return lazy<ComponentType<Props>>(() => {
    const known = here.get(loadPiece) as Piece | undefined;
    if (known !== undefined) {
      // oxlint-disable-next-line unicorn/no-thenable -- a real promise would tell it later, and that is the wait.
      const atOnce = { then: (show: (module: Module) => void): void => show(asModule(known)) };
      return atOnce as unknown as Promise<Module>;
    }
    const coming = fetchPiece(loadPiece).then(asModule);
    return otherwise === undefined ? coming : coming.catch((): Module => ({ default: otherwise }));
  });
}

/**
 * A part of a piece that somebody has asked for. Where it does not come, the board stays, says so in its place and
 * offers to try again; only where those words did not come either, the whole page says so.
 */
function askedPart<Piece, Props extends { readonly onClose?: (() => void) | undefined }>(
  loadPiece: () => Promise<Piece>,
  partOf: (piece: Piece) => ComponentType<Props>,
): ComponentType<Props> {
  const listeners = new Set<() => void>();
  let tries = 0;
  const attempt = () => part(loadPiece, partOf, Otherwise);
  let shown = attempt();
  const again = (): void => {
    tries += 1;
    shown = attempt();
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  function Otherwise({ onClose }: Props) {
    const words = here.get(load.missing) as Awaited<ReturnType<typeof load.missing>> | undefined;
    if (words === undefined) throw new Error("A part of the page did not come.");
    return createElement(words.MissingPart, { isAgain: tries > 0, again, onClose });
  }
  return function Asked(props: Props) {
    return createElement(
      useSyncExternalStore(subscribe, () => shown),
      props,
    );
  };
}

/** One column for each person. */
function columnsOf(Column: ComponentType<{ readonly seat: SeatId }>): ComponentType {
  return () => SEAT_IDS.map((seat) => createElement(Column, { key: seat, seat }));
}

/** A board that is on the screen stays there without it. */
const nothing = (): null => null;

export const StartPage = part(load.start, (piece) => piece.StartPage);
export const RankColumns = askedPart(load.rank, (piece) => columnsOf(piece.RankColumn));
export const MotionLayer = part(load.people, (piece) => piece.MotionLayer, nothing);
export const CallToast = part(load.people, (piece) => piece.CallToast, nothing);
export const Following = part(load.people, (piece) => piece.Following, nothing);
export const PersonCard = part(load.people, (piece) => piece.PersonCard, nothing);
/** Without it one has to look for oneself. */
export const OthersTold = part(load.news, (piece) => piece.OthersTold, nothing);
export const Keyboard = part(load.keyboard, (piece) => piece.Keyboard, nothing);
export const UndoButtons = part(load.undo, (piece) => piece.UndoButtons, nothing);
export const WhiteboardLayer = part(load.whiteboard, (piece) => piece.WhiteboardLayer, nothing);
export const WhiteboardToolbar = part(load.whiteboard, (piece) => piece.WhiteboardToolbar, nothing);
export const ShowLayerSwitch = part(load.whiteboard, (piece) => piece.ShowLayerSwitch, nothing);
export const TakeSeatDialog = askedPart(load.seats, (piece) => piece.TakeSeatDialog);
export const PointsColumns = askedPart(load.points, (piece) => columnsOf(piece.PointsColumn));
export const CompareStep = askedPart(load.compare, (piece) => piece.CompareStep);
/** Without it the other page keeps the record. */
export const FirstAnswersKeeper = part(load.compare, (piece) => piece.FirstAnswersKeeper, nothing);
export const InviteDialog = askedPart(load.invite, (piece) => piece.InviteDialog);
export const BoardSettings = askedPart(load.settings, (piece) => piece.BoardSettings);
export const SharedScreen = part(load.hands, (piece) => piece.SharedScreen, nothing);
export const TroublePage = part(load.trouble, (piece) => piece.TroublePage);
/** The chip has the short words where this does not come. */
export const TroubleNote = part(load.trouble, (piece) => piece.TroubleNote, nothing);
export const BoardExport = askedPart(load.export, (piece) => piece.BoardExport);
export const TimerChip = part(load.timer, (piece) => piece.TimerChip, nothing);

/** Fetches Rank and what moves on it while the board itself is still on its way. */
export function fetchFirstStep(): void {
  fetchAhead(load.rank, load.people, load.undo);
}

/** Fetches the question where to sit while the board itself is still on its way. */
export function fetchSeats(): void {
  fetchAhead(load.seats);
}

/** Fetches the other steps ahead of their first use, once the browser has nothing better to do. */
export function fetchBoardChunks(): void {
  const fetchAll = (): void =>
    fetchAhead(
      load.missing,
      load.whiteboard,
      load.keyboard,
      load.news,
      load.timer,
      load.points,
      load.compare,
      load.invite,
      load.settings,
      load.hands,
      load.seats,
      load.trouble,
      // Last: it is the largest, and without a connection it is how to keep what is here.
      load.export,
    );
  if (typeof requestIdleCallback === "function") requestIdleCallback(fetchAll, { timeout: 4_000 });
  else setTimeout(fetchAll, 1_000);
}

/** Fetches all that a past board can show, now: after that it asks the server for nothing. */
export function fetchPastChunks(): void {
  fetchAhead(load.compare, load.rank, load.points, load.whiteboard, load.keyboard, load.export);
}

function fetchAhead(...pieces: readonly (() => Promise<unknown>)[]): void {
  // A piece that does not come now is asked for again when it is needed; what stands in its place tells if it still fails.
  for (const each of pieces) fetchPiece(each).catch(() => {});
}
