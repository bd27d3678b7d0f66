import { useEffect, useState } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import { nameOf } from "#shared/domain/board.ts";
import { incompleteNote, sentencesOf, talkLinesOf } from "#shared/domain/snapshot/sentences.ts";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { AnswersTable } from "./AnswersTable.tsx";
import { Slopegraph } from "./Slopegraph.tsx";
import { TalkList } from "./TalkList.tsx";
import styles from "./CompareStep.module.css";

/** Both answers side by side: three facts, the picture, what to talk about first, and all of it as a table. */
export function CompareStep() {
  const board = useLiveBoard((live) => live);
  const [focus, setFocus] = useState<AreaId | null>(null);
  const [showsTable, setShowsTable] = useState(false);
  const note = incompleteNote(board);
  useEffect(() => {
    if (focus === null) return undefined;
    // On the document: a press in the picture moves no keyboard focus into it.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") setFocus(null);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [focus]);
  const toggleFocus = (area: AreaId): void => setFocus(focus === area ? null : area);
  return (
    <section className={styles.compare} aria-label="Comparison">
      <header className={styles.head}>
        <h1>Where you are alike, and where to talk</h1>
        <button
          type="button"
          className="button"
          aria-pressed={showsTable}
          onClick={() => setShowsTable(!showsTable)}
        >
          {showsTable ? "Show the picture" : "Show as a table"}
        </button>
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
          {note === null ? null : <p className={styles.note}>{note}</p>}
          {showsTable ? null : <Slopegraph board={board} focus={focus} onFocus={toggleFocus} />}
          <AnswersTable board={board} isVisible={showsTable} />
        </div>
        <TalkList
          lines={talkLinesOf(board)}
          names={[nameOf(board, "left"), nameOf(board, "right")]}
          focus={focus}
          onFocus={toggleFocus}
        />
      </div>
    </section>
  );
}
