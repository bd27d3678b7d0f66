import { useEffect } from "react";
import { missing } from "#shared/messages/en/missing.ts";
import { useMessages } from "../language/use-messages.ts";
import { announce } from "./announcer.ts";
import styles from "./MissingPart.module.css";
import toast from "./toast.module.css";

/** What stands in place of a part of the page that did not come, so that the rest of it stays. */
export function MissingPart(props: {
  /** Has it been asked for before? */
  readonly isAgain: boolean;
  /** Asks for it once more. */
  readonly again: () => void;
  /** Gives it up; without it this stands where the part would, else it lies over the board. */
  readonly onClose?: (() => void) | undefined;
}) {
  const { isAgain, again, onClose } = props;
  const words = useMessages({ missing }).missing;
  const sentence = isAgain ? words.stillMissing : words.what;
  useEffect(() => announce(sentence), [sentence]);
  return (
    <div className={onClose === undefined ? styles.place : toast.toast} data-beside>
      <span>{sentence}</span>
      <button
        type="button"
        className="button button-solid"
        onClick={() => {
          // This button goes now; the step's own stays.
          document.querySelector<HTMLElement>("[aria-current='step']")?.focus();
          again();
        }}
      >
        {words.again}
      </button>
      {onClose === undefined ? null : (
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
      )}
    </div>
  );
}
