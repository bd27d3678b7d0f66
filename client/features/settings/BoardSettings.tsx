import { useEffect, useRef, useState } from "react";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH, SEAT_IDS } from "#shared/domain/seats.ts";
import { refusals } from "#shared/messages/en/refusals.ts";
import { news } from "#shared/messages/en/news.ts";
import { shortcuts } from "#shared/messages/en/shortcuts.ts";
import { settings } from "#shared/messages/en/settings.ts";
import { deleteBoard, refusalInWords, type Refusal } from "../../hooks/board-api.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { switchChoice, useIsOn } from "../../hooks/device-choice.ts";
import { useIsRefused, useLiveBoard } from "../../hooks/use-board.ts";
import { forgetThisBoard } from "../../hooks/use-local-boards.ts";
import { useMessages } from "../../language/use-messages.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useFocusWish } from "../../ui/focus.ts";
import { LanguageSwitch } from "../../ui/LanguageSwitch.tsx";
import { WithoutConnection } from "./WithoutConnection.tsx";
import styles from "./BoardSettings.module.css";

/** Names, title, seat, one shared screen, and how to forget or delete the board. */
export function BoardSettings(props: {
  readonly onClose: () => void;
  readonly onMoveSeat: () => void;
  readonly onShortcuts: () => void;
}) {
  const { settings: words, news: telling, shortcuts: keys } = useMessages({ settings, news, shortcuts });
  const { session, seat, hand, setHand } = useBoardPage();
  const { link } = session;
  const title = useLiveBoard((board) => board.title);
  const names = useLiveBoard((board) => board.names);
  const isRefused = useIsRefused();
  const isTold = useIsOn("others-told");
  return (
    <Dialog title={words.title} onClose={props.onClose}>
      {link.access === "edit" && isRefused ? (
        <p className={styles.note}>{words.refused}</p>
      ) : link.access === "edit" ? (
        <div className={styles.fields}>
          <Field
            label={words.boardTitle}
            value={title}
            maxLength={MAX_TITLE_LENGTH}
            onChange={session.setTitle}
          />
          {SEAT_IDS.map((each) => (
            <Field
              key={each}
              label={words.nameOf[each]}
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
              <strong>{words.share.label}</strong>
              <small>{words.share.hint}</small>
            </label>
          </div>
          <button type="button" className="button" onClick={props.onMoveSeat}>
            {words.moveSeat}
          </button>
        </div>
      ) : (
        <p className={styles.note}>{words.watching}</p>
      )}
      <LanguageSwitch />
      <div className={styles.switch}>
        <input
          id="others-told"
          type="checkbox"
          checked={isTold}
          onChange={({ target }) => switchChoice("others-told", target.checked)}
        />
        <label htmlFor="others-told">
          <strong>{telling.tell}</strong>
          <small>{telling.tellHint}</small>
        </label>
      </div>
      <div className={styles.stage}>
        <button type="button" className="button" onClick={props.onShortcuts}>
          {keys.title}
        </button>
        <small>{keys.hint}</small>
      </div>
      <div className={styles.stage}>
        <a className="button" href={`/v/${session.viewKey}?stage`}>
          {words.stage.label}
        </a>
        <small>{words.stage.hint}</small>
      </div>
      <WithoutConnection />
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
  const { refusals: reasons, settings: words } = useMessages({ refusals, settings });
  const { session } = useBoardPage();
  const [asks, setAsks] = useState<"first" | "again" | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(root);
  const { link } = session;
  const erase = async (): Promise<void> => {
    if (link.access !== "edit") return;
    const why = await deleteBoard(link.editKey);
    if (why === null) await forgetThisBoard(session);
    else setRefusal(why);
  };
  return (
    <div ref={root} className={styles.leaving}>
      <div>
        <button type="button" className="button" onClick={() => void forgetThisBoard(session)}>
          {words.forget.label}
        </button>
        <small>{words.forget.hint}</small>
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
            {words.erase.label}
          </button>
          <small>{words.erase.hint}</small>
        </div>
      ) : (
        <div className={styles.ask} role="alert">
          <p>{asks === "first" ? words.erase.ask : words.erase.askAgain}</p>
          <span>
            <button
              type="button"
              className="button button-solid"
              onClick={() => (asks === "first" ? setAsks("again") : void erase())}
            >
              {asks === "first" ? words.erase.yes : words.erase.yesAgain}
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
              {words.erase.no}
            </button>
          </span>
        </div>
      )}
      <p role="alert">{refusal === null ? null : refusalInWords(refusal, reasons)}</p>
    </div>
  );
}
