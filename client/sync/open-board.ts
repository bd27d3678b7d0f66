import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Answers, Board } from "#shared/domain/board.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Allocation } from "#shared/domain/allocation.ts";
import { moveArea, placeOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS, type PerSeat, type SeatId } from "#shared/domain/seats.ts";
import type { PastBoard } from "#shared/domain/snapshot/read-json.ts";
import { AnswerWriter, setName, setTitle, type CommandTarget } from "#shared/document/commands.ts";
import { withHand, type Hand } from "#shared/document/presence.ts";
import { createBoardReader, isNewerThanThisVersion } from "#shared/document/read-board.ts";
import { assignWriterIds } from "#shared/document/writer-ids.ts";
import { UndoStack, type UndoOutcome, type UndoStep } from "#shared/document/undo-stack.ts";
import { mayRetry } from "#shared/protocol/close-codes.ts";
import { boardIdOf, viewKeyOf, type BoardId, type EditKey, type ViewKey } from "#shared/protocol/keys.ts";
import { MESSAGE } from "#shared/protocol/messages.ts";
import { LiveGesture, type GestureView } from "./live-gesture.ts";
import { forgetBoard } from "./local-boards.ts";
import { NO_CACHE, openOfflineCache } from "./offline-cache.ts";
import { PageIdentity } from "./page-identity.ts";
import { PresenceChannel } from "./presence-channel.ts";
import { paceReconnects } from "./reconnecting.ts";
import { isSafeToLeave, SaveTracker, type SaveStatus } from "./save-status.ts";
import { Cell, type Watchable } from "./store.ts";

/** Which link opened the board, and so what may be done with it. */
export type BoardLink =
  | { readonly access: "edit"; readonly editKey: EditKey }
  | { readonly access: "view"; readonly viewKey: ViewKey };

/** The names of the steps that undo and redo would move over; null where there is none. */
export type UndoNames = { readonly undo: UndoStep | null; readonly redo: UndoStep | null };

/** How a board stands on this page before its content has come. */
export type Arrival = "loading" | "ready";

/** A gesture that may have to end without a hand letting go. */
type RunningGesture = {
  readonly settle: () => void;
  /** Called when the board has changed beneath it. */
  readonly refresh?: () => void;
};

/** What the parts of a board that come later build on. */
export type BoardGround = {
  readonly target: CommandTarget;
  readonly undo: UndoStack;
  /** Makes this the running gesture and begins an undo step; one that was still running ends where it stands. */
  readonly take: (gesture: RunningGesture) => void;
  /** Told when a gesture is over in whatever way. */
  readonly release: (gesture: RunningGesture) => void;
  /** Told whether my screen shows more than has been written down. */
  readonly hold: (isUnwritten: boolean) => void;
  /** Calls back when the board is closed. */
  readonly onClose: (listener: () => void) => void;
};

/** An open board: what is on it, who is here, and everything that may be done with it. */
export type BoardSession = {
  /** The snapshot that is shown, which never changes; null for a living board. */
  readonly past: PastBoard | null;
  readonly link: BoardLink;
  readonly boardId: BoardId;
  readonly viewKey: ViewKey;
  /** The board as stored. */
  readonly board: Watchable<Board>;
  /** The board as it looks right now, with every hand that is moving something. */
  readonly live: Watchable<Board>;
  readonly arrival: Watchable<Arrival>;
  readonly status: Watchable<SaveStatus>;
  readonly undoNames: Watchable<UndoNames>;
  readonly presence: PresenceChannel;
  readonly ground: BoardGround;
  /** My own gesture while it runs. */
  readonly gesture: Watchable<GestureView | undefined>;
  /** Starts a gesture; one that was still running ends where it stands. */
  readonly beginGesture: (seat: SeatId, area: AreaId) => LiveGesture;
  /** Ends a running gesture where it stands. */
  readonly endGesture: () => void;
  /** Puts an area at a place, or back into the tray, as one step. */
  readonly place: (seat: SeatId, area: AreaId, place: number | null) => void;
  /** Changes several areas' points at once, as one step. */
  readonly allocate: (
    seat: SeatId,
    kind: "give-rest" | "spread" | "start-from-order",
    points: Allocation,
  ) => void;
  /** Ends a running gesture where it stands; from here on undo and redo are those of this seat's hand. */
  readonly takeHand: (hand: SeatId | null) => void;
  readonly setTitle: (title: string) => void;
  readonly setName: (seat: SeatId, name: string) => void;
  readonly undo: () => UndoOutcome;
  readonly redo: () => UndoOutcome;
  /** Erases what this device keeps of the board and closes it. */
  readonly forget: () => Promise<void>;
  /** Lets go of everything; closing twice is fine. */
  readonly close: () => void;
};

