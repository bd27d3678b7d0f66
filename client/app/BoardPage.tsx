import { Suspense, useEffect, useRef, useState } from "react";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { BoardProvider, useBoardPage } from "../hooks/board-context.tsx";
import {
  useArrival,
  useIsMoving,
  useLiveBoard,
  useSaveStatus,
  type BoardSession,
} from "../hooks/use-board.ts";
import { seatOnThisDevice } from "../hooks/use-local-boards.ts";
import { useIntroduction, useRememberedBoard } from "../hooks/use-introduction.ts";
import { TakeSeatDialog } from "../features/arrive/TakeSeatDialog.tsx";
import { MotionLayer } from "../features/people/MotionLayer.tsx";
import { useFocusWish } from "../ui/focus.ts";
import { BoardFooter } from "./BoardFooter.tsx";
import { BoardHeader } from "./BoardHeader.tsx";
import {
  CompareStep,
  ExportDialog,
  fetchBoardChunks,
  PointsColumn,
  RankColumn,
  TroubleNote,
  TroublePage,
} from "./chunks.ts";
import { ColumnTabs } from "./ColumnTabs.tsx";
import { Shell } from "./Shell.tsx";
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
  const { session, seat, setSeat, step, shown } = useBoardPage();
  const status = useSaveStatus();
  const isReady = useArrival() === "ready";
  const title = useLiveBoard((board) => board.title);
  const [isExporting, setExporting] = useState(false);
  const [isMovingSeat, setMovingSeat] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(page);
  useIntroduction(props.hasChosen && isReady);
  useRememberedBoard(props.hasChosen ? seat : undefined);
  useEffect(() => {
    if (isReady) fetchBoardChunks();
  }, [isReady]);
  useEffect(() => {
    document.title = title ? `${title} · What Matters` : "What Matters";
  }, [title]);

  if (status.kind === "not-saved" && (!isReady || status.reason === "deleted")) {
    return (
      <Suspense fallback={<Shell />}>
        <TroublePage reason={status.reason} />
      </Suspense>
    );
  }
  return (
    <div ref={page} className={styles.page}>
      <BoardHeader onExport={() => setExporting(true)} onMoveSeat={() => setMovingSeat(true)} />
      {isReady ? <Trouble onExport={() => setExporting(true)} /> : null}
      <main className={`${styles.main} dots`} data-anchor="board">
        {!isReady ? (
          <p className={styles.waiting} role="status">
            {status.kind === "offline"
              ? "The server cannot be reached, and this device keeps no copy of the board. Trying again…"
              : "Opening the board…"}
          </p>
        ) : step === "compare" ? (
          <Suspense>
            <CompareStep />
          </Suspense>
        ) : (
          <>
            <ColumnTabs />
            <div className={styles.columns} data-shown={shown}>
              <Suspense>
                {SEAT_IDS.map((each) =>
                  step === "rank" ? (
                    <RankColumn key={each} seat={each} />
                  ) : (
                    <PointsColumn key={each} seat={each} />
                  ),
                )}
              </Suspense>
            </div>
          </>
        )}
      </main>
      <BoardFooter hasChosen={props.hasChosen} />
      {isReady ? <MotionLayer /> : null}
      {isReady && (props.mustTakeSeat || isMovingSeat) ? (
        <TakeSeatDialog
          onTake={(taken) => {
            setSeat(taken);
            setMovingSeat(false);
            if (props.mustTakeSeat) requestFocus(`step/${step}`);
          }}
          onClose={isMovingSeat ? () => setMovingSeat(false) : undefined}
        />
      ) : null}
      {isExporting ? (
        <Suspense>
          <CurrentExport session={session} onClose={() => setExporting(false)} />
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

function CurrentExport(props: { readonly session: BoardSession; readonly onClose: () => void }) {
  const board = useLiveBoard((live) => live);
  const [today] = useState(() => new Date());
  return <ExportDialog board={board} open onClose={props.onClose} today={today} />;
}
