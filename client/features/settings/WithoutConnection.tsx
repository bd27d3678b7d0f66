import { offline } from "#shared/messages/en/offline.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useAppCopy } from "../../hooks/use-app-copy.ts";
import { useMessages } from "../../language/use-messages.ts";
import styles from "./BoardSettings.module.css";

/** What works without a connection on this device, or why it does not, and whether a newer version waits for a reload. */
export function WithoutConnection() {
  const { session } = useBoardPage();
  const { kind, hasNewer } = useAppCopy();
  const words = useMessages({ offline }).offline;
  const isKept = session.link.access === "edit";
  return (
    <section className={styles.offline} aria-labelledby="without-connection">
      <h3 id="without-connection">{words.title}</h3>
      <p>
        {kind === "here" ? (isKept ? words.here : words.hereWatching) : null}
        {kind === "coming" ? words.coming : null}
        {kind === "needs-https" ? words.needsHttps : null}
        {kind === "none" ? words.none : null}
      </p>
      {hasNewer ? (
        <p>
          {words.newer}{" "}
          <button type="button" className="button" onClick={() => location.reload()}>
            {words.reload}
          </button>
        </p>
      ) : null}
    </section>
  );
}
