import type { Messages } from "#shared/messages/messages.ts";
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
  readonly kept?: string;
  /** The same where this browser keeps nothing. */
  readonly lost?: string;
  readonly remedies?: readonly Remedy[];
};

/** What is told over a board that is on the screen. */
export function wordsOverBoard(reason: Reason | "not-kept", words: Messages["trouble"]): Words {
  const { over } = words;
  switch (reason) {
    case "not-kept":
      return over.notKept;
    case "storage-failed":
      return over.storageFailed;
    case "damaged":
      return over.damaged;
    case "unavailable":
      return over.unavailable;
    case "too-many":
      return over.tooMany;
    case "unknown-board":
      return { ...over.unknownBoard, remedies: ["snapshot", "forget"] };
    case "deleted":
      return wordsInstead(reason, words);
    case "newer-version":
      return { ...over.newerVersion, remedies: ["reload"] };
    case "forbidden-origin":
      return { ...wordsInstead(reason, words), ...over.forbiddenOrigin, remedies: ["snapshot", "reload"] };
    case "too-large":
      return { ...over.tooLarge, remedies: ["snapshot", "forget"] };
    case "read-only":
    case "refused":
      return { ...over.refused, remedies: ["reload", "snapshot", "forget"] };
  }
}

/** What is told where there is no board to show. */
export function wordsInstead(reason: Reason, { instead }: Messages["trouble"]): Words {
  switch (reason) {
    case "deleted":
      return instead.deleted;
    case "unknown-board":
      return instead.unknownBoard;
    case "newer-version":
      return { ...instead.newerVersion, remedies: ["reload"] };
    case "damaged":
      return instead.damaged;
    case "storage-failed":
    case "unavailable":
      return instead.unavailable;
    case "too-many":
      return instead.tooMany;
    case "forbidden-origin": {
      const { title, what } = instead.forbiddenOrigin;
      return { title, what: what(location.origin), remedies: ["reload"] };
    }
    case "read-only":
    case "too-large":
    case "refused":
      return { ...instead.refused, remedies: ["reload"] };
  }
}
