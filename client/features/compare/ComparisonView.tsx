import { useEffect, useMemo, useState, type ReactNode } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { changesSinceFirst } from "#shared/domain/changes.ts";
import { isolated } from "#shared/domain/snapshot/isolated.ts";
import { incompleteNote, sentencesOf } from "#shared/domain/snapshot/sentences.ts";
import { compare } from "#shared/messages/en/compare.ts";
import { useLocale } from "../../language/use-locale.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { facts } from "#shared/messages/en/facts.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { writing } from "#shared/messages/en/writing.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { Segments } from "../../ui/Segments.tsx";
import { AnswersTable } from "./AnswersTable.tsx";
import styles from "./ComparisonView.module.css";
import { Dumbbells } from "./Dumbbells.tsx";
import { momentWords } from "./moment-words.ts";
import { Slopegraph } from "./Slopegraph.tsx";
import { useTabChoice } from "./tab-choice.ts";

/** The area that the picture shows alone, null for all, and how another one is chosen (the same one again: all). */
export type AreaFocus = { readonly focus: AreaId | null; readonly onFocus: (area: AreaId) => void };

const VIEWS = ["lines", "dumbbells", "table"] as const;

type View = (typeof VIEWS)[number];

/**
 * A board's comparison, drawn from its plain value alone: three facts, the answers in the view that this tab has
 * chosen, and beside them whatever `aside` makes of the area in focus.
 */
export function ComparisonView(props: {
  readonly board: Board;
  readonly aside: (focus: AreaFocus) => ReactNode;
  /** What the other views than the lines do not show, in one sentence; null when they lack nothing. */
  readonly onlyWithLines?: string | null | undefined;
  /** Has the page a heading of its own above this one? */
  readonly isPartOfPage?: boolean;
}) {
  const { board, aside, onlyWithLines = null, isPartOfPage = false } = props;
  const Heading = isPartOfPage ? "h2" : "h1";
  const [focus, setFocus] = useState<AreaId | null>(null);
  const [view, setView] = useTabChoice<View>("compare-view", VIEWS, "lines");
  const allWords = useMessages({ areas, compare, facts, seats, writing });
  const words = allWords.compare;
  const locale = useLocale();
  const { answers, first } = board;
  const changes = useMemo(() => changesSinceFirst({ answers, first }), [answers, first]);
  const notes = [
    incompleteNote(board, allWords, isolated),
    changes && words.changedSince(momentWords(changes.at, locale)),
    view === "lines" ? null : onlyWithLines,
  ].filter((note) => note !== null);
  useEffect(() => {
    if (focus === null) return undefined;
    // On the document: a press in the picture moves no keyboard focus into it.
    const onKey = (event: KeyboardEvent): void => {
      // In a dialog it closes that dialog, and leaves what is open behind it.
      if (event.key === "Escape" && document.querySelector("dialog[open]") === null) setFocus(null);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [focus]);
  const onFocus = (area: AreaId): void => setFocus(focus === area ? null : area);
  const picture = { board, changes, focus, onFocus };
  return (
    <section className={styles.compare} aria-label={words.label}>
      <header className={styles.head}>
        <Heading>{words.heading}</Heading>
        <Segments
          name={words.view}
          choices={VIEWS.map((value) => ({ value, label: words.views[value] }))}
          value={view}
          onChoose={(next) => {
            setView(next);
            announce(words.shownAs[next]);
          }}
        />
      </header>
      <div className={styles.facts}>
        {sentencesOf(board, allWords).map(({ figure, rest }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- always the same three facts in the same order.
          <p key={index}>
            <b>{figure}</b> {rest}
          </p>
        ))}
      </div>
      <div className={styles.both}>
        <div className={styles.pane} data-anchor="compare">
          {notes.length === 0 ? null : (
            <p className={styles.note}>
              {notes.map((note) => (
                <span key={note}>{note} </span>
              ))}
            </p>
          )}
          {view === "lines" ? <Slopegraph {...picture} /> : null}
          {view === "dumbbells" ? <Dumbbells {...picture} /> : null}
          <AnswersTable board={board} changes={changes} isVisible={view === "table"} />
        </div>
        <div className={styles.aside}>{aside({ focus, onFocus })}</div>
      </div>
    </section>
  );
}
