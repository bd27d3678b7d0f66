import { useId, useMemo, useState } from "react";
import type { Board } from "#shared/domain/board.ts";
import type { SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { isBare, type Whiteboard } from "#shared/domain/whiteboard/whiteboard.ts";
import { incompleteNote } from "#shared/domain/snapshot/sentences.ts";
import { downloadFile } from "../../snapshot/download.ts";
import { localDay } from "../../snapshot/local-day.ts";
import { SnapshotError } from "../../snapshot/snapshot-error.ts";
import { snapshotFile } from "../../snapshot/snapshot-file.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./ExportDialog.module.css";
import { usePreview } from "./use-preview.ts";

const FORMATS: readonly {
  readonly extension: SnapshotExtension;
  readonly name: string;
  readonly use: string;
}[] = [
  { extension: "png", name: "PNG", use: "A picture for chat and slides" },
  { extension: "svg", name: "SVG", use: "A picture, sharp at any size" },
  { extension: "md", name: "Markdown", use: "Text for a wiki or a document" },
  { extension: "json", name: "JSON", use: "The data, to keep for later" },
];

/** The dialog *Take a snapshot*: the picture as it will be, what is in it, and a button for each format. */
export function ExportDialog(props: {
  readonly board: Board;
  readonly whiteboard: Whiteboard;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly today: Date;
}) {
  return props.open ? (
    <OpenExportDialog
      board={props.board}
      whiteboard={props.whiteboard}
      today={props.today}
      onClose={props.onClose}
    />
  ) : null;
}

const NOTHING_AROUND = "There are none on this board.";

type Outcome = { readonly kind: "saving" | "missing"; readonly text: string };

function OpenExportDialog(props: {
  readonly board: Board;
  readonly whiteboard: Whiteboard;
  readonly today: Date;
  readonly onClose: () => void;
}) {
  const { board, today, onClose } = props;
  const id = useId();
  const date = localDay(today);
  const [withTalk, setWithTalk] = useState(true);
  const [wantsWhiteboard, setWantsWhiteboard] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const hasNothingAround = isBare(props.whiteboard);
  const whiteboard = wantsWhiteboard && !hasNothingAround ? props.whiteboard : undefined;
  const scene = useMemo(
    () => sceneOf(board, { date, withTalk, whiteboard }),
    [board, date, withTalk, whiteboard],
  );
  const preview = usePreview(scene);
  const open = incompleteNote(board);

  const save = async (extension: SnapshotExtension): Promise<void> => {
    try {
      const file = await snapshotFile(board, extension, { date, withTalk, whiteboard });
      downloadFile(file);
      setOutcome({ kind: "saving", text: `Your browser is saving ${file.name}` });
    } catch (error) {
      setOutcome({ kind: "missing", text: explain(error) });
    }
  };

  return (
    <Dialog title="Take a snapshot" wide onClose={onClose}>
      <div className={styles.frame}>
        {preview.kind === "drawn" ? (
          <img src={preview.url} width={scene.width} height={scene.height} alt={scene.description} />
        ) : (
          <p className={styles.waiting}>
            {preview.kind === "drawing"
              ? "Drawing the picture…"
              : "The picture cannot be drawn here. Markdown and JSON still work."}
          </p>
        )}
      </div>
      <div className={styles.choices}>
        <label className={styles.choice}>
          <input type="checkbox" checked={withTalk} onChange={(event) => setWithTalk(event.target.checked)} />
          <span>
            Show <b>Talk about this first</b> in the picture
          </span>
        </label>
        <label className={styles.choice} title={hasNothingAround ? NOTHING_AROUND : undefined}>
          <input
            type="checkbox"
            checked={whiteboard !== undefined}
            aria-disabled={hasNothingAround}
            onChange={(event) => setWantsWhiteboard(event.target.checked && !hasNothingAround)}
          />
          <span>
            Show <b>notes and ink</b>
            {hasNothingAround ? <i>{NOTHING_AROUND}</i> : null}
          </span>
        </label>
      </div>
      <ul className={styles.formats}>
        {FORMATS.map(({ extension, name, use }) => (
          <li key={extension}>
            <button
              type="button"
              className={extension === "png" ? "button button-solid" : "button"}
              aria-describedby={`${id}-${extension}`}
              onClick={() => void save(extension)}
            >
              {name}
            </button>
            <span id={`${id}-${extension}`}>{use}</span>
          </li>
        ))}
      </ul>
      <output className={outcome?.kind === "missing" ? styles.missing : styles.saving}>
        {outcome?.text}
      </output>
      <div className={styles.contents}>
        <p>
          <b>In it:</b> the title, both names, both rankings and points, what is the same, what to talk about
          first, {whiteboard === undefined ? "" : "all notes and ink (Markdown: the notes only), "}and the
          date.{open === null ? "" : ` ${open}`}
        </p>
        <p>
          <b>Never in it:</b> links and keys, who was here and when, cursors, undo steps, or anything private.
        </p>
        {preview.kind === "drawn" && !preview.hasOwnFont ? (
          <p>Our font could not be loaded, so the picture uses a font of this device.</p>
        ) : null}
      </div>
    </Dialog>
  );
}

function explain(error: unknown): string {
  if (error instanceof SnapshotError) return error.message;
  return "The file could not be made here. Try another format, or reload the page; nothing on the board is lost.";
}
