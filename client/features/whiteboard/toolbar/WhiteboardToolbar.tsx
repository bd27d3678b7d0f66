import { useRef, useState, type KeyboardEvent } from "react";
import { AREA_IDS, AREA_TEXT } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import type { CardName } from "#shared/domain/whiteboard/board-space.ts";
import { REACTION_TEXT, REACTIONS } from "#shared/domain/whiteboard/reactions.ts";
import { useBoardPage } from "../../../hooks/board-context.tsx";
import { useEditingSeat } from "../../../hooks/use-board.ts";
import { cardOnScreen } from "../../../hooks/board-places.ts";
import { useNotes, useStrokes, useWhiteboard } from "../../../hooks/use-whiteboard.ts";
import { announce } from "../../../ui/announcer.ts";
import { moveFocusByArrows } from "../../../ui/arrow-keys.ts";
import { addNoteNearby } from "../notes/add-note.ts";
import { ping, react } from "../signs/own-signs.ts";
import { ReactionIcon } from "../signs/ReactionIcon.tsx";
import { ToolButton } from "./ToolButton.tsx";
import { ToolIcon } from "./ToolIcon.tsx";
import { useTool, type Tool } from "../tool.ts";
import styles from "./WhiteboardToolbar.module.css";

/** The tools of the whiteboard; who may only look can hide and show what others have put there. */
export function WhiteboardToolbar() {
  const hand = useEditingSeat();
  return hand === null ? (
    <div className={styles.bar}>
      <ShowButton tabIndex={0} />
    </div>
  ) : (
    <Tools hand={hand} />
  );
}

/** Which of the buttons has opened something above itself. */
type Opened = "eraser" | "point" | "react" | null;

function Tools({ hand }: { readonly hand: SeatId }) {
  const { session } = useBoardPage();
  const { tool, setTool } = useTool();
  const [opened, setOpened] = useState<Opened>(null);
  const [current, setCurrent] = useState("select");
  const [isUnfolded, setUnfolded] = useState(false);
  const bar = useRef<HTMLDivElement>(null);

  const take = (next: Tool): void => {
    setTool(tool === next ? "select" : next);
    setOpened(null);
  };
  const button = (name: Tool, label: string) => ({
    name,
    label,
    pressed: tool === name,
    tabIndex: current === name ? 0 : -1,
    onFocus: () => setCurrent(name),
  });
  const onKey = (event: KeyboardEvent): void => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>("[data-tool-button]") ?? [])];
    if (moveFocusByArrows(event, buttons, "row")) setOpened(null);
  };
  const unfold = (): void => {
    // Folded tools are out of reach, so none of them stays in the hand.
    if (isUnfolded) setTool("select");
    setOpened(null);
    setUnfolded(!isUnfolded);
  };
  return (
    <>
      <button
        type="button"
        className={styles.fold}
        aria-label="Notes and ink"
        title="Notes and ink"
        aria-expanded={isUnfolded}
        onClick={unfold}
      >
        <ToolIcon name={isUnfolded && tool !== "select" ? tool : "pen"} />
      </button>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- Its buttons take the focus, one of them at a time. */}
      <div
        ref={bar}
        role="toolbar"
        aria-label="Whiteboard"
        className={styles.bar}
        data-unfolded={isUnfolded || undefined}
        onKeyDown={onKey}
      >
        <ToolButton {...button("select", "Select")} onPress={() => take("select")} />
        <ToolButton
          {...button("note", "Note")}
          onPress={(byKey) => {
            if (byKey) addNoteNearby();
            else take("note");
          }}
        />
        <ToolButton {...button("pen", "Pen")} onPress={() => take("pen")} />
        <ToolButton {...button("marker", "Marker")} onPress={() => take("marker")} />
        <ToolButton
          {...button("eraser", "Eraser")}
          opens={opened === "eraser"}
          onClose={() => setOpened(null)}
          onPress={() => {
            setTool("eraser");
            setOpened(opened === "eraser" ? null : "eraser");
          }}
        >
          <EraseAll hand={hand} onDone={() => setOpened(null)} />
        </ToolButton>
        <ToolButton
          {...button("point", "Point")}
          opens={opened === "point"}
          onClose={() => setOpened(null)}
          onPress={(byKey) => {
            // Who presses a key has no pointer to point with, and is asked what to point at.
            if (byKey) setOpened(opened === "point" ? null : "point");
            else take("point");
          }}
        >
          <Areas hand={hand} onDone={() => setOpened(null)} />
        </ToolButton>
        <ToolButton
          name="react"
          label="React"
          tabIndex={current === "react" ? 0 : -1}
          onFocus={() => setCurrent("react")}
          opens={opened === "react"}
          onClose={() => setOpened(null)}
          onPress={() => setOpened(opened === "react" ? null : "react")}
        >
          <div role="group" aria-label="Reactions" className={styles.reactions}>
            {REACTIONS.map((reaction) => (
              <button
                key={reaction}
                type="button"
                aria-label={REACTION_TEXT[reaction].name}
                title={REACTION_TEXT[reaction].name}
                onClick={() => react(session.presence, hand, reaction)}
              >
                <ReactionIcon reaction={reaction} />
              </button>
            ))}
          </div>
        </ToolButton>
        <span className={styles.rule} />
        <ShowButton tabIndex={current === "show" ? 0 : -1} onFocus={() => setCurrent("show")} />
      </div>
    </>
  );
}

function EraseAll({ hand, onDone }: { readonly hand: SeatId; readonly onDone: () => void }) {
  const whiteboard = useWhiteboard();
  const count = useStrokes().filter(({ by }) => by === hand).length;
  const why = count === 0 ? "You have drawn nothing" : undefined;
  return (
    <button
      type="button"
      className={styles.choice}
      aria-disabled={count === 0 || undefined}
      title={why}
      onClick={() => {
        if (count === 0) return announce(`${why}.`);
        whiteboard.eraseAllOf(hand);
        announce(count === 1 ? "Your line is erased." : `Your ${count} lines are erased.`);
        onDone();
      }}
    >
      Erase all my ink
      {why === undefined ? null : <small>{why}</small>}
    </button>
  );
}

/** The keyboard's way to point: at the card of an area, in my own column if it is shown. */
function Areas({ hand, onDone }: { readonly hand: SeatId; readonly onDone: () => void }) {
  const { session, shown } = useBoardPage();
  return (
    <div role="group" aria-label="Point at" className={styles.areas}>
      {AREA_IDS.map((area) => (
        <button
          key={area}
          type="button"
          className={styles.choice}
          onClick={() => {
            const own: CardName = `${hand}/${area}`;
            const on: CardName = cardOnScreen(own) === null ? `${shown}/${area}` : own;
            ping(session.presence, hand, { on, x: 0.5, y: 0.5 }, AREA_TEXT[area].name);
            onDone();
          }}
        >
          Point at {AREA_TEXT[area].name}
        </button>
      ))}
    </div>
  );
}

function ShowButton({ tabIndex, onFocus }: { readonly tabIndex: number; readonly onFocus?: () => void }) {
  const { isShown, setShown } = useTool();
  const count = useNotes().length + useStrokes().length;
  return (
    <span className={styles.show}>
      <ToolButton
        name={isShown ? "shown" : "hidden"}
        label={isShown ? "Hide notes and ink" : `Show notes and ink, ${count} hidden`}
        short={isShown ? null : String(count)}
        pressed={!isShown}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onPress={() => {
          setShown(!isShown);
          announce(isShown ? `Notes and ink are hidden: ${count}.` : "Notes and ink are shown.");
        }}
      />
    </span>
  );
}
