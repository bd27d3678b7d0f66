import { Suspense, useEffect, useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS, SEAT_ROLE } from "#shared/domain/seats.ts";
import { dayInWords } from "#shared/domain/snapshot/calendar-day.ts";
import { plainTitle } from "#shared/domain/snapshot/plain-line.ts";
import { whiteboardInWords } from "#shared/domain/snapshot/whiteboard-words.ts";
import { isBare } from "#shared/domain/whiteboard/whiteboard.ts";
import { BoardProvider } from "../hooks/board-context.tsx";
import { keptSnapshot, pastSession, type PastBoard } from "../hooks/past-board.ts";
import { Brand } from "../ui/Brand.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { initialOf, SeatMark } from "../ui/SeatMark.tsx";
import { BoardExport, fetchPastChunks, ShowLayerSwitch, WhiteboardLayer } from "./chunks.ts";
import { StepBody } from "./StepBody.tsx";
import { StepsNav } from "./StepsNav.tsx";
import board from "./BoardPage.module.css";
import header from "./BoardHeader.module.css";
import styles from "./PastPage.module.css";

/** The snapshot that was opened in this tab, as a board that only looks back. */
export function PastPage() {
  const [session] = useState(() => {
    const past = keptSnapshot();
    return past === null ? null : pastSession(past);
  });
  if (session === null || session.past === null) {
    return (
      <Notice title="No snapshot is open in this tab">
        <p>
          A past board is kept only in the tab in which it was opened. Open its JSON file again on the start
          page; the file itself is not touched.
        </p>
      </Notice>
    );
  }
  return (
    <BoardProvider session={session} seat={null} onSeat={() => {}} firstStep="compare">
      <Past past={session.past} />
    </BoardProvider>
  );
}

function Past({ past }: { readonly past: PastBoard }) {
  const [isExporting, setExporting] = useState(false);
  const hasLayer = past.whiteboard !== undefined && !isBare(past.whiteboard);
  useEffect(fetchPastChunks, []);
  return (
    <div className={board.page}>
      <PastHeader past={past} onExport={() => setExporting(true)} />
      <About past={past} hasLayer={hasLayer} />
      <main className={`${board.main} dots`} data-anchor="board">
        <StepBody columns={board.columns} hasTabs />
        {hasLayer ? (
          <Suspense>
            <WhiteboardLayer />
          </Suspense>
        ) : null}
      </main>
      {past.whiteboard !== undefined && hasLayer ? (
        <p className={styles.onPaper}>{whiteboardInWords(past.board, past.whiteboard)}</p>
      ) : null}
      {isExporting ? (
        <Suspense>
          <BoardExport onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function PastHeader({ past, onExport }: { readonly past: PastBoard; readonly onExport: () => void }) {
  return (
    <header className={`${header.header} board-header`}>
      <div className={header.start}>
        <Brand />
      </div>
      <StepsNav />
      <div className={header.end}>
        <ul className={styles.people} aria-label="Whose answers these are">
          {SEAT_IDS.map((seat) => (
            <li key={seat}>
              <SeatMark
                shape={seat === "left" ? "circle" : "square"}
                initial={initialOf(nameOf(past.board, seat))}
              />
              <bdi>{nameOf(past.board, seat)}</bdi>
              {past.board.names[seat] === "" ? null : (
                <span className="visually-hidden">, {SEAT_ROLE[seat].toLowerCase()}</span>
              )}
            </li>
          ))}
        </ul>
        <button type="button" className={`button ${header.action}`} aria-label="Export" onClick={onExport}>
          <Icon name="export" />
          <span>Export</span>
        </button>
      </div>
    </header>
  );
}

/** What this is; the focus comes here first. */
function About({ past, hasLayer }: { readonly past: PastBoard; readonly hasLayer: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const title = plainTitle(past.board);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${title} · What Matters`;
  }, [title]);
  return (
    <div className={styles.about}>
      <h1 ref={heading} tabIndex={-1} aria-describedby="past-note">
        {title}
      </h1>
      <p id="past-note" className={styles.note}>
        A past board of {dayInWords(past.date)}. Nothing here can be changed.
      </p>
      {hasLayer ? (
        <Suspense>
          <ShowLayerSwitch />
        </Suspense>
      ) : null}
    </div>
  );
}
