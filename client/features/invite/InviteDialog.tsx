import { useId, useRef, useState } from "react";
import { invite } from "#shared/messages/en/invite.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useMessages } from "../../language/use-messages.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { PhoneSeat } from "./PhoneSeat.tsx";
import styles from "./InviteDialog.module.css";

/** The two links of a board, to copy. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useMessages({ invite }).invite;
  const { link, viewKey } = useBoardPage().session;
  if (link.access !== "edit") return null;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <LinkField kind="edit" link={`${location.origin}/b/${link.editKey}`} />
      <LinkField kind="watch" link={`${location.origin}/v/${viewKey}`} />
      <PhoneSeat
        links={{
          edit: `${location.origin}/b/${link.editKey}`,
          watch: `${location.origin}/v/${viewKey}`,
        }}
      />
    </Dialog>
  );
}

function LinkField(props: { readonly kind: "edit" | "watch"; readonly link: string }) {
  const { kind, link } = props;
  const words = useMessages({ invite }).invite;
  const { label, copy: copyLabel, hint } = words[kind];
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<"copied" | "copyByHand" | "copyRefused" | null>(null);
  const id = useId();
  const copy = async (): Promise<void> => {
    field.current?.select();
    // The clipboard is missing on plain http, as in many meeting rooms; the selected link can be copied by hand.
    if (navigator.clipboard === undefined) {
      setSaid("copyByHand");
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      setSaid("copied");
    } catch {
      setSaid("copyRefused");
    }
  };
  return (
    <div className={styles.link}>
      <label htmlFor={id}>{label}</label>
      <div>
        <input id={id} ref={field} readOnly value={link} onFocus={(event) => event.target.select()} />
        <button
          type="button"
          className="button button-solid"
          aria-label={copyLabel}
          onClick={() => void copy()}
        >
          {words.copyNow}
        </button>
      </div>
      <small>{hint}</small>
      <small role="status">{said === null ? "" : words[said]}</small>
    </div>
  );
}
