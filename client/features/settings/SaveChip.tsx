import { useBoardPage } from "../../hooks/board-context.tsx";
import { useSaveStatus, type SaveStatus } from "../../hooks/use-board.ts";
import styles from "./SaveChip.module.css";

/** Where my edits are, honestly, in a few words. */
export function SaveChip() {
  const status = useSaveStatus();
  const watches = useBoardPage().session.link.access === "view";
  const { tone, text } = watches ? watching(status) : saving(status);
  // These come and go on every page and in every drag; a row that did so too would move the page under the finger.
  const isShort = status.kind === "connecting" || status.kind === "saved" || status.kind === "saving";
  return (
    <span
      className={styles.chip}
      role="status"
      aria-label={text}
      data-tone={tone}
      data-long={!isShort || undefined}
    >
      <i className={styles[tone]} aria-hidden="true" />
      <span>{text}</span>
    </span>
  );
}

type Chip = { readonly tone: "ok" | "busy" | "off" | "bad"; readonly text: string };

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
        : { tone: "bad", text: "Not saved: offline, and this browser keeps nothing" };
    case "not-saved":
      return { tone: "bad", text: `Not saved: ${REASON[status.reason]}` };
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
      return { tone: "bad", text: "Not connected" };
  }
}

const REASON: Readonly<Record<Extract<SaveStatus, { kind: "not-saved" }>["reason"], string>> = {
  "storage-failed": "the server’s disk does not take it",
  "unknown-board": "the board is gone",
  deleted: "the board was deleted",
  "read-only": "this link may only watch",
  "newer-version": "please reload this page",
  "too-large": "the board is full",
  refused: "the server refused it; reload this page",
};
