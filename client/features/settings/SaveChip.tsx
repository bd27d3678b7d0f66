import { useBoardPage } from "../../hooks/board-context.tsx";
import { useSaveStatus, type SaveStatus } from "../../hooks/use-board.ts";
import styles from "./SaveChip.module.css";

/** Where my edits are, honestly, in a few words; `TroubleNote` has more of them when there is trouble. */
export function SaveChip() {
  const status = useSaveStatus();
  const watches = useBoardPage().session.link.access === "view";
  const { tone, text, why } = watches ? watching(status) : saving(status);
  return (
    <span
      className={styles.chip}
      role="status"
      aria-label={why === undefined ? text : `${text}: ${why}`}
      data-tone={tone}
      data-long={status.kind === "offline" || undefined}
    >
      <i className={styles[tone]} aria-hidden="true" />
      <span>{text}</span>
    </span>
  );
}

type Chip = {
  readonly tone: "ok" | "busy" | "off" | "bad";
  readonly text: string;
  /** Said, not shown: there the note below the header says it at length. */
  readonly why?: string | undefined;
};

function saving(status: SaveStatus): Chip {
  switch (status.kind) {
    case "connecting":
      return { tone: "busy", text: "Connecting…" };
    case "saved":
      return { tone: "ok", text: "Saved" };
    case "saving":
      return { tone: "busy", text: "Saving…" };
    case "offline":
      return status.kept
        ? { tone: "off", text: "Offline, kept on this device" }
        : { tone: "bad", text: "Not saved", why: "offline, and this browser keeps nothing" };
    case "not-saved":
      return { tone: "bad", text: "Not saved", why: REASON[status.reason] };
  }
}

function watching(status: SaveStatus): Chip {
  switch (status.kind) {
    case "connecting":
      return { tone: "busy", text: "Connecting…" };
    case "saved":
    case "saving":
      return { tone: "ok", text: "Watching live" };
    case "offline":
      return { tone: "off", text: "Offline, trying again" };
    case "not-saved":
      return status.reason === "storage-failed"
        ? { tone: "ok", text: "Watching live" }
        : { tone: "bad", text: "Not connected", why: REASON[status.reason] };
  }
}

const REASON: Readonly<Record<Extract<SaveStatus, { kind: "not-saved" }>["reason"], string>> = {
  "storage-failed": "the server’s disk does not take it",
  damaged: "the board is damaged on the server",
  unavailable: "the server cannot open the board just now",
  "too-many": "too many pages have it open",
  "unknown-board": "the server does not have the board any more",
  deleted: "the board was deleted",
  "read-only": "this link may only watch",
  "forbidden-origin": "pages from this address may not connect",
  "newer-version": "please reload this page",
  "too-large": "the board is full",
  refused: "the server did not take what this page sent",
};
