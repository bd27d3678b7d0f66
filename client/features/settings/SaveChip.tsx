import { saving } from "#shared/messages/en/saving.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useSaveStatus, type SaveStatus } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import styles from "./SaveChip.module.css";

/** Where my edits are, honestly, in a few words; `TroubleNote` has more of them when there is trouble. */
export function SaveChip() {
  const words = useMessages({ saving }).saving;
  const status = useSaveStatus();
  const watches = useBoardPage().session.link.access === "view";
  const { tone, text, why } = watches ? whenWatching(status) : whenEditing(status);
  return (
    <span
      className={styles.chip}
      role="status"
      aria-label={why === undefined ? words[text] : words.because(words[text], words.why[why])}
      data-tone={tone}
      data-long={status.kind === "offline" || undefined}
    >
      <i className={styles[tone]} aria-hidden="true" />
      <span>{words[text]}</span>
    </span>
  );
}

type Chip = {
  readonly tone: "ok" | "busy" | "off" | "bad";
  readonly text: Exclude<keyof typeof saving, "because" | "why">;
  /** Said, not shown: there the note below the header says it at length. */
  readonly why?: keyof typeof saving.why | undefined;
};

function whenEditing(status: SaveStatus): Chip {
  switch (status.kind) {
    case "connecting":
      return { tone: "busy", text: "connecting" };
    case "saved":
      return { tone: "ok", text: "saved" };
    case "saving":
      return { tone: "busy", text: "saving" };
    case "offline":
      return status.kept
        ? { tone: "off", text: "offline" }
        : { tone: "bad", text: "notSaved", why: "not-kept" };
    case "not-saved":
      return { tone: "bad", text: "notSaved", why: status.reason };
  }
}

function whenWatching(status: SaveStatus): Chip {
  switch (status.kind) {
    case "connecting":
      return { tone: "busy", text: "connecting" };
    case "saved":
    case "saving":
      return { tone: "ok", text: "watching" };
    case "offline":
      return { tone: "off", text: "watchingOffline" };
    case "not-saved":
      return status.reason === "storage-failed"
        ? { tone: "ok", text: "watching" }
        : { tone: "bad", text: "notConnected", why: status.reason };
  }
}
