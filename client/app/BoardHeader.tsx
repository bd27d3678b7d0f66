import { Suspense, useState } from "react";
import { PeopleHere } from "../features/people/PeopleHere.tsx";
import { SaveChip } from "../features/settings/SaveChip.tsx";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useArrival, useLiveBoard } from "../hooks/use-board.ts";
import { Brand } from "../ui/Brand.tsx";
import { Icon } from "../ui/Icon.tsx";
import { BoardSettings, Following, InviteDialog, PersonCard, SharedScreen } from "./chunks.ts";
import { StepsNav } from "./StepsNav.tsx";
import styles from "./BoardHeader.module.css";

/** The top of a board: what it is called, which step is shown, whether it is saved, who is here. */
export function BoardHeader(props: { readonly onExport: () => void; readonly onMoveSeat: () => void }) {
  const { session, hand } = useBoardPage();
  const title = useLiveBoard((board) => board.title);
  const isReady = useArrival() === "ready";
  const [open, setOpen] = useState<"invite" | "settings" | null>(null);
  const mayEdit = session.link.access === "edit";
  return (
    <header className={`${styles.header} board-header`}>
      <div className={styles.start}>
        <Brand />
        {title ? <span className={styles.title}>{title}</span> : null}
      </div>
      <StepsNav />
      <div className={styles.end}>
        <SaveChip />
        {hand === null ? null : (
          <Suspense>
            <SharedScreen />
          </Suspense>
        )}
        <PeopleHere Card={PersonCard} onMoveSeat={props.onMoveSeat} />
        <button
          type="button"
          className={`button ${styles.action}`}
          aria-label="Export"
          disabled={!isReady}
          onClick={props.onExport}
        >
          <Icon name="export" />
          <span>Export</span>
        </button>
        {mayEdit ? (
          <button
            type="button"
            className={`button button-solid ${styles.action}`}
            aria-label="Invite"
            onClick={() => setOpen("invite")}
          >
            <Icon name="invite" />
            <span>Invite</span>
          </button>
        ) : null}
        <button
          type="button"
          className={`button ${styles.more}`}
          aria-label="About this board"
          onClick={() => setOpen("settings")}
        >
          <Icon name="more" />
        </button>
      </div>
      {isReady ? (
        <Suspense>
          <Following />
        </Suspense>
      ) : null}
      <Suspense>
        {open === "invite" ? <InviteDialog onClose={() => setOpen(null)} /> : null}
        {open === "settings" ? (
          <BoardSettings
            onClose={() => setOpen(null)}
            onMoveSeat={() => {
              setOpen(null);
              props.onMoveSeat();
            }}
          />
        ) : null}
      </Suspense>
    </header>
  );
}
