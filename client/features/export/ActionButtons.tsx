import { useId, useState } from "react";
import type { SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { canCopyImage } from "../../snapshot/copy.ts";
import { PAPER_NAME } from "../../snapshot/paper.ts";
import { typesetterOf } from "../../snapshot/picture.ts";
import { canShareFiles } from "../../snapshot/share.ts";
import styles from "./ActionButtons.module.css";
import type { Actions, Outcome } from "./use-actions.ts";
import type { Preview } from "./use-preview.ts";
import { usePrintSheets } from "./use-print-sheets.ts";
import {
  copyPicture,
  copyWords,
  done,
  fileToShare,
  save,
  sendMail,
  shareFile,
  type Snapshot,
} from "./ways.ts";

type Action = {
  readonly name: string;
  /** What it is for, in one line. */
  readonly use: string;
  readonly work: () => Promise<Outcome>;
};

/** A button for every way to take the snapshot away, in three groups. */
export function ActionButtons(props: {
  readonly snapshot: Snapshot;
  readonly preview: Preview;
  readonly actions: Actions;
}) {
  const { snapshot, preview, actions } = props;
  const [canShare] = useState(canShareFiles);
  const shareIt = useSharing(snapshot);
  const print = usePrintSheets(preview.kind === "drawn" ? preview : null, snapshot.paper);
  const paper = PAPER_NAME[snapshot.paper];
  const file = (name: string, use: string, extension: SnapshotExtension): Action => ({
    name,
    use,
    work: () => save(extension, snapshot),
  });
  const printIt = async (): Promise<Outcome> => {
    const { scene } = snapshot;
    print({ scene, typesetter: await typesetterOf(scene) });
    return done(`The picture went to the print window, for ${paper} paper.`);
  };
  const share: Action = { name: "Share", use: "With an app of this device", work: shareIt };
  return (
    <>
      <ActionGroup
        name="Pictures"
        actions={[
          file("PNG", "For chat and slides", "png"),
          file("SVG", "Sharp at any size", "svg"),
          file("PDF", `On ${paper} paper`, "pdf"),
        ]}
        {...actions}
      />
      <ActionGroup
        name="Text and data"
        actions={[
          file("Markdown", "For a wiki", "md"),
          file("CSV", "For a spreadsheet", "csv"),
          file("JSON", "To open here again", "json"),
        ]}
        {...actions}
      />
      <ActionGroup
        name="Right away"
        actions={[
          ...(canShare ? [share] : []),
          {
            name: "Copy image",
            use: canCopyImage() ? "To paste into a chat" : "Saves it: copying needs https",
            work: () => copyPicture(snapshot),
          },
          { name: "Copy text", use: "With the numbers as a table", work: () => copyWords(snapshot) },
          { name: "Print", use: `On ${paper} paper`, work: printIt },
          { name: "E-mail", use: "Opens your mail program", work: () => sendMail(snapshot) },
        ]}
        {...actions}
      />
    </>
  );
}

/** Some browsers let only a fresh press share; a picture that took too long is kept for the next one. */
function useSharing(snapshot: Snapshot): () => Promise<Outcome> {
  const [ready, setReady] = useState<{ readonly scene: Scene; readonly file: File } | null>(null);
  return async () => {
    const { scene } = snapshot;
    const file = ready?.scene === scene ? ready.file : await fileToShare(snapshot);
    const outcome = await shareFile(file, snapshot);
    setReady(outcome === "press-again" ? { scene, file } : null);
    if (outcome === "press-again") return done("The picture is ready now. Press Share once more.");
    return done(outcome === "shared" ? "Handed over to the app you chose." : "Nothing was shared.");
  };
}

function ActionGroup(props: {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly busy: Actions["busy"];
  readonly run: Actions["run"];
}) {
  const { name, actions, busy, run } = props;
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <ul data-pairs={actions.length > 3}>
        {actions.map((action, index) => (
          <li key={action.name}>
            <button
              type="button"
              className={`button ${action.name === "PNG" ? "button-solid" : ""} ${styles.action}`}
              aria-describedby={`${id}-${index}`}
              aria-busy={busy === action.name}
              onClick={({ detail }) => {
                // The second half of a double click is no second wish.
                if (detail < 2) run(action.name, action.work);
              }}
              onKeyDown={(event) => {
                // Nor is a key that is held down.
                if (event.repeat && event.key === "Enter") event.preventDefault();
              }}
            >
              {action.name}
            </button>
            <span id={`${id}-${index}`}>{action.use}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
