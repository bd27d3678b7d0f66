import { Suspense, useEffect, useState, useSyncExternalStore, type CSSProperties } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { isolated } from "#shared/domain/snapshot/isolated.ts";
import { STEP_IDS } from "#shared/domain/steps.ts";
import { page } from "#shared/messages/en/page.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { stage } from "#shared/messages/en/stage.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { useLastActor } from "../features/people/use-last-actor.ts";
import { SaveChip } from "../features/settings/SaveChip.tsx";
import { BoardProvider, useBoardPage } from "../hooks/board-context.tsx";
import { useLiveBoard, type BoardSession } from "../hooks/use-board.ts";
import { useIntroduction } from "../hooks/use-introduction.ts";
import { pathOnThisDevice } from "../hooks/use-local-boards.ts";
import { useMessages } from "../language/use-messages.ts";
import { announce } from "../ui/announcer.ts";
import { tellBlockedReasons } from "../ui/blocked-reason.ts";
import { Icon } from "../ui/Icon.tsx";
import { SeatDot } from "../ui/SeatDot.tsx";
import {
  MotionLayer,
  OthersTold,
  ShowLayerSwitch,
  TimerChip,
  TroublePage,
  WhiteboardLayer,
} from "./chunks.ts";
import { Shell } from "./Shell.tsx";
import { StepBody } from "./StepBody.tsx";
import { useOpenBoard } from "./use-open-board.ts";
import styles from "./StagePage.module.css";

/**
 * The stage is laid out for this many pixels and then enlarged to the window: at 1920 by 1080 its smallest letters,
 * 12.5 pixels, are 24 pixels high, and its thinnest lines, 2 pixels, nearly 4.
 */
const WIDE = { width: 1000, height: 562 };

/** The same for a screen that stands upright. */
const TALL = { width: 700, height: 1000 };

/** Where both columns do not have room side by side, as on a phone. */
const SMALL = "(max-width: 47.5em)";

/** A board at screen-share size: it follows whoever did something last, and nothing on it changes or tells a link. */
export function StagePage({ session }: { readonly session: BoardSession }) {
  return (
    <BoardProvider session={session} seat={null} onSeat={() => {}}>
      <Stage />
    </BoardProvider>
  );
}

function Stage() {
  const { session } = useBoardPage();
  const words = useMessages({ page, stage });
  const { isReady, trouble } = useOpenBoard();
  const { isSmall, isTall, zoom } = useStageSize();
  useIntroduction(isReady);
  useEffect(tellBlockedReasons, []);
  const leader = useLastActor();
  if (trouble !== null) {
    return (
      <Suspense fallback={<Shell />}>
        <TroublePage reason={trouble} />
      </Suspense>
    );
  }
  if (isSmall) return <TooSmall session={session} />;
  return (
    <div
      className={styles.stage}
      data-stage={isTall ? "tall" : "wide"}
      style={{ "--zoom": zoom } as CSSProperties}
    >
      <main className={`${styles.main} dots`} data-anchor="board">
        {!isReady ? (
          <p className={styles.waiting} role="status">
            {words.page.opening}
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
        <Where leader={leader} />
        <div className={styles.corner}>
          {isReady ? (
            <Suspense>
              <TimerChip mayEdit={false} isPlain />
              <ShowLayerSwitch />
            </Suspense>
          ) : null}
          <SaveChip />
          <FullScreen />
          <button type="button" className={styles.leave} onClick={() => leaveStage(session)}>
            {words.stage.leave}
          </button>
        </div>
      </footer>
      {isReady ? (
        <Suspense>
          <MotionLayer />
          <OthersTold />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The step that is shown, whose answers are whose on every step, who leads, and the title where there is room. */
function Where({ leader }: { readonly leader: SeatId | null }) {
  const { step } = useBoardPage();
  const words = useMessages({ seats, stage, steps });
  const names = useLiveBoard((board) => board.names);
  const title = useLiveBoard((board) => board.title);
  return (
    <div className={styles.where}>
      <strong>
        {STEP_IDS.indexOf(step) + 1} {words.steps[step]}
      </strong>
      <ul className={styles.legend} aria-label={words.stage.whose} title={words.stage.leading}>
        {SEAT_IDS.map((seat) => {
          const name = nameOf({ names }, seat, words.seats);
          return (
            <li key={seat} data-leads={leader === seat || undefined}>
              <SeatDot shape={seat === "left" ? "circle" : "square"} />
              {leader === seat ? <bdi>{words.stage.leads(isolated(name))}</bdi> : <bdi>{name}</bdi>}
            </li>
          );
        })}
      </ul>
      <bdi className={styles.title}>{title}</bdi>
    </div>
  );
}

/** Fills the screen with the stage, and says why where a browser does not do that. */
function FullScreen() {
  const words = useMessages({ stage }).stage;
  const isFull = useSyncExternalStore(onFullScreen, () => document.fullscreenElement !== null);
  const isPossible = document.fullscreenEnabled;
  const label = isFull ? words.notFull : words.full;
  return (
    <button
      type="button"
      className={styles.leave}
      aria-disabled={!isPossible || undefined}
      aria-label={label}
      title={isPossible ? label : words.cannotFull}
      onClick={() => {
        if (!isPossible) return;
        if (isFull) void document.exitFullscreen();
        else document.documentElement.requestFullscreen().catch(() => announce(words.cannotFull));
      }}
    >
      <Icon name={isFull ? "shrink" : "grow"} />
    </button>
  );
}

/** On a phone or in a narrow window: what the stage is, and the way to the board. */
function TooSmall({ session }: { readonly session: BoardSession }) {
  const words = useMessages({ stage }).stage;
  return (
    <main className={styles.small}>
      <h1>{words.small.title}</h1>
      <p>{words.small.why}</p>
      <button type="button" className="button button-solid" onClick={() => leaveStage(session)}>
        {words.small.board}
      </button>
    </main>
  );
}

/** Back to the board as this device knows it; the address is no link on the page, where hovering would show a key. */
function leaveStage(session: BoardSession): void {
  const state: unknown = history.state;
  const from = typeof state === "object" && state !== null && "board" in state ? state.board : undefined;
  const path = typeof from === "string" ? from : pathOnThisDevice(session.boardId);
  location.assign(path ?? `/v/${session.viewKey}`);
}

function onFullScreen(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}

type StageSize = { readonly isSmall: boolean; readonly isTall: boolean; readonly zoom: number };

function useStageSize(): StageSize {
  const [size, setSize] = useState(sizeNow);
  useEffect(() => {
    const resize = (): void => setSize(sizeNow());
    addEventListener("resize", resize);
    return () => removeEventListener("resize", resize);
  }, []);
  return size;
}

function sizeNow(): StageSize {
  const isTall = innerHeight > innerWidth;
  const { width, height } = isTall ? TALL : WIDE;
  return {
    isSmall: matchMedia(SMALL).matches,
    isTall,
    zoom: Math.min(innerWidth / width, innerHeight / height),
  };
}
