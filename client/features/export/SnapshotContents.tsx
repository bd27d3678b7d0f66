import type { Board } from "#shared/domain/board.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { incompleteNote } from "#shared/domain/snapshot/sentences.ts";
import { shownBoard } from "#shared/domain/snapshot/shown-board.ts";
import { letters } from "#shared/messages/en/letters.ts";
import { writing } from "#shared/messages/en/writing.ts";
import { fallbackInWords } from "#shared/typesetting/fallback-words.ts";
import { exporting } from "#shared/messages/en/exporting.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { useMessages } from "../../language/use-messages.ts";
import styles from "./SnapshotContents.module.css";
import type { Preview } from "./use-preview.ts";

/** What is in the snapshot as it is chosen now, what never is, and which letters had to come from another font. */
export function SnapshotContents(props: {
  readonly board: Board;
  readonly options: SnapshotOptions;
  readonly preview: Preview;
}) {
  const { board, options, preview } = props;
  const all = useMessages({ exporting, letters, writing });
  const words = all.exporting.contents;
  const open = incompleteNote(shownBoard(board, options), options.words);
  const fallback = preview.kind === "drawn" ? fallbackInWords(preview.typesetter.fallback, all) : null;
  return (
    <div className={styles.contents}>
      <p>
        <b>{words.inIt}</b> {contentsOf(options, board.first !== null, words).join(", ")}.
        {open === null ? "" : ` ${open}`}
      </p>
      <p>
        <b>{words.neverInIt}</b> {words.never}
      </p>
      {fallback === null ? null : <p>{fallback}</p>}
    </div>
  );
}

function contentsOf(
  { names, withComparison, withTalk, whiteboard }: SnapshotOptions,
  wasComplete: boolean,
  words: Messages["exporting"]["contents"],
): readonly string[] {
  return [
    words.title,
    words.date,
    names === "initials" ? words.initials : words.names,
    wasComplete ? words.answersWithFirst : words.answers,
    ...(withComparison ? [words.comparison] : []),
    ...(withTalk ? [words.talk] : []),
    ...(whiteboard === undefined ? [] : [words.whiteboard]),
  ];
}
