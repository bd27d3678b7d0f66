import { useEffect, useRef } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { otherSeat } from "#shared/domain/seats.ts";
import { useLostNote } from "../../../hooks/use-whiteboard.ts";
import { announce } from "../../../ui/announcer.ts";
import type { NoteDesk } from "./desk.ts";
import toasts from "../../../ui/toast.module.css";
import styles from "./LostNote.module.css";

/** When somebody removes a note in which one has written: a question, so that no words get lost. */
export function LostNote({
  desk,
  onSettled,
}: {
  readonly desk: NoteDesk;
  /** The note is back, or gone for good. */
  readonly onSettled: (note: string | null) => void;
}) {
  const { names, words, me, whiteboard } = desk;
  const lost = useLostNote();
  const toast = useRef<HTMLDivElement>(null);
  const sentence =
    lost === null || me === null
      ? null
      : words.notes.lost.sentence(nameOf({ names }, otherSeat(me), words.seats));
  useEffect(() => {
    if (sentence === null) return;
    announce(sentence);
    // The field in which one was writing has gone, and the focus with it.
    if (document.activeElement === document.body) toast.current?.focus();
  }, [sentence, lost]);
  if (lost === null || sentence === null) return null;
  const settle = (bringBack: boolean): void => {
    whiteboard.settleLost(bringBack);
    announce(bringBack ? words.notes.lost.isBack : words.notes.lost.isGone);
    onSettled(bringBack ? lost.id : null);
  };
  return (
    <div ref={toast} className={toasts.toast} tabIndex={-1} role="group" aria-label={words.notes.lost.name}>
      <span>
        {sentence} {lost.text.trim() === "" ? null : <q className={styles.words}>{shortened(lost.text)}</q>}
      </span>
      <button type="button" className="button button-solid" onClick={() => settle(true)}>
        {words.notes.lost.bringBack}
      </button>
      <button type="button" className="button" onClick={() => settle(false)}>
        {words.notes.lost.letGo}
      </button>
    </div>
  );
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 58).trimEnd()}…`;
}
