import { useMemo, useState } from "react";
import type { Board } from "#shared/domain/board.ts";
import { DEFAULT_OPTIONS, type SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { sceneOf, type Scene } from "#shared/domain/snapshot/scene.ts";
import { isBare, type Whiteboard } from "#shared/domain/whiteboard/whiteboard.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { facts } from "#shared/messages/en/facts.ts";
import { noted } from "#shared/messages/en/noted.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { snapshot } from "#shared/messages/en/snapshot.ts";
import { writing } from "#shared/messages/en/writing.ts";
import { exporting } from "#shared/messages/en/exporting.ts";
import { useMessages } from "../../language/use-messages.ts";
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

const ENGLISH = { areas, facts, noted, seats, snapshot, writing };
const USUAL: Choices = { ...DEFAULT_OPTIONS, wantsWhiteboard: false };

/** The dialog *Take a snapshot*: the picture as it will be, what is in it, and a button for each way to take it away. */
export function ExportDialog({ open, ...props }: Props & { readonly open: boolean }) {
  return open ? <OpenExportDialog {...props} /> : null;
}

function OpenExportDialog({ board, whiteboard, today, choices: first = USUAL, onClose }: Props) {
  const { title } = useMessages({ exporting }).exporting;
  const date = localDay(today);
  const hasWhiteboard = !isBare(whiteboard);
  const [choices, setChoices] = useState(first);
  const [paper, setPaper] = useState<Paper>(() =>
    paperHere(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const shown = choices.wantsWhiteboard && hasWhiteboard ? whiteboard : undefined;
  const { names, withComparison, withTalk } = choices;
  const words = useMessages(ENGLISH);
  const options = useMemo<SnapshotOptions>(
    () => ({ date, names, withComparison, withTalk: withTalk && withComparison, whiteboard: shown, words }),
    [date, names, withComparison, withTalk, shown, words],
  );
  const scene = useMemo(() => sceneOf(board, options), [board, options]);
  const preview = usePreview(scene);
  const actions = useActions();
  return (
    <Dialog title={title} wide onClose={onClose}>
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
  const words = useMessages({ exporting }).exporting;
  return (
    <div className={styles.frame}>
      {preview.kind === "drawn" ? (
        <img src={preview.url} width={scene.width} height={scene.height} alt={scene.description} />
      ) : (
        <p className={styles.waiting}>{preview.kind === "drawing" ? words.drawing : words.cannotDraw}</p>
      )}
    </div>
  );
}
