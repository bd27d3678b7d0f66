import { useEffect, useRef, useState } from "react";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH, SEAT_IDS, SEAT_ROLE } from "#shared/domain/seats.ts";
import { deleteBoard } from "../../hooks/board-api.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useIsRefused, useLiveBoard } from "../../hooks/use-board.ts";
import { forgetThisBoard } from "../../hooks/use-local-boards.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useFocusWish } from "../../ui/focus.ts";
import styles from "./BoardSettings.module.css";

/** Names, title, seat, one shared screen, and how to forget or delete the board. */
export function BoardSettings(props: { readonly onClose: () => void; readonly onMoveSeat: () => void }) {
  const { session, seat, hand, setHand } = useBoardPage();
  const { link } = session;
  const title = useLiveBoard((board) => board.title);
  const names = useLiveBoard((board) => board.names);
  const isRefused = useIsRefused();
  return (
    <Dialog title="About this board" onClose={props.onClose}>
      {link.access === "edit" && isRefused ? (
        <p className={styles.note}>
          The server takes no more changes from this page; the top of the board says why.
        </p>
      ) : link.access === "edit" ? (
        <div className={styles.fields}>
          <Field label="Title" value={title} maxLength={MAX_TITLE_LENGTH} onChange={session.setTitle} />
          {SEAT_IDS.map((each) => (
            <Field
              key={each}
              label={`${SEAT_ROLE[each]}’s name`}
              value={names[each]}
              maxLength={MAX_NAME_LENGTH}
              onChange={(name) => session.setName(each, name)}
            />
          ))}
          <div className={styles.switch}>
            <input
              id="share-screen"
              type="checkbox"
              checked={hand !== null}
              onChange={(event) => setHand(event.target.checked ? (seat ?? "left") : null)}
            />
            <label htmlFor="share-screen">
              <strong>We share this screen</strong>
              <small>Both columns can be changed here. The header asks whose hand it is.</small>
            </label>
          </div>
          <button type="button" className="button" onClick={props.onMoveSeat}>
            Take another seat
          </button>
        </div>
      ) : (
        <p className={styles.note}>
          You opened this board by its link to watch. Only the two people can change it.
        </p>
      )}
      <div className={styles.stage}>
        <a className="button" href={`/v/${session.viewKey}?stage`}>
          Stage view
        </a>
        <small>Large, for sharing this screen: it follows you both and shows nothing to change.</small>
      </div>
      <Leaving />
    </Dialog>
  );
}

function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const { label, value, maxLength, onChange } = props;
  const finish = (): void => {
    if (draft !== null && draft !== value) onChange(draft);
    setDraft(null);
  };
  const latest = useRef(finish);
  useEffect(() => {
    latest.current = finish;
  });
  // Escape closes the dialog under a text that is still being typed, and no blur comes then.
  useEffect(() => () => latest.current(), []);
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        autoComplete="off"
        maxLength={maxLength}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish();
        }}
      />
    </label>
  );
}

function Leaving() {
  const { session } = useBoardPage();
  const [asks, setAsks] = useState<"first" | "again" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(root);
  const { link } = session;
  const erase = async (): Promise<void> => {
    if (link.access !== "edit") return;
    const reason = await deleteBoard(link.editKey);
    if (reason === null) await forgetThisBoard(session);
    else setProblem(reason);
  };
  return (
    <div ref={root} className={styles.leaving}>
      <div>
        <button type="button" className="button" onClick={() => void forgetThisBoard(session)}>
          Forget this board on this device
        </button>
        <small>The board stays on the server. You need its link to come back.</small>
      </div>
      {link.access !== "edit" ? null : asks === null ? (
        <div>
          <button
            type="button"
            className="button"
            data-focus="delete"
            onClick={() => {
              setAsks("first");
              requestFocus("keep");
            }}
          >
            Delete this board…
          </button>
          <small>For both of you, for good.</small>
        </div>
      ) : (
        <div className={styles.ask} role="alert">
          <p>
            {asks === "first"
              ? "Delete both people’s answers for good? Nobody can bring them back."
              : "Really delete it? The link will never work again."}
          </p>
          <span>
            <button
              type="button"
              className="button button-solid"
              onClick={() => (asks === "first" ? setAsks("again") : void erase())}
            >
              {asks === "first" ? "Delete the board" : "Yes, delete it for good"}
            </button>
            <button
              type="button"
              className="button"
              data-focus="keep"
              onClick={() => {
                setAsks(null);
                requestFocus("delete");
              }}
            >
              Keep it
            </button>
          </span>
        </div>
      )}
      <p role="alert">{problem}</p>
    </div>
  );
}
