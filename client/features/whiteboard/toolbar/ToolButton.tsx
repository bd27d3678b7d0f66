import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { giveFocusBack } from "../../../ui/focus.ts";
import { useCloseOutside } from "../../../ui/use-close-outside.ts";
import { ToolIcon } from "./ToolIcon.tsx";
import styles from "./WhiteboardToolbar.module.css";

/** A button of the toolbar; `children` is what it may open above itself. */
export function ToolButton(props: {
  readonly name: Parameters<typeof ToolIcon>[0]["name"];
  readonly label: string;
  /** What stands on the button where there is room; the label unless said otherwise. */
  readonly short?: string | null | undefined;
  readonly pressed?: boolean | undefined;
  readonly tabIndex: number;
  readonly onFocus?: (() => void) | undefined;
  /** Pressed, by a key or by a pointer. */
  readonly onPress: (byKey: boolean) => void;
  readonly opens?: boolean | undefined;
  readonly onClose?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const { name, label, short = label, pressed, tabIndex, onFocus, onPress, opens, onClose, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  return (
    <span className={styles.tool}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        data-tool-button={name}
        aria-label={label}
        title={label}
        aria-pressed={pressed}
        aria-expanded={opens}
        aria-controls={opens ? id : undefined}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={({ detail }) => onPress(detail === 0)}
        onKeyDown={(event) => {
          if (!opens || event.key !== "ArrowUp") return;
          event.preventDefault();
          event.currentTarget.parentElement?.querySelector<HTMLElement>(`[id="${id}"] button`)?.focus();
        }}
      >
        <ToolIcon name={name} />
        {short === null ? null : <span>{short}</span>}
      </button>
      {opens ? (
        <Above id={id} opener={() => button.current} onClose={onClose}>
          {children}
        </Above>
      ) : null}
    </span>
  );
}

function Above(props: {
  readonly id: string;
  readonly opener: () => HTMLElement | null;
  readonly onClose: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const { opener } = props;
  const box = useRef<HTMLDivElement>(null);
  useCloseOutside(box, opener, () => props.onClose?.());
  const latestOpener = useRef(opener);
  useLayoutEffect(() => {
    const shown = box.current;
    const back = latestOpener.current;
    // Whatever closes it: the focus does not go with it.
    return () => giveFocusBack(shown, back());
  }, []);
  return (
    <div ref={box} id={props.id} className={styles.above}>
      {props.children}
    </div>
  );
}
