import type * as Y from "yjs";
import { factsOf, withOwnChange, type BoardState, type Facts } from "#shared/domain/news/facts.ts";
import { newsOf, type News } from "#shared/domain/news/news.ts";
import { SEAT_IDS, type PerSeat, type SeatId } from "#shared/domain/seats.ts";
import type { Step } from "#shared/domain/steps.ts";
import type { BoardSession } from "./open-board.ts";
import type { WhiteboardSession } from "./whiteboard-session.ts";

/** A page whose connection breaks off is gone for a moment; only longer than this it has left. */
const GRACE_MS = 4000;
/** Who is found here in this time after the board has come was here before, and has not come. */
const MEETING_MS = 3000;

/** What others have changed and this page has not told yet. */
export type OthersNews = {
  /** All of it as it is now: what has been taken back meanwhile is not in it. */
  readonly read: () => News;
  /** All that is there now has been told. */
  readonly settle: () => void;
  /** Lets go of the board. */
  readonly close: () => void;
};

/**
 * Watches an open board for what others do. What this page writes, undo included, is its own and no news, also where
 * both may write; `ownSeat` says whose hand it is. Calls `onChange` whenever there may be something new.
 */
export function watchOthers(
  session: BoardSession,
  whiteboard: WhiteboardSession,
  ownSeat: () => SeatId | null,
  onChange: () => void,
): OthersNews {
  const { doc } = session.ground.target;
  const startedAt = Date.now();
  const waits = new Set<ReturnType<typeof setTimeout>>();
  const goneSince: Record<SeatId, number | null> = { left: null, right: null };
  let steps: PerSeat<Step | null> = { left: null, right: null };

  const isOffline = (): boolean => session.status.get().kind === "offline";
  const stepOf = (seat: SeatId): Step | null => {
    const page = session.presence.others.get().pages.find((each) => each.seat === seat);
    if (seat === ownSeat()) return null;
    if (page !== undefined) {
      goneSince[seat] = null;
      return page.step;
    }
    // Without a connection nobody is seen, and nobody has left.
    if (isOffline() || steps[seat] === null) return steps[seat];
    const since = (goneSince[seat] ??= Date.now());
    if (Date.now() - since >= GRACE_MS) return null;
    const wait = setTimeout(() => {
      waits.delete(wait);
      look(false);
    }, GRACE_MS);
    waits.add(wait);
    return steps[seat];
  };
  const facts = (): Facts => {
    steps = { left: stepOf("left"), right: stepOf("right") };
    const state: BoardState = {
      board: session.board.get(),
      notes: whiteboard.notes.get(),
      strokes: whiteboard.strokes.get(),
      timers: whiteboard.timers.get(),
      steps,
    };
    return factsOf(state);
  };
  let last = facts();
  let told = last;
  const look = (isOwn: boolean): void => {
    const now = facts();
    if (isOwn) told = withOwnChange(told, last, now);
    last = now;
    onChange();
  };
  const onTransaction = ({ local }: Y.Transaction): void => look(local);
  const onPeople = (): void => {
    const before = SEAT_IDS.map((seat) => steps[seat]);
    const isMeeting = Date.now() - startedAt < MEETING_MS;
    const now = SEAT_IDS.map(stepOf);
    if (now.some((step, at) => step !== before[at])) look(isMeeting);
  };
  doc.on("afterTransaction", onTransaction);
  const stopPeople = session.presence.others.subscribe(onPeople);
  const stopStatus = session.status.subscribe(() => {
    // Whoever is not there again is missed from the next connection on, not from the end of the last one.
    if (isOffline()) Object.assign(goneSince, { left: null, right: null });
  });
  return {
    read: () => newsOf(told, last),
    settle: () => {
      told = last;
    },
    close: () => {
      doc.off("afterTransaction", onTransaction);
      stopPeople();
      stopStatus();
      for (const wait of waits) clearTimeout(wait);
    },
  };
}

export type { News } from "#shared/domain/news/news.ts";
