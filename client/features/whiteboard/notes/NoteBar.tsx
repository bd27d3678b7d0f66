import { useRef, useState, type KeyboardEvent } from "react";
import { NOTE_COLOR_NAME, NOTE_COLORS, type Note, type NoteColor } from "#shared/domain/whiteboard/note.ts";
import { moveFocusByArrows } from "../../../ui/arrow-keys.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { AttachMenu } from "./AttachMenu.tsx";
import { Drawing } from "../Drawing.tsx";
import type { NoteDesk } from "./desk.ts";
import type { NoteMoving } from "./use-note-moving.ts";
import shapes from "./Shape.module.css";
import styles from "./NoteBar.module.css";

/** How each colour's corners look, for its title. */
const SHAPE: Readonly<Record<NoteColor, string>> = {
  sun: "square corners",
  sky: "round corners",
  leaf: "one cut corner",
  rose: "one large round corner",
};

/** What one may do with a note: one stop of the Tab key, arrows go from one control to the next. */
export function NoteBar(props: {
  readonly note: Note;
  readonly name: string;
  readonly desk: NoteDesk;
  readonly moving: NoteMoving;
}) {
  const { note, name, desk, moving } = props;
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
        aria-label="Move note"
        aria-pressed={moving.isHeld}
        title="Drag, or press Space and use the arrows"
        data-drag
        {...control("move")}
        onKeyDown={moving.onHandleKey}
        onBlur={moving.onHandleBlur}
      >
        <Icon name="grip" />
      </button>
      <span className={styles.colors} role="radiogroup" aria-label="Colour">
        {NOTE_COLORS.map((color) => (
          <button
            key={color}
            type="button"
            role="radio"
            className={`${styles.color} ${shapes[color]}`}
            aria-label={NOTE_COLOR_NAME[color]}
            aria-checked={note.color === color}
            title={`${NOTE_COLOR_NAME[color]}, ${SHAPE[color]}`}
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
        aria-label="Delete note"
        title="Delete; undo brings it back"
        {...control("delete")}
        onClick={() => desk.remove(note.id)}
      >
        <Drawing path="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5.500M13.500 11v5.500" />
      </button>
    </div>
  );
}
