import { Suspense, useEffect, useRef, useState } from "react";
import type { SeatId } from "#shared/domain/seats.ts";
import { BoardProvider, useBoardPage } from "../hooks/board-context.tsx";
import { useIsMoving, useSaveStatus, type BoardSession } from "../hooks/use-board.ts";
import { seatOnThisDevice } from "../hooks/use-local-boards.ts";
import { useIntroduction, useRememberedBoard } from "../hooks/use-introduction.ts";
import { useFocusWish } from "../ui/focus.ts";
import { BoardFooter } from "./BoardFooter.tsx";
import { BoardHeader } from "./BoardHeader.tsx";
import {
  BoardExport,
  CallToast,
  fetchSeats,
  FirstAnswersKeeper,
  MotionLayer,
  TakeSeatDialog,
  TroubleNote,
  TroublePage,
  WhiteboardLayer,
} from "./chunks.ts";
import { Shell } from "./Shell.tsx";
import { StepBody } from "./StepBody.tsx";
import { useOpenBoard } from "./use-open-board.ts";
import styles from "./BoardPage.module.css";

/** A board, from the moment its link is opened. */
export function BoardPage({ session }: { readonly session: BoardSession }) {
  const [seat, setSeat] = useState<SeatId | null | undefined>(() =>
    session.link.access === "view" ? null : seatOnThisDevice(session.boardId),
  );
  return (
    <BoardProvider session={session} seat={seat ?? null} onSeat={setSeat}>
      <OpenBoard mustTakeSeat={seat === undefined} hasChosen={seat !== undefined} />
    </BoardProvider>
  );
}

function OpenBoard(props: { readonly mustTakeSeat: boolean; readonly hasChosen: boolean }) {
  const { seat, setSeat, step, followed } = useBoardPage();
  const { status, isReady, trouble } = useOpenBoard();
  const [isExporting, setExporting] = useState(false);
  const [isMovingSeat, setMovingSeat] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(page);
  useIntroduction(props.hasChosen && isReady);
  useRememberedBoard(props.hasChosen ? seat : undefined);
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
    <div ref={page} className={styles.page}>
      <BoardHeader onExport={() => setExporting(true)} onMoveSeat={() => setMovingSeat(true)} />
      {isReady ? <Trouble onExport={() => setExporting(true)} /> : null}
      <main className={`${styles.main} dots`} data-anchor="board" data-followed={followed?.seat}>
        {!isReady ? (
          <p className={styles.waiting} role="status">
            {status.kind === "offline"
              ? "The server cannot be reached, and this device keeps no copy of the board. Trying again…"
              : "Opening the board…"}
          </p>
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
