import { useRef, useState, type RefObject } from "react";
import { announce } from "./announcer.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Menu.module.css";
import { useOpenWhereSeen } from "./open-where-seen.ts";
import { useCloseOutside } from "./use-close-outside.ts";

/** One thing that a menu offers; `blocked` says why it cannot be done now. */
export type MenuItem = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly blocked?: string | null | undefined;
  readonly onChoose: () => void;
};

/** A button with three dots that offers a few actions. */
export function Menu(props: { readonly label: string; readonly items: readonly MenuItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span className={styles.menu}>
      <button
        ref={button}
        type="button"
        className={styles.opener}
        aria-label={props.label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen ? (
        <MenuItems items={props.items} onClose={() => setOpen(false)} onChosen={close} opener={button} />
      ) : null}
    </span>
  );
}

function MenuItems(props: {
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  readonly onChosen: () => void;
  readonly opener: RefObject<HTMLElement | null>;
}) {
  const list = useRef<HTMLUListElement>(null);
  useCloseOutside(list, () => props.opener.current, props.onClose);
  useOpenWhereSeen(list);
  return (
    <ul ref={list} className={styles.items}>
      {props.items.map(({ label, hint, blocked, onChoose }) => (
        <li key={label}>
          <button
            type="button"
            aria-disabled={blocked ? true : undefined}
            onClick={() => {
              if (blocked) return announce(blocked);
              props.onChosen();
              onChoose();
            }}
          >
            {label}
            {(blocked ?? hint) ? <small>{blocked ?? hint}</small> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
