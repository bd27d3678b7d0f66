import { useRef, useState } from "react";
import { SnapshotError } from "../../snapshot/snapshot-error.ts";

/** How an action ended, in one sentence; `byHand` is a text that the person has to copy without our help. */
export type Outcome = {
  readonly kind: "done" | "trouble";
  readonly text: string;
  readonly byHand?: string | undefined;
};

/** The actions of the dialog: which one is busy, how the last one ended, and how to run one. */
export type Actions = {
  readonly busy: string | null;
  readonly outcome: (Outcome & { readonly count: number }) | null;
  /** Begins in the very press, as the clipboard needs it; a second press while it runs begins nothing. */
  readonly run: (name: string, work: () => Promise<Outcome>) => void;
};

/** Runs one action at a time, and tells the end of each in one sentence. */
export function useActions(): Actions {
  const [busy, setBusy] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Actions["outcome"]>(null);
  const running = useRef<string | null>(null);
  const tell = (next: Outcome): void =>
    setOutcome((before) => ({ ...next, count: (before?.count ?? 0) + 1 }));
  const run: Actions["run"] = (name, work) => {
    if (running.current === name) return;
    if (running.current !== null) {
      tell({ kind: "done", text: `One moment: ${running.current} is not ready yet.` });
      return;
    }
    running.current = name;
    setBusy(name);
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
  if (error instanceof SnapshotError) return error.message;
  return "This could not be made here. Try another button, or reload the page; nothing on the board is lost.";
}
