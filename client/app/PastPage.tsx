import { Suspense, useEffect, useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { dayInWords } from "#shared/domain/snapshot/calendar-day.ts";
import { plainTitle } from "#shared/domain/snapshot/plain-line.ts";
import { whiteboardInWords } from "#shared/domain/snapshot/whiteboard-words.ts";
import { isBare } from "#shared/domain/whiteboard/whiteboard.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { noted } from "#shared/messages/en/noted.ts";
import { page } from "#shared/messages/en/page.ts";
import { past as pastWords } from "#shared/messages/en/past.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { writing } from "#shared/messages/en/writing.ts";
import { BoardProvider, useBoardPage } from "../hooks/board-context.tsx";
import { keptSnapshot, pastSession, type PastBoard } from "../hooks/past-board.ts";
import { useMessages } from "../language/use-messages.ts";
import { Brand } from "../ui/Brand.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { initialOf, SeatMark } from "../ui/SeatMark.tsx";
import { SkipLink } from "../ui/SkipLink.tsx";
import { BoardExport, fetchPastChunks, Keyboard, ShowLayerSwitch, WhiteboardLayer } from "./chunks.ts";
import { StepBody } from "./StepBody.tsx";
import { StepsNav } from "./StepsNav.tsx";
import board from "./BoardPage.module.css";
import header from "./BoardHeader.module.css";
import styles from "./PastPage.module.css";

/** The snapshot that was opened in this tab, as a board that only looks back. */
export function PastPage() {
  const words = useMessages({ past: pastWords }).past;
  const [session] = useState(() => {
    const past = keptSnapshot();
    return past === null ? null : pastSession(past);
  });
  if (session === null || session.past === null) {
    return (
      <Notice title={words.none.title}>
        <p>{words.none.why}</p>
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
  const [isListOpen, setListOpen] = useState(false);
  const words = useMessages({ areas, noted, page, seats });
  const hasLayer = past.whiteboard !== undefined && !isBare(past.whiteboard);
  useEffect(fetchPastChunks, []);
  return (
    <div className={board.page}>
      <SkipLink to="board">{words.page.skip}</SkipLink>
      <PastHeader past={past} onExport={() => setExporting(true)} />
      <About past={past} hasLayer={hasLayer} />
      <main id="board" tabIndex={-1} className={`${board.main} dots`} data-anchor="board">
        <StepBody columns={board.columns} hasTabs />
        {hasLayer ? (
          <Suspense>
            <WhiteboardLayer />
          </Suspense>
        ) : null}
      </main>
      {past.whiteboard !== undefined && hasLayer ? (
        <p className={styles.onPaper}>{whiteboardInWords(past.board, past.whiteboard, words)}</p>
      ) : null}
      <Suspense>
        <Keyboard
          isListOpen={isListOpen}
          onOpenList={() => setListOpen(true)}
          onCloseList={() => setListOpen(false)}
        />
      </Suspense>
      {isExporting ? (
        <Suspense>
          <BoardExport onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function PastHeader({ past, onExport }: { readonly past: PastBoard; readonly onExport: () => void }) {
  const words = useMessages({ page, past: pastWords, seats });
  return (
    <header className={`${header.header} board-header`}>
      <div className={header.start}>
        <Brand />
      </div>
      <StepsNav />
      <div className={header.end}>
        <ul className={styles.people} aria-label={words.past.whose}>
          {SEAT_IDS.map((seat) => (
            <li key={seat}>
              <SeatMark
                shape={seat === "left" ? "circle" : "square"}
                initial={initialOf(nameOf(past.board, seat, words.seats))}
              />
              <bdi>{nameOf(past.board, seat, words.seats)}</bdi>
              {past.board.names[seat] === "" ? null : (
                <span className="visually-hidden">
                  {words.past.nameAndRole(words.seats.roleInText[seat])}
                </span>
              )}
            </li>
          ))}
        </ul>
        <button
          type="button"
          className={`button ${header.action}`}
          aria-label={words.page.export}
          onClick={onExport}
        >
          <Icon name="export" />
          <span>{words.page.export}</span>
        </button>
      </div>
    </header>
  );
}

/** What this is; the focus comes here first. */
function About({ past, hasLayer }: { readonly past: PastBoard; readonly hasLayer: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { step } = useBoardPage();
  const words = useMessages({ page, past: pastWords, seats, steps, writing });
  const title = plainTitle(past.board, words);
  const windowTitle = words.page.windowTitle(words.steps[step], title);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = windowTitle;
  }, [windowTitle]);
  return (
    <section className={styles.about} aria-labelledby="past-title">
      <h1 ref={heading} id="past-title" tabIndex={-1} aria-describedby="past-note">
        {title}
      </h1>
      <p id="past-note" className={styles.note}>
        {words.past.note(dayInWords(past.date, words))}
      </p>
      {hasLayer ? (
        <Suspense>
          <ShowLayerSwitch />
        </Suspense>
      ) : null}
    </section>
  );
}
