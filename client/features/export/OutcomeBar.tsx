import { useEffect, useId, useRef } from "react";
import { exporting } from "#shared/messages/en/exporting.ts";
import { useMessages } from "../../language/use-messages.ts";
import styles from "./OutcomeBar.module.css";
import type { Actions } from "./use-actions.ts";

/** How the last action ended, in one sentence, always in the same place; below it the text that is to be copied by hand. */
export function OutcomeBar({ outcome }: Pick<Actions, "outcome">) {
  const id = useId();
  // An unchanged text is not read again, so an invisible character makes it another text.
  const again = outcome !== null && outcome.count % 2 === 0 ? "\u00a0" : "";
  return (
    <div className={styles.bar} data-kind={outcome?.kind}>
      <output id={id}>{outcome === null ? "" : outcome.text + again}</output>
      {outcome?.byHand === undefined ? null : (
        <ByHand key={outcome.count} text={outcome.byHand} describedBy={id} />
      )}
    </div>
  );
}

function ByHand({ text, describedBy }: { readonly text: string; readonly describedBy: string }) {
  const words = useMessages({ exporting }).exporting;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <textarea
      ref={field}
      readOnly
      rows={4}
      aria-label={words.outcomes.textToCopy}
      aria-describedby={describedBy}
      value={text}
      onFocus={(event) => event.target.select()}
    />
  );
}
