import { useId, useRef, useState } from "react";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./InviteDialog.module.css";

/** The two links of a board, to copy. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { link, viewKey } = useBoardPage().session;
  if (link.access !== "edit") return null;
  return (
    <Dialog title="Invite" onClose={onClose}>
      <LinkField
        label="Link to edit"
        link={`${location.origin}/b/${link.editKey}`}
        hint="For the other person. Whoever has it can take a seat, change both sides and delete the board."
      />
      <LinkField
        label="Link to watch"
        link={`${location.origin}/v/${viewKey}`}
        hint="For a meeting-room screen. Whoever has it sees everything and can change nothing."
      />
      {isOnlyHere(location.hostname) ? (
        <p className={styles.warning}>
          These links work on this computer only, because the page was opened as “{location.hostname}”. Open
          it by the computer’s name or address in the network to invite somebody.
        </p>
      ) : null}
    </Dialog>
  );
}

function LinkField(props: { readonly label: string; readonly link: string; readonly hint: string }) {
  const { label, link, hint } = props;
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const id = useId();
  const copy = async (): Promise<void> => {
    field.current?.select();
    // The clipboard is missing on plain http, as in many meeting rooms; the selected link can be copied by hand.
    if (navigator.clipboard === undefined) {
      setSaid("Selected. Press Ctrl+C or ⌘C to copy; this browser copies by itself only on https.");
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow copying. The link is selected: press Ctrl+C or ⌘C.");
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
          aria-label={`Copy the ${label.toLowerCase()}`}
          onClick={() => void copy()}
        >
          Copy
        </button>
      </div>
      <small>{hint}</small>
      <small role="status">{said}</small>
    </div>
  );
}

function isOnlyHere(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]";
}