/** Opens a board by its link: from this device's copy at once, and from the server as soon as it answers. */
export function openBoard(link: BoardLink, serverUrl: string): BoardSession {
  const viewKey = link.access === "edit" ? viewKeyOf(link.editKey) : link.viewKey;
  const boardId = boardIdOf(viewKey);
  const doc = new Y.Doc();
  // A wall screen that only watches leaves nothing behind on its device.
  const identity = new PageIdentity(boardId, link.access === "edit");
  assignWriterIds(doc, identity.clientIds);
  doc.on("update", (_update, _origin, _doc, transaction: Y.Transaction) => {
    if (transaction.local) identity.edited();
  });
  const provider = new WebsocketProvider(serverUrl, link.access === "edit" ? link.editKey : viewKey, doc, {
    // Tabs that talk to each other directly would get around the server's read-only rule.
    disableBc: true,
    connect: false,
    shouldReconnect: ({ code }) => mayRetry(code),
  });
  proveContinuity(provider, identity);
  const pace = paceReconnects(provider);
  echoNothing(provider);
  meetAgain(provider);
  provider.messageHandlers[MESSAGE.access] = (_encoder, decoder) => {
    const access = decoding.readVarUint(decoder) === 1 ? "edit" : "view";
    if (access !== link.access) void openAsWhatItIs(access);
  };
  const noteSaved = (): void => {
    saves.recheck();
    if (saves.status.get().kind === "saved") identity.saved(cache.keeps());
  };
  // What a later page could not prove to be its own, it could not bring either.
  const cache = identity.isRemembered ? openOfflineCache(boardId, doc, noteSaved) : NO_CACHE;
  const isKept = (): boolean => cache.keeps() && identity.isRemembered;
  const saves = new SaveTracker(provider, doc, isKept);
  /** The key is good, but it stands behind the other kind of link; nothing of that mix-up is kept. */
  const openAsWhatItIs = async (access: BoardLink["access"]): Promise<void> => {
    provider.disconnect();
    await cache.erase();
    forgetBoard(boardId);
    location.replace(`/${access === "edit" ? "b" : "v"}/${provider.roomname}`);
  };
  const presence = new PresenceChannel(provider.awareness);

  const readBoard = createBoardReader(doc);
  const board = new Cell<Board>(readBoard());
  const live = new Cell<Board>(board.get());
  const arrival = new Cell<Arrival>("loading");
  const ownView = new Cell<GestureView | undefined>(undefined);
  const target: CommandTarget = { doc, origin: { mine: true }, now: Date.now, random: Math.random };
  const undo = new UndoStack(doc, target.origin, readBoard);
  const undoNames = new Cell<UndoNames>({ undo: null, redo: null });

  let running: RunningGesture | null = null;
  let isClosed = false;
  const closeListeners: (() => void)[] = [];
  const readLive = (): void => {
    const hands = presence.others.get().pages.flatMap(({ hand }) => (hand ? [hand] : []));
    live.set(boardWithHands(board.get(), live.get(), hands, ownView.get()));
  };
  const readDocument = (): void => {
    board.set(readBoard());
    running?.refresh?.();
    if (board.get().createdAt !== 0) arrival.set("ready");
    if (isNewerThanThisVersion(doc)) {
      provider.disconnect();
      saves.refuse("newer-version");
    }
    readLive();
  };
  doc.on("afterTransaction", readDocument);
  presence.others.subscribe(readLive);
  ownView.subscribe(readLive);
  undo.subscribe(() => undoNames.set({ undo: undo.nextUndo(), redo: undo.nextRedo() }));
  saves.status.subscribe(noteSaved);
  saves.status.subscribe(() => {
    const status = saves.status.get();
    if (status.kind !== "not-saved" || status.reason !== "deleted") return;
    // What was deleted for good is not kept on this device either.
    forgetBoard(boardId);
    void cache.erase();
  });
  provider.connect();
  const stayInTouch = async (): Promise<void> => {
    const piece = await import("./in-touch.ts").catch(() => null);
    if (isClosed) return;
    if (piece === null) {
      // The connection broke off just then; the next one brings it.
      provider.once("sync", () => void stayInTouch());
      return;
    }
    closeListeners.push(piece.watchLine(provider, pace, saves));
    if (cache !== NO_CACHE) closeListeners.push(piece.bridgeTabs(boardId, provider));
  };
  const waits = [arrival, saves.status].map((watched) =>
    watched.subscribe(() => {
      for (const stop of waits.splice(0)) stop();
      void stayInTouch();
    }),
  );

  const endGesture = (): void => running?.settle();
  const ground: BoardGround = {
    target,
    undo,
    take: (next) => {
      endGesture();
      undo.begin();
      running = next;
    },
    release: (over) => {
      if (running === over) running = null;
    },
    hold: (isUnwritten) => saves.hold(isUnwritten),
    onClose: (listener) => closeListeners.push(listener),
  };
  const asOneStep = (
    step: Extract<UndoStep, { readonly seat: SeatId }>,
    write: (writer: AnswerWriter) => void,
  ): void => {
    endGesture();
    undo.begin();
    undo.describe(step);
    write(new AnswerWriter(target, step.seat));
    undo.begin();
  };
  const endWhenHidden = (): void => {
    if (document.visibilityState !== "hidden") return;
    endGesture();
    // Nobody points at what nobody sees: another tab has the mouse now.
    presence.point(undefined);
  };
  const warnIfUnsaved = (event: BeforeUnloadEvent): void => {
    if (link.access === "edit" && !isSafeToLeave(saves.status.get())) event.preventDefault();
  };
  const listeners = [
    listen(window, "pagehide", endGesture),
    listen(window, "blur", endGesture),
    listen(document, "visibilitychange", endWhenHidden),
    listen(window, "beforeunload", warnIfUnsaved as (event: Event) => void),
  ];

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    endGesture();
    for (const stop of listeners) stop();
    for (const listener of closeListeners) listener();
    presence.close();
    saves.close();
    undo.close();
    provider.destroy();
    cache.close();
    doc.destroy();
  };

  return {
    past: null,
    link,
    boardId,
    viewKey,
    board,
    live,
    arrival,
    status: saves.status,
    undoNames,
    presence,
    ground,
    gesture: ownView,
    beginGesture: (seat, area) => {
      endGesture();
      const begun = new LiveGesture(
        {
          target,
          undo,
          readAnswers: (each) => board.get().answers[each],
          show: (view) => ownView.set(view),
          sendHand: (hand) => presence.showHand(hand),
          onUnwritten: ground.hold,
          onOver: () => ground.release(begun),
        },
        seat,
        area,
      );
      running = begun;
      return begun;
    },
    endGesture,
    place: (seat, area, place) => {
      const { ranking } = board.get().answers[seat];
      const [before, after] = [placeOf(ranking, area), placeOf(moveArea(ranking, area, place), area)];
      if (before === after) return;
      asOneStep({ kind: "place", seat, area, before, after }, (writer) => writer.place(area, place));
    },
    allocate: (seat, kind, points) => asOneStep({ kind, seat }, (writer) => writer.setAllocation(points)),
    takeHand: (hand) => {
      endGesture();
      undo.takeHand(hand);
    },
    setTitle: (title) => setTitle(target, title),
    setName: (seat, name) => setName(target, seat, name),
    undo: () => {
      endGesture();
      return undo.undo();
    },
    redo: () => {
      endGesture();
      return undo.redo();
    },
    forget: async () => {
      close();
      await cache.erase();
    },
    close,
  };
}

