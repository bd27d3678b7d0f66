import { Suspense, useEffect, useState, type CSSProperties } from "react";
import { STEP_IDS, STEP_NAME } from "#shared/domain/steps.ts";
import { useLastActor } from "../features/people/use-last-actor.ts";
import { SaveChip } from "../features/settings/SaveChip.tsx";
import { BoardProvider, useBoardPage } from "../hooks/board-context.tsx";
import type { BoardSession } from "../hooks/use-board.ts";
import { useIntroduction } from "../hooks/use-introduction.ts";
import { pathOnThisDevice } from "../hooks/use-local-boards.ts";
import { MotionLayer, ShowLayerSwitch, TimerChip, TroublePage, WhiteboardLayer } from "./chunks.ts";
import { Shell } from "./Shell.tsx";
import { StepBody } from "./StepBody.tsx";
import { useOpenBoard } from "./use-open-board.ts";
import styles from "./StagePage.module.css";

/**
 * The stage is laid out for this many pixels and then enlarged to the window: at 1920 by 1080 its smallest letters,
 * 12.5 pixels, are 24 pixels high.
 */
const WIDTH = 1000;
const HEIGHT = 562;

/** A board at screen-share size: it follows whoever did something last, and nothing on it changes or tells a link. */
export function StagePage({ session }: { readonly session: BoardSession }) {
  return (
    <BoardProvider session={session} seat={null} onSeat={() => {}}>
      <Stage />
    </BoardProvider>
  );
}

function Stage() {
  const { session, step } = useBoardPage();
  const { isReady, title, trouble } = useOpenBoard();
  const zoom = useStageZoom();
  useIntroduction(isReady);
  useLastActor();
  if (trouble !== null) {
    return (
      <Suspense fallback={<Shell />}>
        <TroublePage reason={trouble} />
      </Suspense>
    );
  }
  return (
    <div className={styles.stage} data-stage style={{ "--zoom": zoom } as CSSProperties}>
      <main className={`${styles.main} dots`} data-anchor="board">
        {!isReady ? (
          <p className={styles.waiting} role="status">
            Opening the board…
          </p>
        ) : (
          <StepBody columns={styles.columns} hasTabs={false} />
        )}
        {isReady ? (
          <Suspense>
            <WhiteboardLayer />
          </Suspense>
        ) : null}
      </main>
      <footer className={styles.footer}>
        <p className={styles.where}>
          <strong>
            {STEP_IDS.indexOf(step) + 1} {STEP_NAME[step]}
          </strong>
          <span>{title}</span>
        </p>
        <div className={styles.corner}>
          {isReady ? (
            <Suspense>
              <TimerChip mayEdit={false} isPlain />
              <ShowLayerSwitch />
            </Suspense>
          ) : null}
          <SaveChip />
          <button type="button" className={styles.leave} onClick={() => leaveStage(session)}>
            Leave the stage
          </button>
        </div>
      </footer>
      {isReady ? (
        <Suspense>
          <MotionLayer />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Back to the board as this device knows it; the address is no link on the page, where hovering would show a key. */
function leaveStage(session: BoardSession): void {
  const state: unknown = history.state;
  const from = typeof state === "object" && state !== null && "board" in state ? state.board : undefined;
  const path = typeof from === "string" ? from : pathOnThisDevice(session.boardId);
  location.assign(path ?? `/v/${session.viewKey}`);
}

function useStageZoom(): number {
  const [zoom, setZoom] = useState(zoomNow);
  useEffect(() => {
    const resize = (): void => setZoom(zoomNow());
    addEventListener("resize", resize);
    return () => removeEventListener("resize", resize);
  }, []);
  return zoom;
}

function zoomNow(): number {
  return Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
}
