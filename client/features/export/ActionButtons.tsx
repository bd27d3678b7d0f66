import { useId, useState } from "react";
import type { SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { exporting } from "#shared/messages/en/exporting.ts";
import { messagesNow } from "../../language/language.ts";
import { useMessages } from "../../language/use-messages.ts";
import { canCopyImage } from "../../snapshot/copy.ts";
import { typesetterOf } from "../../snapshot/picture.ts";
import { canShareFiles } from "../../snapshot/share.ts";
import styles from "./ActionButtons.module.css";
import type { Actions, Outcome, Way } from "./use-actions.ts";
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
  readonly way: Way;
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
  const words = useMessages({ exporting }).exporting;
  const { groups, uses } = words;
  const [canShare] = useState(canShareFiles);
  const shareIt = useSharing(snapshot);
  const print = usePrintSheets(preview.kind === "drawn" ? preview : null, snapshot.paper);
  const paper = words.paper[snapshot.paper];
  const file = (way: SnapshotExtension, use: string): Action => ({
    way,
    use,
    work: () => save(way, snapshot),
  });
  const printIt = async (): Promise<Outcome> => {
    const { scene } = snapshot;
    print({ scene, typesetter: await typesetterOf(scene) });
    return done(words.outcomes.printing(paper));
  };
  const share: Action = { way: "share", use: uses.share, work: shareIt };
  return (
    <>
      <ActionGroup
        name={groups.pictures}
        actions={[file("png", uses.png), file("svg", uses.svg), file("pdf", uses.onPaper(paper))]}
        {...actions}
      />
      <ActionGroup
        name={groups.texts}
        actions={[file("md", uses.md), file("csv", uses.csv), file("json", uses.json)]}
        {...actions}
      />
      <ActionGroup
        name={groups.rightAway}
        actions={[
          ...(canShare ? [share] : []),
          {
            way: "copyImage",
            use: canCopyImage() ? uses.copyImage : uses.copyImageMissing,
            work: () => copyPicture(snapshot),
          },
          { way: "copyText", use: uses.copyText, work: () => copyWords(snapshot) },
          { way: "print", use: uses.onPaper(paper), work: printIt },
          { way: "email", use: uses.email, work: () => sendMail(snapshot) },
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
    const { pressShareAgain, shared, notShared } = messagesNow({ exporting }).exporting.outcomes;
    if (outcome === "press-again") return done(pressShareAgain);
    return done(outcome === "shared" ? shared : notShared);
  };
}

function ActionGroup(props: {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly busy: Actions["busy"];
  readonly run: Actions["run"];
}) {
  const { name, actions, busy, run } = props;
  const { ways } = useMessages({ exporting }).exporting;
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <ul data-pairs={actions.length > 3}>
        {actions.map((action, index) => (
          <li key={action.way}>
            <button
              type="button"
              className={`button ${action.way === "png" ? "button-solid" : ""} ${styles.action}`}
              aria-describedby={`${id}-${index}`}
              aria-busy={busy === action.way}
              onClick={({ detail }) => {
                // The second half of a double click is no second wish.
                if (detail < 2) run(action.way, action.work);
              }}
              onKeyDown={(event) => {
                // Nor is a key that is held down.
                if (event.repeat && event.key === "Enter") event.preventDefault();
              }}
            >
              {ways[action.way]}
            </button>
            <span id={`${id}-${index}`}>{action.use}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
