import { useRef, useState, type KeyboardEvent } from "react";
import { NOTE_COLORS, type Note } from "#shared/domain/whiteboard/note.ts";
import { moveFocusByArrows } from "../../../ui/arrow-keys.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { AttachMenu } from "./AttachMenu.tsx";
import { Drawing } from "../Drawing.tsx";
import type { NoteDesk } from "./desk.ts";
import type { NoteMoving } from "./use-note-moving.ts";
import shapes from "./Shape.module.css";
import styles from "./NoteBar.module.css";

/** What one may do with a note: one stop of the Tab key, arrows go from one control to the next. */
export function NoteBar(props: {
  readonly note: Note;
  readonly name: string;
  readonly desk: NoteDesk;
  readonly moving: NoteMoving;
}) {
  const { note, name, desk, moving } = props;
  const words = desk.words.notes;
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState("move");
  const onKey = (event: KeyboardEvent): void => {
    const buttons = Array.from(bar.current?.querySelectorAll<HTMLElement>("[data-control]") ?? []);
    moveFocusByArrows(event, buttons, "row");
  };
  const control = (key: string) => ({
    "data-control": key,
    tabIndex: key === current ? 0 : -1,
    onFocus: () => setCurrent(key),
  });
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={name} tabIndex={-1} onKeyDown={onKey}>
      <button
        type="button"
        className={styles.handle}
        aria-label={words.move}
        aria-pressed={moving.isHeld}
        title={words.moveHow}
        data-drag
        {...control("move")}
        onClick={moving.onHandleClick}
        onKeyDown={moving.onHandleKey}
        onBlur={moving.onHandleBlur}
      >
        <Icon name="grip" />
      </button>
      <span className={styles.colors} role="radiogroup" aria-label={words.color}>
        {NOTE_COLORS.map((color) => (
          <button
            key={color}
            type="button"
            role="radio"
            className={`${styles.color} ${shapes[color]}`}
            aria-label={words.colors[color]}
            aria-checked={note.color === color}
            title={words.colorsWithShape[color]}
            {...control(color)}
            onClick={() => desk.color(note.id, color)}
          >
            <i className={shapes.sheet} />
          </button>
        ))}
      </span>
      <AttachMenu note={note} desk={desk} control={control("attach")} />
      <button
        type="button"
        aria-label={words.delete}
        title={words.deleteHow}
        {...control("delete")}
        onClick={() => desk.remove(note.id)}
      >
        <Drawing path="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5.500M13.500 11v5.500" />
      </button>
    </div>
  );
}
