import { Suspense, useEffect, useRef, useState } from "react";
import type { SeatId } from "#shared/domain/seats.ts";
import { STEP_IDS } from "#shared/domain/steps.ts";
import { page } from "#shared/messages/en/page.ts";
import { BoardProvider, useBoardPage } from "../hooks/board-context.tsx";
import { useIsMoving, useSaveStatus, type BoardSession } from "../hooks/use-board.ts";
import { seatOnThisDevice } from "../hooks/use-local-boards.ts";
import { readTab, writeTab } from "../hooks/tab-memory.ts";
import { useIntroduction, useRememberedBoard } from "../hooks/use-introduction.ts";
import { useMessages } from "../language/use-messages.ts";
import { SkipLink } from "../ui/SkipLink.tsx";
import { useFocusWish } from "../ui/focus.ts";
import { BoardFooter } from "./BoardFooter.tsx";
import { BoardHeader } from "./BoardHeader.tsx";
import {
  BoardExport,
  CallToast,
  fetchSeats,
  FirstAnswersKeeper,
  MotionLayer,
  OthersTold,
  TakeSeatDialog,
  TroubleNote,
  TroublePage,
  WhiteboardLayer,
} from "./chunks.ts";
import { Shell } from "./Shell.tsx";
import { StepBody } from "./StepBody.tsx";
import { StepHeading } from "./StepHeading.tsx";
import { useOpenBoard } from "./use-open-board.ts";
import styles from "./BoardPage.module.css";

/** The id of what the skip link leads to. */
const MAIN_ID = "board";

/** A board, from the moment its link is opened. */
export function BoardPage({ session }: { readonly session: BoardSession }) {
  const [seat, setSeat] = useState<SeatId | null | undefined>(() =>
    session.link.access === "view" ? null : seatOnThisDevice(session.boardId),
  );
  const [firstStep] = useState(() => {
    const kept = readTab(session.boardId);
    return STEP_IDS.find((each) => each === kept);
  });
  return (
    <BoardProvider session={session} seat={seat ?? null} onSeat={setSeat} firstStep={firstStep}>
      <OpenBoard mustTakeSeat={seat === undefined} hasChosen={seat !== undefined} />
    </BoardProvider>
  );
}

function OpenBoard(props: { readonly mustTakeSeat: boolean; readonly hasChosen: boolean }) {
  const words = useMessages({ page }).page;
  const { session, seat, setSeat, setHand, step, followed } = useBoardPage();
  const { status, isReady, trouble } = useOpenBoard();
  const [isExporting, setExporting] = useState(false);
  const [isMovingSeat, setMovingSeat] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(root);
  useIntroduction(props.hasChosen && isReady);
  useRememberedBoard(props.hasChosen ? seat : undefined);
  useEffect(() => writeTab(session.boardId, step), [session, step]);
  useEffect(() => {
    if (props.mustTakeSeat) fetchSeats();
  }, [props.mustTakeSeat]);

  if (trouble !== null) {
    return (
      <Suspense fallback={<Shell />}>
        <TroublePage reason={trouble} />
      </Suspense>
    );
  }
  return (
    <div ref={root} className={styles.page}>
      <SkipLink to={MAIN_ID}>{words.skip}</SkipLink>
      <BoardHeader onExport={() => setExporting(true)} onMoveSeat={() => setMovingSeat(true)} />
      {isReady ? <Trouble onExport={() => setExporting(true)} /> : null}
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className={`${styles.main} dots`}
        data-anchor="board"
        data-followed={followed?.seat}
      >
        {!isReady ? (
          <>
            <StepHeading />
            <p className={styles.waiting} role="status">
              {status.kind === "offline" ? words.unreachable : words.opening}
            </p>
          </>
        ) : (
          <StepBody columns={styles.columns} hasTabs />
        )}
        {isReady ? (
          <Suspense>
            <WhiteboardLayer />
          </Suspense>
        ) : null}
      </main>
      <BoardFooter hasChosen={props.hasChosen} />
      {isReady ? (
        <Suspense>
          <MotionLayer />
          <CallToast />
          <FirstAnswersKeeper />
          <OthersTold />
        </Suspense>
      ) : null}
      {isReady && (props.mustTakeSeat || isMovingSeat) ? (
        <Suspense>
          <TakeSeatDialog
            onTake={(taken) => {
              setSeat(taken);
              setMovingSeat(false);
              if (props.mustTakeSeat) requestFocus(`step/${step}`);
            }}
            onShare={(begins) => {
              setSeat(begins);
              setHand(begins);
              setMovingSeat(false);
              if (props.mustTakeSeat) requestFocus(`step/${step}`);
            }}
            onClose={isMovingSeat ? () => setMovingSeat(false) : undefined}
          />
        </Suspense>
      ) : null}
      {isExporting ? (
        <Suspense>
          <BoardExport onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The words that go with a chip that says *Not saved*. */
function Trouble({ onExport }: { readonly onExport: () => void }) {
  const { session } = useBoardPage();
  const status = useSaveStatus();
  const isMoving = useIsMoving();
  const [told, setTold] = useState(status);
  // A note that came or went now would move the board under the hand.
  if (!isMoving && told !== status) setTold(status);
  const isOffline = told.kind === "offline" && !told.kept && session.link.access === "edit";
  if (told.kind !== "not-saved" && !isOffline) return null;
  return (
    <Suspense>
      <TroubleNote status={told} onExport={onExport} />
    </Suspense>
  );
}
