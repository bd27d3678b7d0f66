import type { Board } from "#shared/domain/board.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { incompleteNote } from "#shared/domain/snapshot/sentences.ts";
import { shownBoard } from "#shared/domain/snapshot/shown-board.ts";
import { fallbackInWords } from "#shared/typesetting/fallback-words.ts";
import styles from "./SnapshotContents.module.css";
import type { Preview } from "./use-preview.ts";

/** What is in the snapshot as it is chosen now, what never is, and which letters had to come from another font. */
export function SnapshotContents(props: {
  readonly board: Board;
  readonly options: SnapshotOptions;
  readonly preview: Preview;
}) {
  const { board, options, preview } = props;
  const open = incompleteNote(shownBoard(board, options));
  const fallback = preview.kind === "drawn" ? fallbackInWords(preview.typesetter.fallback) : null;
  return (
    <div className={styles.contents}>
      <p>
        <b>In it:</b> {contentsOf(options, board.first !== null).join(", ")}.{open === null ? "" : ` ${open}`}
      </p>
      <p>
        <b>Never in it:</b> links and keys, who was here and when, cursors, undo steps, or anything private.
      </p>
      {fallback === null ? null : <p>{fallback}</p>}
    </div>
  );
}

function contentsOf(
  { names, withComparison, withTalk, whiteboard }: SnapshotOptions,
  wasComplete: boolean,
): readonly string[] {
  return [
    "the title",
    "the date",
    names === "initials" ? "both people’s initials" : "both names",
    `both rankings and points${wasComplete ? ", and what they were when both were first complete" : ""}`,
    ...(withComparison ? ["what is alike and what differs"] : []),
    ...(withTalk ? ["what to talk about first, with pins, ticks and replies"] : []),
    ...(whiteboard === undefined
      ? []
      : ["all notes and ink (CSV: neither; Markdown and other text: the notes)"]),
  ];
}
