import type { SaveStatus } from "../../hooks/use-board.ts";

/** What stands between this page and the server. */
export type Reason = Extract<SaveStatus, { kind: "not-saved" }>["reason"];

/** What a person may do about it, each a button. */
export type Remedy = "reload" | "snapshot" | "forget";

/** What has happened, in plain words. */
export type Words = {
  readonly title: string;
  /** For everybody. */
  readonly what: string;
  /** For who opened the board to edit and has it on the screen: what it means for the edits. Left out where `what` says it. */
  readonly edits?: { readonly kept: string; readonly lost: string } | undefined;
  readonly remedies?: readonly Remedy[] | undefined;
};

const DAMAGED =
  "What is stored there is damaged; nothing was thrown away. Whoever runs the server has been told, in its log and metrics, and has to restore it.";
const RETRIES = "This page tries again by itself.";
const OPENS_BY_ITSELF = "This page tries again by itself and opens the board as soon as it can.";
const KEPT_UNTIL_IT_OPENS = {
  kept: "What you do meanwhile is kept on this device and goes to the server by itself.",
  lost: "This browser keeps nothing, so leave this page open until it says Saved.",
};

/** What is told over a board that is on the screen. */
export function wordsOverBoard(reason: Reason | "not-kept"): Words {
  switch (reason) {
    case "not-kept":
      return {
        title: "No connection, and this browser keeps nothing.",
        what: "Leave this page open until it says Saved. It tries again by itself.",
      };
    case "storage-failed":
      return {
        title: "The server’s disk does not take changes just now.",
        what: "Everybody who has the board open still sees everything live. The server tries again by itself.",
        edits: {
          kept: "Your edits are kept on this device, and in every window that has the board open, until it says Saved.",
          lost: "This browser keeps nothing, so leave this page open until it says Saved.",
        },
      };
    case "damaged":
      return {
        title: "This board could not be opened on the server.",
        what: DAMAGED,
        edits: {
          kept: `You see this device’s copy. ${KEPT_UNTIL_IT_OPENS.kept}`,
          lost: KEPT_UNTIL_IT_OPENS.lost,
        },
      };
    case "unavailable":
      return {
        title: "The server cannot open this board just now.",
        what: RETRIES,
        edits: KEPT_UNTIL_IT_OPENS,
      };
    case "too-many":
      return {
        title: "Too many pages have this board open.",
        what: `This one waits until another is closed. ${RETRIES}`,
        edits: KEPT_UNTIL_IT_OPENS,
      };
    case "unknown-board":
      return {
        title: "The server does not have this board any more.",
        what: "What you see is the last copy, and nobody can change it. Take a snapshot if you want to keep it.",
        remedies: ["snapshot", "forget"],
      };
    case "deleted":
      return wordsInstead(reason);
    case "newer-version":
      return {
        title: "This page is too old for the board.",
        what: "A newer version of What Matters has changed it. Reload to get that version; nothing is lost.",
        remedies: ["reload"],
      };
    case "forbidden-origin":
      return {
        ...wordsInstead(reason),
        title: "Pages from this address may not connect.",
        edits: {
          kept: "What you did is kept on this device.",
          lost: "This browser keeps nothing, so take a snapshot of what you see.",
        },
        remedies: ["snapshot", "reload"],
      };
    case "too-large":
      return {
        title: "This board is full.",
        what: "The server did not take what was changed last. To go on without it, forget the board on this device and open its link again.",
        remedies: ["snapshot", "forget"],
      };
    case "read-only":
    case "refused":
      return {
        title: "The server did not take what this page sent.",
        what: "Reload the page. If that does not help, forget the board on this device and open its link again; what only this device has is lost then, so take a snapshot before.",
        remedies: ["reload", "snapshot", "forget"],
      };
  }
}

/** What is told where there is no board to show. */
export function wordsInstead(reason: Reason): Words {
  switch (reason) {
    case "deleted":
      return {
        title: "This board was deleted",
        what: "Somebody with the link deleted it for good, or nobody had used it for a long time. Its answers are gone.",
      };
    case "unknown-board":
      return {
        title: "There is no board behind this link",
        what: "A letter of the link may be missing or changed, or the board was deleted. Ask the person who sent it to copy it once more from Invite.",
      };
    case "newer-version":
      return {
        title: "Please reload this page",
        what: "The board was changed by a newer version of What Matters. Reload to get that version; nothing is lost.",
        remedies: ["reload"],
      };
    case "damaged":
      return {
        title: "This board could not be opened on the server",
        what: `${DAMAGED} A device that had it open before still shows its own copy. ${OPENS_BY_ITSELF}`,
      };
    case "storage-failed":
    case "unavailable":
      return {
        title: "The server cannot open this board just now",
        what: OPENS_BY_ITSELF,
      };
    case "too-many":
      return {
        title: "Too many pages have this board open",
        what: `This one waits until another is closed. ${OPENS_BY_ITSELF}`,
      };
    case "forbidden-origin":
      return {
        title: "Pages from this address may not connect",
        what: `The server does not know the address ${location.origin}. Open the board at the address that it knows, or ask whoever runs it to name this one in PUBLIC_URL or ALLOWED_ORIGINS.`,
        remedies: ["reload"],
      };
    case "read-only":
    case "too-large":
    case "refused":
      return {
        title: "The server does not open this board",
        what: "It refused the connection. Reload the page; if that does not help, tell whoever runs the server.",
        remedies: ["reload"],
      };
  }
}