/** Tells the server on each connection, before anything else, which ids this page writes and speaks under. */
function proveContinuity(provider: WebsocketProvider, identity: PageIdentity): void {
  provider.on("status", ({ status }) => {
    if (status === "connected") provider.ws?.send(identity.proof());
  });
}

/**
 * The package sends back what others say of themselves, 20 times a second; the server ignores that, so it is left out.
 * Asked by the server whether this page is still there, as after each reconnection, it still answers for itself.
 */
function echoNothing(provider: WebsocketProvider): void {
  const { awareness, _awarenessUpdateHandler: send } = provider;
  awareness.off("update", send);
  awareness.on("update", ({ added, updated, removed }: Parameters<typeof send>[0], origin: unknown) => {
    const own = [...added, ...updated, ...removed].filter((id) => id === awareness.clientID);
    if (own.length > 0) send({ added: [], updated: own, removed: [] }, origin);
  });
}

/**
 * Who is still here after a reconnection has nothing newer to say than before it, which the package would not listen
 * to; so what it knew of the others is forgotten with the connection.
 */
function meetAgain(provider: WebsocketProvider): void {
  const { awareness } = provider;
  provider.on("status", ({ status }) => {
    if (status !== "disconnected") return;
    for (const id of awareness.meta.keys()) if (id !== awareness.clientID) awareness.meta.delete(id);
  });
}

/** The stored board as everybody's hands make it look; the last value again if that is the same. */
function boardWithHands(
  stored: Board,
  last: Board,
  hands: readonly Hand[],
  own: GestureView | undefined,
): Board {
  if (hands.length === 0 && own === undefined) return stored;
  const answersOf = (seat: SeatId): Answers => {
    if (own?.hand.seat === seat) return own.apply(stored.answers[seat]);
    return hands.filter((hand) => hand.seat === seat).reduce(withHand, stored.answers[seat]);
  };
  const keep = (seat: SeatId): Answers => {
    const next = answersOf(seat);
    return JSON.stringify(next) === JSON.stringify(last.answers[seat]) ? last.answers[seat] : next;
  };
  const answers: PerSeat<Answers> = { left: keep("left"), right: keep("right") };
  const next: Board = { ...stored, answers };
  const isSame = SEAT_IDS.every((seat) => answers[seat] === last.answers[seat]) && isAlikeBeside(next, last);
  return isSame ? last : next;
}

/** Are both the same but for their answers? */
function isAlikeBeside(a: Board, b: Board): boolean {
  return (Object.keys(a) as (keyof Board)[]).every((key) => key === "answers" || a[key] === b[key]);
}

function listen(on: EventTarget, type: string, listener: (event: Event) => void): () => void {
  on.addEventListener(type, listener);
  return () => on.removeEventListener(type, listener);
}
