import { useEffect, type ReactNode } from "react";
import { useBoardPage } from "../../hooks/board-context.tsx";
import type { SaveStatus } from "../../hooks/use-board.ts";
import { forgetThisBoard } from "../../hooks/use-local-boards.ts";
import { announce } from "../../ui/announcer.ts";
import { Notice } from "../../ui/Notice.tsx";
import { wordsInstead, wordsOverBoard, type Reason, type Remedy } from "./words.ts";
import styles from "./Trouble.module.css";

/** Over a board that is on the screen: why nothing is saved, what that means, and what to do about it. */
export function TroubleNote({
  status,
  onExport,
}: {
  readonly status: Extract<SaveStatus, { kind: "not-saved" | "offline" }>;
  readonly onExport: () => void;
}): ReactNode {
  const { session } = useBoardPage();
  const words = wordsOverBoard(status.kind === "offline" ? "not-kept" : status.reason);
  const edits = session.link.access === "edit" ? words.edits : undefined;
  return (
    <section className={styles.note} aria-label="What has happened">
      <i aria-hidden="true" />
      <p>
        <strong>{words.title}</strong> {words.what}
        {edits === undefined ? null : ` ${status.kept ? edits.kept : edits.lost}`}
      </p>
      <Remedies remedies={words.remedies ?? []} onExport={onExport} />
    </section>
  );
}

/** Instead of a board that cannot be shown: why. */
export function TroublePage({ reason }: { readonly reason: Reason }) {
  const { title, what, remedies } = wordsInstead(reason);
  useEffect(() => {
    // The title may still name the board that was open until now.
    document.title = "What Matters";
    announce(`${title}.`);
  }, [title]);
  return (
    <Notice title={title}>
      <p>{what}</p>
      <Remedies remedies={remedies ?? []} />
    </Notice>
  );
}

function Remedies(props: {
  readonly remedies: readonly Remedy[];
  readonly onExport?: (() => void) | undefined;
}): ReactNode {
  const { session } = useBoardPage();
  if (props.remedies.length === 0) return null;
  const run: Readonly<Record<Remedy, () => void>> = {
    reload: () => location.reload(),
    snapshot: () => props.onExport?.(),
    forget: () => void forgetThisBoard(session),
  };
  return (
    <span className={styles.remedies}>
      {props.remedies.map((remedy) => (
        <button key={remedy} type="button" className="button" onClick={run[remedy]}>
          {REMEDY[remedy]}
        </button>
      ))}
    </span>
  );
}

const REMEDY: Readonly<Record<Remedy, string>> = {
  reload: "Reload this page",
  snapshot: "Take a snapshot",
  forget: "Forget this board on this device",
};
