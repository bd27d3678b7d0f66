import { useRef, useState, type KeyboardEvent } from "react";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import type { CardName } from "#shared/domain/whiteboard/board-space.ts";
import { REACTIONS } from "#shared/domain/whiteboard/reactions.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { signs } from "#shared/messages/en/signs.ts";
import { toolbar } from "#shared/messages/en/toolbar.ts";
import { useBoardPage } from "../../../hooks/board-context.tsx";
import { useEditingSeat } from "../../../hooks/use-board.ts";
import { cardOnScreen } from "../../../hooks/board-places.ts";
import { useNotes, useStrokes, useWhiteboard } from "../../../hooks/use-whiteboard.ts";
import { useMessages } from "../../../language/use-messages.ts";
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
  const words = useMessages({ toolbar, signs });
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
  const button = (name: Tool) => ({
    name,
    label: words.toolbar[name],
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
        aria-label={words.toolbar.fold}
        title={words.toolbar.fold}
        aria-expanded={isUnfolded}
        onClick={unfold}
      >
        <ToolIcon name={isUnfolded && tool !== "select" ? tool : "pen"} />
      </button>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- Its buttons take the focus, one of them at a time. */}
      <div
        ref={bar}
        role="toolbar"
        aria-label={words.toolbar.name}
        className={styles.bar}
        data-unfolded={isUnfolded || undefined}
        onKeyDown={onKey}
      >
        <ToolButton {...button("select")} onPress={() => take("select")} />
        <ToolButton
          {...button("note")}
          onPress={(byKey) => {
            if (byKey) addNoteNearby();
            else take("note");
          }}
        />
        <ToolButton {...button("pen")} onPress={() => take("pen")} />
        <ToolButton {...button("marker")} onPress={() => take("marker")} />
        <ToolButton
          {...button("eraser")}
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
          {...button("point")}
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
          label={words.toolbar.react}
          tabIndex={current === "react" ? 0 : -1}
          onFocus={() => setCurrent("react")}
          opens={opened === "react"}
          onClose={() => setOpened(null)}
          onPress={() => setOpened(opened === "react" ? null : "react")}
        >
          <div role="group" aria-label={words.toolbar.reactions} className={styles.reactions}>
            {REACTIONS.map((reaction) => (
              <button
                key={reaction}
                type="button"
                aria-label={words.signs.reactions[reaction]}
                title={words.signs.reactions[reaction]}
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
  const words = useMessages({ toolbar }).toolbar;
  const whiteboard = useWhiteboard();
  const count = useStrokes().filter(({ by }) => by === hand).length;
  const why = count === 0 ? words.nothingDrawn : undefined;
  return (
    <button
      type="button"
      className={styles.choice}
      aria-disabled={count === 0 || undefined}
      onClick={() => {
        if (count === 0) return announce(words.nothingToErase);
        whiteboard.eraseAllOf(hand);
        announce(words.allErased(count));
        onDone();
      }}
    >
      {words.eraseAll}
      {why === undefined ? null : <small>{why}</small>}
    </button>
  );
}

/** The keyboard's way to point: at the card of an area, in my own column if it is shown. */
function Areas({ hand, onDone }: { readonly hand: SeatId; readonly onDone: () => void }) {
  const words = useMessages({ toolbar, areas });
  const { session, shown } = useBoardPage();
  return (
    <div role="group" aria-label={words.toolbar.pointAt} className={styles.areas}>
      {AREA_IDS.map((area) => (
        <button
          key={area}
          type="button"
          className={styles.choice}
          onClick={() => {
            const own: CardName = `${hand}/${area}`;
            const on: CardName = cardOnScreen(own) === null ? `${shown}/${area}` : own;
            ping(session.presence, hand, { on, x: 0.5, y: 0.5 });
            onDone();
          }}
        >
          {words.toolbar.pointAtArea(words.areas[area].name)}
        </button>
      ))}
    </div>
  );
}

function ShowButton({ tabIndex, onFocus }: { readonly tabIndex: number; readonly onFocus?: () => void }) {
  const words = useMessages({ toolbar }).toolbar;
  const { isShown, setShown } = useTool();
  const count = useNotes().length + useStrokes().length;
  return (
    <span className={styles.show}>
      <ToolButton
        name={isShown ? "shown" : "hidden"}
        label={isShown ? words.hide : words.show(count)}
        short={isShown ? null : String(count)}
        pressed={!isShown}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onPress={() => {
          setShown(!isShown);
          announce(isShown ? words.hidden(count) : words.shown);
        }}
      />
    </span>
  );
}
