import { useEffect, useLayoutEffect, useRef } from "react";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useEditingSeat } from "../../hooks/use-board.ts";
import { useWhiteboard } from "../../hooks/use-whiteboard.ts";
import { startInput } from "./ink/ink-input.ts";
import { startInk, type InkStage } from "./ink/ink-stage.ts";
import { NotesLayer } from "./notes/NotesLayer.tsx";
import { ping } from "./signs/own-signs.ts";
import { Signs } from "./signs/Signs.tsx";
import { putToolsAway, useTool } from "./tool.ts";
import styles from "./WhiteboardLayer.module.css";

/** What lies over the cards: notes, ink, lasers, pings and reactions. Lets everything through that no tool needs. */
export function WhiteboardLayer() {
  const { session, step, shown } = useBoardPage();
  const whiteboard = useWhiteboard();
  const { tool, isShown } = useTool();
  const hand = useEditingSeat();
  const layer = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const finished = useRef<HTMLCanvasElement>(null);
  const moving = useRef<HTMLCanvasElement>(null);
  const stage = useRef<InkStage>(null);
  const latestHand = useRef(hand);
  useEffect(() => {
    latestHand.current = hand;
  });

  useLayoutEffect(() => {
    if (!layer.current || !ground.current || !finished.current || !moving.current) return;
    const { presence } = session;
    const parts = { layer: layer.current, finished: finished.current, moving: moving.current };
    const running = startInk({ ...parts, whiteboard, presence });
    const stopInput = startInput({
      ground: ground.current,
      stage: running,
      whiteboard,
      presence,
      hand: () => latestHand.current,
      onPing: (spot) => {
        if (latestHand.current !== null) ping(presence, latestHand.current, spot);
      },
    });
    stage.current = running;
    return () => {
      stopInput();
      running.stop();
      stage.current = null;
    };
  }, [session, whiteboard]);
  useEffect(() => putToolsAway, [session]);
  // Another step shows the columns elsewhere.
  useLayoutEffect(() => stage.current?.view.lookAgain(), [session, whiteboard, step, shown]);
  useLayoutEffect(() => stage.current?.setShown(isShown), [session, whiteboard, isShown]);
  const takesAll = hand !== null && tool !== "select" && tool !== "note";
  return (
    <div ref={layer} className={styles.layer} data-shown={isShown}>
      <i className={styles.colors} data-colors="" hidden />
      <div className={styles.notes}>
        <NotesLayer />
      </div>
      <canvas ref={finished} className={styles.ink} aria-hidden="true" data-ink="finished" />
      <canvas ref={moving} className={styles.ink} aria-hidden="true" data-ink="moving" />
      <div
        ref={ground}
        className={styles.ground}
        data-tool={takesAll ? tool : undefined}
        data-own-pointing={tool === "point" || undefined}
        hidden={!takesAll}
      />
      <div className={styles.signs} aria-hidden="true">
        <Signs />
      </div>
    </div>
  );
}
