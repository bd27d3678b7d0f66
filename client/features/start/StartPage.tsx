import { useEffect, useState, type FormEvent } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH, type SeatId } from "#shared/domain/seats.ts";
import { isolated } from "#shared/domain/snapshot/isolated.ts";
import { refusals } from "#shared/messages/en/refusals.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { start as english } from "#shared/messages/en/start.ts";
import { createBoard, refusalInWords, type Refusal } from "../../hooks/board-api.ts";
import { useLocalBoards } from "../../hooks/use-local-boards.ts";
import { useLocale } from "../../language/use-locale.ts";
import { useMessages } from "../../language/use-messages.ts";
import { Brand } from "../../ui/Brand.tsx";
import { LanguageSwitch } from "../../ui/LanguageSwitch.tsx";
import { OpenSnapshot } from "./OpenSnapshot.tsx";
import { StartPicture } from "./StartPicture.tsx";
import styles from "./StartPage.module.css";

/** Where a board begins: what this is, two names, and one button. */
export function StartPage() {
  const { refusals: reasons, start: words } = useMessages({ refusals, start: english });
  const [isStarting, setStarting] = useState(false);
  // A browser that knows of no network says so at once; one that is wrong about it is found out by trying.
  const [refusal, setRefusal] = useState<Refusal | null>(navigator.onLine ? null : { kind: "no-answer" });

  useEffect(() => {
    // The browser's Back may bring this very page again, as it was left.
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) setStarting(false);
    };
    const onNetwork = (): void => setRefusal(null);
    addEventListener("pageshow", onShow);
    addEventListener("online", onNetwork);
    return () => {
      removeEventListener("pageshow", onShow);
      removeEventListener("online", onNetwork);
    };
  }, []);

  const start = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isStarting) return;
    const form = new FormData(event.currentTarget);
    const text = (field: string): string => {
      const value = form.get(field);
      return typeof value === "string" ? value : "";
    };
    setStarting(true);
    setRefusal(null);
    const board = await createBoard({
      title: text("title"),
      employee: text("employee"),
      manager: text("manager"),
    });
    if ("path" in board) {
      location.assign(board.path);
      return;
    }
    setRefusal(board.refusal);
    setStarting(false);
  };

  return (
    <div className={`${styles.page} dots`}>
      <header className={`shell-bar ${styles.bar}`}>
        <Brand />
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
      </header>
      <main className={styles.main}>
        <section className={styles.about}>
          <h1>{words.heading}</h1>
          <p>{words.about}</p>
          <StartPicture />
          <p className={styles.spirit}>{words.spirit}</p>
        </section>
        <div className={styles.side}>
          <form className={styles.form} onSubmit={(event) => void start(event)}>
            <h2>{words.form.heading}</h2>
            <div className={styles.names}>
              <label className={styles.field}>
                <span>{words.form.employee}</span>
                <input name="employee" autoComplete="off" maxLength={MAX_NAME_LENGTH} />
              </label>
              <label className={styles.field}>
                <span>{words.form.manager}</span>
                <input name="manager" autoComplete="off" maxLength={MAX_NAME_LENGTH} />
              </label>
            </div>
            <label className={styles.field}>
              <span>{words.form.title}</span>
              <input name="title" autoComplete="off" maxLength={MAX_TITLE_LENGTH} />
            </label>
            <p className={styles.hint}>{words.form.blank}</p>
            <button type="submit" className={`button button-solid ${styles.start}`}>
              {isStarting ? words.form.starting : words.form.start}
            </button>
            <p className={styles.problem} role="alert">
              {refusal === null
                ? null
                : refusal.kind === "no-answer"
                  ? words.form.needsConnection
                  : refusalInWords(refusal, reasons)}
            </p>
            <p className={styles.hint}>{words.form.link}</p>
          </form>
          <RecentBoards />
        </div>
        <OpenSnapshot />
      </main>
    </div>
  );
}

function RecentBoards() {
  const { start, seats: seatWords } = useMessages({ start: english, seats });
  const words = start.recent;
  const locale = useLocale();
  const { boards, forget } = useLocalBoards();
  if (boards.length === 0) return null;
  return (
    <section className={styles.recent} aria-labelledby="recent-boards">
      <h2 id="recent-boards">{words.heading}</h2>
      <ul>
        {boards.map((board) => {
          const { left, right } = board.names;
          const nameFor = (seat: SeatId): string => isolated(nameOf(board, seat, seatWords));
          const names = left || right ? words.both(nameFor("left"), nameFor("right")) : "";
          const name = board.title || names || words.untitled;
          return (
            <li key={board.boardId}>
              <a href={board.path}>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <span>
                  {board.title && names ? `${names} · ` : ""}
                  {new Date(board.openedAt).toLocaleDateString(locale, { dateStyle: "medium" })}
                  {board.path.startsWith("/v/") ? ` · ${words.watching}` : ""}
                </span>
              </a>
              <button
                type="button"
                aria-label={words.removeBoard(isolated(name))}
                onClick={() => forget(board.boardId)}
              >
                {words.remove}
              </button>
            </li>
          );
        })}
      </ul>
      <p className={styles.hint}>{words.hint}</p>
    </section>
  );
}
