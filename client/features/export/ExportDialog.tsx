import { useMemo, useState } from "react";
import type { Board } from "#shared/domain/board.ts";
import { DEFAULT_OPTIONS, type SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { sceneOf, type Scene } from "#shared/domain/snapshot/scene.ts";
import { isBare, type Whiteboard } from "#shared/domain/whiteboard/whiteboard.ts";
import { localDay } from "../../snapshot/local-day.ts";
import type { Paper } from "#shared/typesetting/pdf/paper.ts";
import { paperHere } from "../../snapshot/paper.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { ActionButtons } from "./ActionButtons.tsx";
import styles from "./ExportDialog.module.css";
import { OptionFields, type Choices } from "./OptionFields.tsx";
import { OutcomeBar } from "./OutcomeBar.tsx";
import { SnapshotContents } from "./SnapshotContents.tsx";
import { useActions } from "./use-actions.ts";
import { usePreview, type Preview } from "./use-preview.ts";

type Props = {
  readonly board: Board;
  readonly whiteboard: Whiteboard;
  readonly today: Date;
  /** What is chosen at first, where that is not the usual. */
  readonly choices?: Choices;
  readonly onClose: () => void;
};

const USUAL: Choices = { ...DEFAULT_OPTIONS, wantsWhiteboard: false };

/** The dialog *Take a snapshot*: the picture as it will be, what is in it, and a button for each way to take it away. */
export function ExportDialog({ open, ...props }: Props & { readonly open: boolean }) {
  return open ? <OpenExportDialog {...props} /> : null;
}

function OpenExportDialog({ board, whiteboard, today, choices: first = USUAL, onClose }: Props) {
  const date = localDay(today);
  const hasWhiteboard = !isBare(whiteboard);
  const [choices, setChoices] = useState(first);
  const [paper, setPaper] = useState<Paper>(() =>
    paperHere(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const shown = choices.wantsWhiteboard && hasWhiteboard ? whiteboard : undefined;
  const { names, withComparison, withTalk } = choices;
  const options = useMemo<SnapshotOptions>(
    () => ({ date, names, withComparison, withTalk: withTalk && withComparison, whiteboard: shown }),
    [date, names, withComparison, withTalk, shown],
  );
  const scene = useMemo(() => sceneOf(board, options), [board, options]);
  const preview = usePreview(scene);
  const actions = useActions();
  return (
    <Dialog title="Take a snapshot" wide onClose={onClose}>
      <div className={styles.layout}>
        <div className={styles.look}>
          <Picture preview={preview} scene={scene} />
          <OptionFields
            choices={choices}
            onChoose={(chosen) => setChoices({ ...choices, ...chosen })}
            hasWhiteboard={hasWhiteboard}
            paper={paper}
            onPaper={setPaper}
          />
        </div>
        <div className={styles.ways}>
          <ActionButtons snapshot={{ board, options, scene, paper }} preview={preview} actions={actions} />
          <SnapshotContents board={board} options={options} preview={preview} />
        </div>
      </div>
      <OutcomeBar outcome={actions.outcome} />
    </Dialog>
  );
}

function Picture({ preview, scene }: { readonly preview: Preview; readonly scene: Scene }) {
  return (
    <div className={styles.frame}>
      {preview.kind === "drawn" ? (
        <img src={preview.url} width={scene.width} height={scene.height} alt={scene.description} />
      ) : (
        <p className={styles.waiting}>
          {preview.kind === "drawing"
            ? "Drawing the picture…"
            : "The picture cannot be drawn here. Markdown, CSV, JSON and Copy text still work."}
        </p>
      )}
    </div>
  );
}
