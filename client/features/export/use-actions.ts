import { useRef, useState } from "react";
import { exporting } from "#shared/messages/en/exporting.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { messagesNow } from "../../language/language.ts";
import { SnapshotError } from "../../snapshot/snapshot-error.ts";

/** A way to take the snapshot away. */
export type Way = keyof Messages["exporting"]["ways"];

/** How an action ended, in one sentence; `byHand` is a text that the person has to copy without our help. */
export type Outcome = {
  readonly kind: "done" | "trouble";
  readonly text: string;
  readonly byHand?: string | undefined;
};

/** The actions of the dialog: which one is busy, how the last one ended, and how to run one. */
export type Actions = {
  readonly busy: Way | null;
  readonly outcome: (Outcome & { readonly count: number }) | null;
  /** Begins in the very press, as the clipboard needs it; a second press while it runs begins nothing. */
  readonly run: (way: Way, work: () => Promise<Outcome>) => void;
};

/** Runs one action at a time, and tells the end of each in one sentence. */
export function useActions(): Actions {
  const [busy, setBusy] = useState<Way | null>(null);
  const [outcome, setOutcome] = useState<Actions["outcome"]>(null);
  const running = useRef<Way | null>(null);
  const tell = (next: Outcome): void =>
    setOutcome((before) => ({ ...next, count: (before?.count ?? 0) + 1 }));
  const run: Actions["run"] = (way, work) => {
    if (running.current === way) return;
    if (running.current !== null) {
      const { outcomes, ways } = messagesNow({ exporting }).exporting;
      tell({ kind: "done", text: outcomes.oneMoment(ways[running.current]) });
      return;
    }
    running.current = way;
    setBusy(way);
    void work()
      .catch((error: unknown): Outcome => ({ kind: "trouble", text: explain(error) }))
      .then((end) => {
        running.current = null;
        setBusy(null);
        tell(end);
      });
  };
  return { busy, outcome, run };
}

function explain(error: unknown): string {
  const { errors } = messagesNow({ exporting }).exporting;
  return error instanceof SnapshotError ? errors[error.why] : errors.other;
}
