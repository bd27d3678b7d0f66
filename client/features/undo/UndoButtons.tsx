import { useEffect, useRef } from "react";
import { areas } from "#shared/messages/en/areas.ts";
import { undo as english } from "#shared/messages/en/undo.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useUndoNames } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { Icon } from "../../ui/Icon.tsx";
import { UNDO_KEYS } from "../../ui/keys/board-keys.ts";
import { isPressed } from "../../ui/keys/pressed.ts";
import styles from "./UndoButtons.module.css";

type Step = NonNullable<ReturnType<typeof useUndoNames>["undo"]>;

/** Undo and redo of one's own gestures, each named after what it would move over. */
export function UndoButtons() {
  const { areas: names, undo: words } = useMessages({ areas, undo: english });
  const { session } = useBoardPage();
  const { undo, redo } = useUndoNames();
  const move = (direction: "undo" | "redo"): void => {
    const step = direction === "undo" ? undo : redo;
    const outcome = session[direction]();
    if (outcome === "empty") announce(direction === "undo" ? words.noUndo : words.noRedo);
    if (step === null || outcome === "empty") return;
    const name = nameOfStep(step, words.step, names);
    if (outcome === "changed-since") announce(words.changedSince(name));
    else announce(direction === "undo" ? words.undone(name) : words.redone(name));
  };
  useUndoKeys(move);
  const undoLabel = undo === null ? words.undo : words.undoStep(nameOfStep(undo, words.step, names));
  const redoLabel = redo === null ? words.redo : words.redoStep(nameOfStep(redo, words.step, names));
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={`button ${styles.undo}`}
        aria-disabled={undo === null || undefined}
        title={undo === null ? words.nothingToUndo : undefined}
        onClick={undo === null ? undefined : () => move("undo")}
      >
        <Icon name="undo" />
        <span>{undoLabel}</span>
      </button>
      <button
        type="button"
        className={`button ${styles.redo}`}
        aria-disabled={redo === null || undefined}
        aria-label={redoLabel}
        title={redo === null ? words.nothingToRedo : redoLabel}
        onClick={redo === null ? undefined : () => move("redo")}
      >
        <Icon name="redo" />
      </button>
    </div>
  );
}

function useUndoKeys(move: (direction: "undo" | "redo") => void): void {
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = isPressed(event, UNDO_KEYS.undo);
      if ((!isUndo && !isPressed(event, UNDO_KEYS.redo)) || isTyping(event.target)) return;
      // What a modal dialog covers does not change behind it.
      if (document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      latest.current(isUndo ? "undo" : "redo");
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

/** A text field has an undo of its own, unless what is written in it is the board's (`data-undo="board"`). */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.dataset["undo"] === "board") return false;
  if (target instanceof HTMLInputElement) return target.type === "text" || target.type === "search";
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** A step in words, composed as it is shown: what is kept of it is no text. */
function nameOfStep(step: Step, words: Messages["undo"]["step"], names: Messages["areas"]): string {
  switch (step.kind) {
    case "points":
      return words.points(names[step.area].name, step.before, step.after);
    case "place": {
      const { name } = names[step.area];
      if (step.after === null) return words.toTray(name);
      return step.before === null
        ? words.placed(name, step.after)
        : words.moved(name, step.before, step.after);
    }
    case "give-rest":
    case "spread":
    case "start-from-order":
    case "note-add":
    case "note-write":
    case "note-move":
    case "note-color":
    case "note-remove":
    case "note-restore":
    case "ink-draw":
    case "ink-erase":
      return words[step.kind];
    case "pin":
    case "unpin":
    case "tick":
    case "untick":
    case "reply":
      return words[step.kind](names[step.area].name);
  }
}
