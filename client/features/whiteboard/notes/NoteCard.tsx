import { memo, useRef } from "react";
import { nameOf } from "#shared/domain/board.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";
import type { Note } from "#shared/domain/whiteboard/note.ts";
import { CLIP } from "./AttachMenu.tsx";
import type { NoteDesk } from "./desk.ts";
import { Drawing } from "../Drawing.tsx";
import { NoteBar } from "./NoteBar.tsx";
import { NoteField, NoteText, type Writer } from "./NoteText.tsx";
import { nameOfCard, nameOfNote } from "./note-words.ts";
import { leanOf } from "./spots.ts";
import { useNoteMoving } from "./use-note-moving.ts";
import shapes from "./Shape.module.css";
import styles from "./NoteCard.module.css";

/** Characters from which on a note is wider, so that it does not become a ribbon. */
const LONG = 150;

type Props = {
  readonly note: Note;
  /** How many notes lie below it. */
  readonly depth: number;
  readonly desk: NoteDesk;
  /** Where the window was pressed to write in it, or null for its end; undefined while nobody here writes in it. */
  readonly editing: { readonly from: Point | null } | undefined;
  /** Is it shown whole although there is only room for a pin? */
  readonly isOpen: boolean;
  readonly writers: readonly Writer[];
  /** Who else carries it right now. */
  readonly carrier: string | null;
};

/** One note: its paper, its words, who has put it there and what it is attached to, and its controls. */
export const NoteCard = memo(function NoteCard(props: Props) {
  const { note, depth, desk, editing, isOpen, writers, carrier } = props;
  const { id, text, color, spot } = note;
  const { names, words, me } = desk;
  const item = useRef<HTMLLIElement>(null);
  const wasFocused = useRef(false);
  const moving = useNoteMoving(id, desk);
  const name = nameOfNote(note, names, words);
  const card = spot.on === "board" ? null : nameOfCard(spot.on, names, note.by, words);
  const content = text.trim() === "" ? words.notes.empty : text;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging anywhere comes on top of the buttons inside.
    <li
      ref={item}
      className={`${styles.note} ${shapes[color]}`}
      style={{ zIndex: depth + 1 }}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A long note shows all of itself to whoever comes to it; who may only read it has no button to come to.
      tabIndex={me === null && text.length > LONG ? 0 : -1}
      data-note={id}
      data-focus={`item/${id}`}
      data-color={color}
      data-open={isOpen || undefined}
      data-held={moving.isHeld || carrier !== null || undefined}
      data-editing={editing !== undefined || undefined}
      data-editable={me !== null || undefined}
      data-long={text.length > LONG || undefined}
      onPointerDown={(event) => {
        wasFocused.current = item.current?.contains(document.activeElement) ?? false;
        moving.onPointerDown(event);
      }}
      onKeyDown={({ key }) => {
        if (key === "Escape" && isOpen) desk.close(id);
      }}
      onClickCapture={(event) => {
        if (moving.wasDragged()) event.stopPropagation();
      }}
      onBlur={({ relatedTarget }) => {
        // A window that is left for a moment is come back to.
        if (!document.hasFocus() || item.current?.contains(relatedTarget)) return;
        desk.leave(id);
      }}
    >
      <button
        type="button"
        className={`${styles.pin} ${shapes[color]}`}
        aria-label={words.notes.saying(name, content)}
        aria-expanded={isOpen}
        data-focus={`pin/${id}`}
        data-drag
        onClick={() => desk.open(id)}
      >
        <i className={shapes.sheet} />
        <span aria-hidden="true">{/[\p{L}\p{N}]/u.exec(text)?.[0]}</span>
      </button>
      <div className={styles.paper}>
        <div className={styles.leaning} ref={(element) => leanBy(element, leanOf(id))}>
          <i className={shapes.sheet} />
          <div className={styles.words}>
            <NoteText
              id={id}
              text={text}
              desk={desk}
              writers={writers}
              isUnderField={editing !== undefined}
              isHidden={me !== null}
            />
            {editing !== undefined ? (
              <NoteField id={id} name={name} desk={desk} from={editing.from} />
            ) : me !== null ? (
              <button
                type="button"
                className={styles.write}
                aria-label={words.notes.saying(name, content)}
                title={text === "" ? words.notes.pressToWrite : undefined}
                data-focus={`note/${id}`}
                onKeyDown={({ key }) => {
                  if (key === "Delete" || key === "Backspace") desk.remove(id);
                }}
                onClick={({ currentTarget, detail, nativeEvent, clientX, clientY }) => {
                  const isTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";
                  // The first tap of a finger shows the controls; a keyboard that comes up would cover them.
                  if (isTouch && !wasFocused.current) return currentTarget.focus({ preventScroll: true });
                  desk.edit(id, detail === 0 ? null : { x: clientX, y: clientY });
                }}
              />
            ) : null}
          </div>
          <p className={styles.sign}>
            <bdi>{nameOf({ names }, note.by, words.seats)}</bdi>
            {card === null ? null : (
              <span>
                <Drawing path={CLIP} size={12} />
                <span className="visually-hidden">{words.notes.on} </span>
                {card}
              </span>
            )}
          </p>
        </div>
        {moving.isAsking ? <span className={styles.tag}>{words.notes.pressWhere}</span> : null}
        {carrier === null ? null : <span className={styles.tag}>{words.notes.isMoving(carrier)}</span>}
        {me === null ? null : <NoteBar note={note} name={name} desk={desk} moving={moving} />}
      </div>
    </li>
  );
}, isSame);

/** Where a note lies is no reason to render it: see `placing.ts`. */
function isSame(a: Props, b: Props): boolean {
  const isSameNote =
    a.note.id === b.note.id &&
    a.note.text === b.note.text &&
    a.note.color === b.note.color &&
    a.note.by === b.note.by &&
    a.note.spot.on === b.note.spot.on;
  return (
    isSameNote &&
    a.depth === b.depth &&
    a.desk === b.desk &&
    a.editing === b.editing &&
    a.isOpen === b.isOpen &&
    a.writers === b.writers &&
    a.carrier === b.carrier
  );
}

function leanBy(element: HTMLElement | null, degrees: number): void {
  element?.style.setProperty("--lean", `${degrees}deg`);
}
