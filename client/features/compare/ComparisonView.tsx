import { useEffect, useMemo, useState, type ReactNode } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { changesSinceFirst } from "#shared/domain/changes.ts";
import { incompleteNote, sentencesOf } from "#shared/domain/snapshot/sentences.ts";
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

type View = "lines" | "dumbbells" | "table";

const VIEWS: readonly { readonly value: View; readonly label: string }[] = [
  { value: "lines", label: "Lines" },
  { value: "dumbbells", label: "Dumbbells" },
  { value: "table", label: "Table" },
];

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
  const [view, setView] = useTabChoice<View>(
    "compare-view",
    VIEWS.map(({ value }) => value),
    "lines",
  );
  const { answers, first } = board;
  const changes = useMemo(() => changesSinceFirst({ answers, first }), [answers, first]);
  const notes = [
    incompleteNote(board),
    changes && `Changed since ${momentWords(changes.at)}, when both were complete.`,
    view === "lines" ? null : onlyWithLines,
  ].filter((note) => note !== null);
  useEffect(() => {
    if (focus === null) return undefined;
    // On the document: a press in the picture moves no keyboard focus into it.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") setFocus(null);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [focus]);
  const onFocus = (area: AreaId): void => setFocus(focus === area ? null : area);
  const picture = { board, changes, focus, onFocus };
  return (
    <section className={styles.compare} aria-label="Comparison">
      <header className={styles.head}>
        <Heading>Where you are alike, and where to talk</Heading>
        <Segments
          name="View"
          choices={VIEWS}
          value={view}
          onChoose={(next) => {
            setView(next);
            announce(`Shown as ${next === "table" ? "a table" : next}.`);
          }}
        />
      </header>
      <div className={styles.facts}>
        {sentencesOf(board).map(({ figure, rest }, index) => (
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
