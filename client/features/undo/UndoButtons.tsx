import { useEffect, useRef } from "react";
import { AREA_TEXT } from "#shared/domain/areas.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useUndoNames } from "../../hooks/use-board.ts";
import { announce } from "../../ui/announcer.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./UndoButtons.module.css";

/** Why a button does nothing now; it stays in the tab order to say so. */
const NOTHING = { undo: "Nothing of yours to take back", redo: "Nothing to do again" };

type Step = NonNullable<ReturnType<typeof useUndoNames>["undo"]>;

/** Undo and redo of one's own gestures, each named after what it would move over. */
export function UndoButtons() {
  const { session } = useBoardPage();
  const { undo, redo } = useUndoNames();
  const move = (direction: "undo" | "redo"): void => {
    const step = direction === "undo" ? undo : redo;
    const outcome = session[direction]();
    if (outcome === "empty") announce(`${NOTHING[direction]}.`);
    if (step === null || outcome === "empty") return;
    if (outcome === "changed-since") {
      announce(`Nothing looks different: ${nameOfStep(step)} had been changed again since.`);
    } else {
      announce(
        direction === "undo" ? `Taken back: ${nameOfStep(step)}.` : `Done again: ${nameOfStep(step)}.`,
      );
    }
  };
  useUndoKeys(move);
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={`button ${styles.undo}`}
        aria-disabled={undo === null || undefined}
        title={undo === null ? NOTHING.undo : undefined}
        onClick={() => move("undo")}
      >
        <Icon name="undo" />
        <span>{undo === null ? "Undo" : `Undo: ${nameOfStep(undo)}`}</span>
      </button>
      <button
        type="button"
        className={`button ${styles.redo}`}
        aria-disabled={redo === null || undefined}
        aria-label={redo === null ? "Redo" : `Redo: ${nameOfStep(redo)}`}
        title={redo === null ? NOTHING.redo : `Redo: ${nameOfStep(redo)}`}
        onClick={() => move("redo")}
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
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      // What a modal dialog covers does not change behind it.
      if (document.querySelector("dialog[open]") !== null) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      latest.current(key === "y" || event.shiftKey ? "redo" : "undo");
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

function nameOfStep(step: Step): string {
  switch (step.kind) {
    case "points":
      return `${AREA_TEXT[step.area].name} ${step.before} → ${step.after}`;
    case "place": {
      const { name } = AREA_TEXT[step.area];
      if (step.after === null) return `${name} back to the tray`;
      return step.before === null
        ? `${name} to place ${step.after}`
        : `${name} ${step.before} → ${step.after}`;
    }
    case "give-rest":
      return "the rest given";
    case "spread":
      return "the rest spread evenly";
    case "start-from-order":
      return "start from my order";
    case "pin":
      return `${AREA_TEXT[step.area].name} pinned`;
    case "unpin":
      return `${AREA_TEXT[step.area].name} unpinned`;
    case "tick":
      return `${AREA_TEXT[step.area].name} talked about`;
    case "untick":
      return `${AREA_TEXT[step.area].name} still to talk about`;
    case "reply":
      return `writing about ${AREA_TEXT[step.area].name}`;
    case "note-add":
      return "a new note";
    case "note-write":
      return "writing in a note";
    case "note-move":
      return "a note moved";
    case "note-color":
      return "a note’s colour";
    case "note-remove":
      return "a note deleted";
    case "note-restore":
      return "a note brought back";
    case "ink-draw":
      return "a line drawn";
    case "ink-erase":
      return "lines erased";
  }
}
