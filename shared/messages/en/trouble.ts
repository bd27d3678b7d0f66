const DAMAGED =
  "What is stored there is damaged; nothing was thrown away. Whoever runs the server has been told, in its log and metrics, and has to restore it.";
const KEPT = "What you do meanwhile is kept on this device and goes to the server by itself.";
const LOST = "This browser keeps nothing, so leave this page open until it says Saved.";
const RETRIES = "This page tries again by itself.";
const OPENS_BY_ITSELF = "This page tries again by itself and opens the board as soon as it can.";

/** What stands between a page and the server, what that means, and what to do about it. */
export const trouble = {
  label: "What has happened",
  remedy: {
    reload: "Reload this page",
    snapshot: "Take a snapshot",
    forget: "Forget this board on this device",
  },
  /** Over a board that is on the screen; `kept` and `lost` are for who may edit it. */
  over: {
    notKept: {
      title: "No connection, and this browser keeps nothing.",
      what: "Leave this page open until it says Saved. It tries again by itself.",
    },
    storageFailed: {
      title: "The server’s disk does not take changes just now.",
      what: "Everybody who has the board open still sees everything live. The server tries again by itself.",
      kept: "Your edits are kept on this device, and in every window that has the board open, until it says Saved.",
      lost: LOST,
    },
    damaged: {
      title: "This board could not be opened on the server.",
      what: DAMAGED,
      kept: `You see this device’s copy. ${KEPT}`,
      lost: LOST,
    },
    unavailable: {
      title: "The server cannot open this board just now.",
      what: RETRIES,
      kept: KEPT,
      lost: LOST,
    },
    tooMany: {
      title: "Too many pages have this board open.",
      what: `This one waits until another is closed. ${RETRIES}`,
      kept: KEPT,
      lost: LOST,
    },
    unknownBoard: {
      title: "The server does not have this board any more.",
      what: "What you see is the last copy, and nobody can change it. Take a snapshot if you want to keep it.",
    },
    newerVersion: {
      title: "This page is too old for the board.",
      what: "A newer version of What Matters has changed it. Reload to get that version; nothing is lost.",
    },
    forbiddenOrigin: {
      title: "Pages from this address may not connect.",
      kept: "What you did is kept on this device.",
      lost: "This browser keeps nothing, so take a snapshot of what you see.",
    },
    tooLarge: {
      title: "This board is full.",
      what: "The server did not take what was changed last. To go on without it, forget the board on this device and open its link again.",
    },
    refused: {
      title: "The server did not take what this page sent.",
      what: "Reload the page. If that does not help, forget the board on this device and open its link again; what only this device has is lost then, so take a snapshot before.",
    },
  },
  /** Where there is no board to show. */
  instead: {
    deleted: {
      title: "This board was deleted",
      what: "Somebody with the link deleted it for good, or nobody had used it for a long time. Its answers are gone.",
    },
    unknownBoard: {
      title: "There is no board behind this link",
      what: "A letter of the link may be missing or changed, or the board was deleted. Ask the person who sent it to copy it once more from Invite.",
    },
    newerVersion: {
      title: "Please reload this page",
      what: "The board was changed by a newer version of What Matters. Reload to get that version; nothing is lost.",
    },
    damaged: {
      title: "This board could not be opened on the server",
      what: `${DAMAGED} A device that had it open before still shows its own copy. ${OPENS_BY_ITSELF}`,
    },
    unavailable: {
      title: "The server cannot open this board just now",
      what: OPENS_BY_ITSELF,
    },
    tooMany: {
      title: "Too many pages have this board open",
      what: `This one waits until another is closed. ${OPENS_BY_ITSELF}`,
    },
    forbiddenOrigin: {
      title: "Pages from this address may not connect",
      what: (address: string) =>
        `The server does not know the address ${address}. Open the board at the address that it knows, or ask whoever runs it to name this one in PUBLIC_URL or ALLOWED_ORIGINS.`,
    },
    refused: {
      title: "The server does not open this board",
      what: "It refused the connection. Reload the page; if that does not help, tell whoever runs the server.",
    },
  },
};
