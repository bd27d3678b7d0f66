import { vi } from "vitest";
import * as Y from "yjs";
import { createBoardUpdate } from "#shared/document/create-board.ts";
import { editKeyOf } from "#shared/protocol/keys.ts";
import { encodeAwareness } from "#shared/protocol/messages.ts";
import { openBoard, type BoardSession } from "../../client/sync/open-board.ts";
import { openWhiteboard, type WhiteboardSession } from "../../client/sync/whiteboard-session.ts";
import { Replicas } from "./replicas.ts";
import { WhiteboardPage } from "./whiteboard-page.ts";

/** A page as the client opens it, in a DOM, without a server, and another person whose edits come when told. */
export type BoardTable = {
  readonly session: BoardSession;
  readonly whiteboard: WhiteboardSession;
  readonly doc: Y.Doc;
  /** Another person's page. */
  readonly sam: WhiteboardPage;
  /** Brings both what the other has. */
  readonly sync: () => void;
  /** Lets the page hear what the other person's page says of itself. */
  readonly samSays: (state: object) => void;
  /** Ends the connection. */
  readonly breakOff: () => void;
  /** Lets the page's next attempt to connect succeed. */
  readonly connectAgain: () => void;
  /** Writes of the page to the document so far. */
  readonly writes: () => number;
  readonly close: () => void;
};

/** Stands in for a connection that is open and on which nothing comes but what a test says. */
class SilentSocket {
  static last: SilentSocket | null = null;
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 0;
  binaryType = "arraybuffer";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    SilentSocket.last = this;
  }

  send(): void {}

  close(): void {
    this.readyState = 3;
  }
}

/** Opens a board; needs a DOM and fake timers. */
export function openTable(): BoardTable {
  vi.stubGlobal("WebSocket", SilentSocket);
  const session = openBoard(
    { access: "edit", editKey: editKeyOf(new Uint8Array(16)) },
    "ws://127.0.0.1:9/sync",
  );
  const socket = (): SilentSocket => {
    if (SilentSocket.last === null) throw new Error("The page has not tried to connect.");
    return SilentSocket.last;
  };
  const open = (): void => {
    socket().readyState = 1;
    socket().onopen?.();
  };
  open();
  const { doc } = session.ground.target;
  const first = createBoardUpdate({
    title: "A talk",
    names: { left: "Robin", right: "Sam" },
    mode: "live",
    createdAt: 1_800_000_000_000,
  });
  Y.applyUpdate(doc, first, "network");
  const replicas = new Replicas([0], 1);
  const sam = new WhiteboardPage(replicas.at(0));
  let writes = 0;
  doc.on("update", (_update, _origin, _doc, transaction: Y.Transaction) => {
    if (transaction.local) writes += 1;
  });
  session.presence.introduce({ seat: "left", step: "rank" });
  let clock = 0;
  return {
    session,
    whiteboard: openWhiteboard(session),
    doc,
    sam,
    sync: () => {
      Y.applyUpdate(sam.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(sam.doc)), "network");
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(sam.doc, Y.encodeStateVector(doc)), "network");
    },
    samSays: (state) => {
      clock += 1;
      const entry = {
        clientId: 77,
        clock,
        state: JSON.stringify({ participant: "sam", seat: "right", step: "rank", ...state }),
      };
      socket().onmessage?.({ data: encodeAwareness([entry]).buffer });
    },
    breakOff: () => socket().onclose?.({ code: 1006 }),
    connectAgain: open,
    writes: () => writes,
    close: () => {
      session.close();
      replicas.close();
      vi.unstubAllGlobals();
    },
  };
}
