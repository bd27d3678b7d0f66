import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { PastBoard } from "#shared/domain/snapshot/read-json.ts";
import type { CommandTarget } from "#shared/document/commands.ts";
import { UndoStack } from "#shared/document/undo-stack.ts";
import { boardIdOf, editKeyOf, viewKeyOf } from "#shared/protocol/keys.ts";
import { LiveGesture } from "./live-gesture.ts";
import type { BoardGround, BoardSession } from "./open-board.ts";
import { PresenceChannel } from "./presence-channel.ts";
import { Cell, type Watchable } from "./store.ts";

/**
 * A board that is shown as it was: nobody else is here, no server knows of it, and it never changes. What asks it to
 * change writes into an empty document from which nothing is read. Its keys are made up and open nothing.
 */
export function openPastBoard(past: PastBoard): BoardSession {
  const doc = new Y.Doc();
  const target: CommandTarget = { doc, origin: { mine: true }, now: Date.now, random: Math.random };
  const undo = new UndoStack(doc, target.origin, () => past.board);
  const viewKey = viewKeyOf(editKeyOf(crypto.getRandomValues(new Uint8Array(16))));
  const board = still(past.board);
  const ground: BoardGround = {
    target,
    undo,
    take: () => {},
    release: () => {},
    hold: () => {},
    onClose: () => {},
  };
  return {
    past,
    link: { access: "view", viewKey },
    boardId: boardIdOf(viewKey),
    viewKey,
    board,
    live: board,
    arrival: still("ready"),
    status: still({ kind: "saved" }),
    undoNames: still({ undo: null, redo: null }),
    presence: emptyRoom(doc),
    ground,
    gesture: still(undefined),
    beginGesture: (seat, area) =>
      new LiveGesture(
        {
          target,
          undo,
          readAnswers: (each) => past.board.answers[each],
          show: () => {},
          sendHand: () => {},
          onUnwritten: () => {},
          onOver: () => {},
        },
        seat,
        area,
      ),
    endGesture: () => {},
    place: () => {},
    allocate: () => {},
    takeHand: () => {},
    setTitle: () => {},
    setName: () => {},
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    forget: async () => {},
    close: () => doc.destroy(),
  };
}

function still<T>(value: T): Watchable<T> {
  return new Cell(value);
}

/** Presence in which nobody is or will be, not even this page. */
function emptyRoom(doc: Y.Doc): PresenceChannel {
  const awareness = new Awareness(doc);
  const presence = new PresenceChannel(awareness);
  awareness.destroy();
  return presence;
}
