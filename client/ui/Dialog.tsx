import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { dialog as english } from "#shared/messages/en/dialog.ts";
import { useMessages } from "../language/use-messages.ts";
import styles from "./Dialog.module.css";

/** A modal dialog with a title; Escape and a press beside it close it, unless it must be answered. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose?: (() => void) | undefined;
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const words = useMessages({ dialog: english }).dialog;
  const { title, onClose, wide, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Escape does the same; the browser sends it as `cancel`.
    <dialog
      ref={dialog}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClose={(event) => {
        // A browser closes a dialog on the second Escape whatever we say; this one must be answered.
        if (onClose === undefined && event.currentTarget.isConnected) event.currentTarget.showModal();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose?.();
      }}
    >
      <div className={styles.body}>
        <div className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          {onClose ? (
            <button type="button" className={styles.close} aria-label={words.close} onClick={onClose}>
              ×
            </button>
          ) : null}
        </div>
        {children}
      </div>
    </dialog>
  );
}
