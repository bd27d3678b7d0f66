import { useEffect, useId, useRef, useState } from "react";
import { MAX_NOTE_LENGTH } from "#shared/domain/whiteboard/note.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";
import { notes } from "#shared/messages/en/notes.ts";
import { messagesNow } from "../../../language/language.ts";
import { announce } from "../../../ui/announcer.ts";
import type { NoteDesk } from "./desk.ts";
import { startWriting, undoByKeys } from "../../../ui/writing.ts";
import styles from "./NoteText.module.css";

/** Somebody else who is writing in the note, and where. */
export type Writer = {
  readonly clientId: number;
  readonly seat: SeatId;
  readonly name: string;
  readonly caret: string;
};

type Caret = Writer & { readonly at: number };

/** The words of a note as they are read, with the carets of others who are writing in it. */
export function NoteText(props: {
  readonly id: string;
  readonly text: string;
  readonly desk: NoteDesk;
  readonly writers: readonly Writer[];
  /** Drawn unseen, to give the field over it its height and the carets their places. */
  readonly isUnderField?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
}) {
  const { id, text, desk, writers, isUnderField = false, isHidden = false } = props;
  const words = writers.length === 0 ? null : desk.whiteboard.wordsOf(id);
  const carets: readonly Caret[] = writers
    .flatMap((writer) => {
      const at = words?.positionOf(writer.caret) ?? null;
      return at === null ? [] : [{ ...writer, at: Math.min(at, text.length) }];
    })
    .toSorted((a, b) => a.at - b.at);
  const classes = [styles.mirror, isUnderField ? styles.under : ""];
  return (
    <div className={classes.join(" ")} aria-hidden={isUnderField || isHidden || undefined}>
      {text === "" && !isUnderField ? (
        <span className={styles.empty}>{desk.words.notes.emptyNote}</span>
      ) : null}
      {carets.map((caret, index) => (
        <CaretAfter
          key={caret.clientId}
          text={text.slice(carets[index - 1]?.at ?? 0, caret.at)}
          caret={caret}
        />
      ))}
      {text.slice(carets.at(-1)?.at ?? 0)}
      {/* A last empty line is as high as any other. */}
      {"\u200b"}
    </div>
  );
}

function CaretAfter({ text, caret }: { readonly text: string; readonly caret: Caret }) {
  return (
    <>
      {text}
      <span className={`${styles.caret} ${styles[caret.seat]}`} data-caret={caret.seat} aria-hidden="true">
        {/* Named anew with each movement, so that the name shows again for a while. */}
        <span key={`${caret.caret}/${caret.at}`}>{caret.name}</span>
      </span>
    </>
  );
}

/** The field over the words in which one writes; it has the focus from the start. */
export function NoteField(props: {
  readonly id: string;
  readonly name: string;
  readonly desk: NoteDesk;
  /** Where the window was pressed to begin; null to begin at the end. */
  readonly from: Point | null;
}) {
  const { id, name, desk, from } = props;
  const { whiteboard, presence, stopEditing } = desk;
  const words = desk.words.notes;
  const fullWords = words.full(MAX_NOTE_LENGTH);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isFull, setFull] = useState(false);
  const begin = useRef(from);
  const fullId = useId();
  useEffect(() => {
    const area = field.current;
    const words = whiteboard.wordsOf(id);
    if (area === null || words === null) return undefined;
    const stop = startWriting(area, words, {
      caret: (caret) => presence.write(caret === undefined ? undefined : { note: id, caret }),
      pause: whiteboard.endWriting,
      full: (full) => {
        setFull(full);
        if (full) announce(messagesNow({ notes }).notes.full(MAX_NOTE_LENGTH));
      },
      undo: undoByKeys(area),
    });
    area.focus({ preventScroll: true });
    const at = (begin.current && letterAt(area, begin.current)) ?? area.value.length;
    area.setSelectionRange(at, at);
    area.scrollIntoView({ block: "nearest" });
    return stop;
  }, [id, whiteboard, presence]);
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={name}
        aria-describedby={isFull ? fullId : undefined}
        placeholder={words.writeSomething}
        rows={1}
        data-undo="board"
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          stopEditing(id);
        }}
      />
      {isFull ? (
        <p id={fullId} className={styles.full}>
          {fullWords}
        </p>
      ) : null}
    </>
  );
}

/** The letter of a field at a point of the window; null where the browser does not tell. */
function letterAt(field: HTMLTextAreaElement, { x, y }: Point): number | null {
  // Older browsers do not know it.
  if (!("caretPositionFromPoint" in document)) return null;
  const found = document.caretPositionFromPoint(x, y);
  return found?.offsetNode === field ? found.offset : null;
}
