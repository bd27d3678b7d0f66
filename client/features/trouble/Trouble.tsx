import { useEffect, type ReactNode } from "react";
import { trouble } from "#shared/messages/en/trouble.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import type { SaveStatus } from "../../hooks/use-board.ts";
import { forgetThisBoard } from "../../hooks/use-local-boards.ts";
import { useMessages } from "../../language/use-messages.ts";
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
  const all = useMessages({ trouble }).trouble;
  const words = wordsOverBoard(status.kind === "offline" ? "not-kept" : status.reason, all);
  const edits = session.link.access !== "edit" ? undefined : status.kept ? words.kept : words.lost;
  return (
    <section className={styles.note} aria-label={all.label}>
      <i aria-hidden="true" />
      <p>
        <strong>{words.title}</strong> {words.what}
        {edits === undefined ? null : ` ${edits}`}
      </p>
      <Remedies remedies={words.remedies ?? []} onExport={onExport} />
    </section>
  );
}

/** Instead of a board that cannot be shown: why. */
export function TroublePage({ reason }: { readonly reason: Reason }) {
  const { title, what, remedies } = wordsInstead(reason, useMessages({ trouble }).trouble);
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
  const words = useMessages({ trouble }).trouble.remedy;
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
          {words[remedy]}
        </button>
      ))}
    </span>
  );
}
