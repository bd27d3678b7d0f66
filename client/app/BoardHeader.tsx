import { Suspense, useState } from "react";
import { page } from "#shared/messages/en/page.ts";
import { PeopleHere } from "../features/people/PeopleHere.tsx";
import { SaveChip } from "../features/settings/SaveChip.tsx";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useArrival, useLiveBoard } from "../hooks/use-board.ts";
import { useMessages } from "../language/use-messages.ts";
import { Brand } from "../ui/Brand.tsx";
import { Icon } from "../ui/Icon.tsx";
import { BoardSettings, Following, InviteDialog, Keyboard, PersonCard } from "./chunks.ts";
import { StepsNav } from "./StepsNav.tsx";
import styles from "./BoardHeader.module.css";

/** The top of a board: what it is called, which step is shown, whether it is saved, who is here. */
export function BoardHeader(props: { readonly onExport: () => void; readonly onMoveSeat: () => void }) {
  const words = useMessages({ page }).page;
  const { session } = useBoardPage();
  const title = useLiveBoard((board) => board.title);
  const isReady = useArrival() === "ready";
  const [open, setOpen] = useState<"invite" | "settings" | "shortcuts" | null>(null);
  const mayEdit = session.link.access === "edit";
  return (
    <header className={`${styles.header} board-header`}>
      <div className={styles.start}>
        <Brand />
        {title ? <bdi className={styles.title}>{title}</bdi> : null}
      </div>
      <StepsNav />
      <div className={styles.end}>
        <SaveChip />
        <PeopleHere Card={PersonCard} onMoveSeat={props.onMoveSeat} />
        <button
          type="button"
          className={`button ${styles.action}`}
          aria-label={words.export}
          disabled={!isReady}
          onClick={props.onExport}
        >
          <Icon name="export" />
          <span>{words.export}</span>
        </button>
        {mayEdit ? (
          <button
            type="button"
            className={`button button-solid ${styles.action}`}
            aria-label={words.invite}
            onClick={() => setOpen("invite")}
          >
            <Icon name="invite" />
            <span>{words.invite}</span>
          </button>
        ) : null}
        <button
          type="button"
          className={`button ${styles.more}`}
          aria-label={words.about}
          onClick={() => setOpen("settings")}
        >
          <Icon name="more" />
        </button>
      </div>
      {isReady ? (
        <Suspense>
          <Following />
          <Keyboard
            isListOpen={open === "shortcuts"}
            onOpenList={() => setOpen("shortcuts")}
            onCloseList={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
      <Suspense>
        {open === "invite" ? <InviteDialog onClose={() => setOpen(null)} /> : null}
        {open === "settings" ? (
          <BoardSettings
            onClose={() => setOpen(null)}
            onShortcuts={() => setOpen("shortcuts")}
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
