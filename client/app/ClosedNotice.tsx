import { useEffect } from "react";
import type { SaveStatus } from "../hooks/use-board.ts";
import { Notice } from "../ui/Notice.tsx";

type Reason = Extract<SaveStatus, { kind: "not-saved" }>["reason"];

/** Why this link opens no board, in plain words. */
export function ClosedNotice({ reason }: { readonly reason: Reason }) {
  useEffect(() => {
    // The title still names the board that was open until now.
    document.title = "What Matters";
  }, []);
  switch (reason) {
    case "deleted":
      return (
        <Notice title="This board was deleted">
          <p>
            Somebody with the link deleted it for good, or nobody had used it for a long time. Its answers are
            gone.
          </p>
        </Notice>
      );
    case "newer-version":
      return (
        <Notice title="Please reload this page">
          <p>
            The board was changed by a newer version of What Matters. Reload to get that version; nothing is
            lost.
          </p>
        </Notice>
      );
    case "unknown-board":
      return (
        <Notice title="There is no board behind this link">
          <p>A letter of the link may be missing or changed, or the board was deleted.</p>
          <p>Ask the person who sent it to copy it once more from Invite.</p>
        </Notice>
      );
    case "read-only":
    case "storage-failed":
    case "too-large":
    case "refused":
      return (
        <Notice title="The server does not open this board">
          <p>
            It refused the connection. Reload the page; if that does not help, tell whoever runs the server.
          </p>
        </Notice>
      );
  }
}
