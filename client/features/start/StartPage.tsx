import { useEffect, useState, type FormEvent } from "react";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from "#shared/domain/seats.ts";
import { createBoard } from "../../hooks/board-api.ts";
import { useLocalBoards } from "../../hooks/use-local-boards.ts";
import { Brand } from "../../ui/Brand.tsx";
import { OpenSnapshot } from "./OpenSnapshot.tsx";
import { StartPicture } from "./StartPicture.tsx";
import styles from "./StartPage.module.css";

/** Where a board begins: what this is, two names, and one button. */
export function StartPage() {
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    // The browser's Back may bring this very page again, as it was left.
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) setStarting(false);
    };
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
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
    setProblem(null);
    const board = await createBoard({
      title: text("title"),
      employee: text("employee"),
      manager: text("manager"),
    });
    if ("path" in board) {
      location.assign(board.path);
      return;
    }
    setProblem(board.problem);
    setStarting(false);
  };

  return (
    <div className={`${styles.page} dots`}>
      <header className="shell-bar">
        <Brand />
      </header>
      <main className={styles.main}>
        <section className={styles.about}>
          <h1>Talk about what matters at work</h1>
          <p>
            Each of you puts six areas of work in order and divides 100 points among them. Then you look at
            both answers side by side and talk.
          </p>
          <StartPicture />
          <p className={styles.spirit}>No judgment. There are no right or wrong answers.</p>
        </section>
        <div className={styles.side}>
          <form className={styles.form} onSubmit={(event) => void start(event)}>
            <h2>Start a board</h2>
            <div className={styles.names}>
              <label className={styles.field}>
                <span>Employee’s name</span>
                <input name="employee" autoComplete="off" maxLength={MAX_NAME_LENGTH} />
              </label>
              <label className={styles.field}>
                <span>Manager’s name</span>
                <input name="manager" autoComplete="off" maxLength={MAX_NAME_LENGTH} />
              </label>
            </div>
            <label className={styles.field}>
              <span>Title</span>
              <input name="title" autoComplete="off" maxLength={MAX_TITLE_LENGTH} />
            </label>
            <p className={styles.hint}>
              Everything may stay blank. Names and title can be changed on the board.
            </p>
            <button type="submit" className={`button button-solid ${styles.start}`}>
              {isStarting ? "Starting…" : "Start a board"}
            </button>
            <p className={styles.problem} role="alert">
              {problem}
            </p>
            <p className={styles.hint}>
              No account. The board has one link: whoever has it can see and change both sides, so send it
              only to the other person.
            </p>
          </form>
          <RecentBoards />
        </div>
        <OpenSnapshot />
      </main>
    </div>
  );
}

function RecentBoards() {
  const { boards, forget } = useLocalBoards();
  if (boards.length === 0) return null;
  return (
    <section className={styles.recent} aria-labelledby="recent-boards">
      <h2 id="recent-boards">Recent boards on this device</h2>
      <ul>
        {boards.map((board) => {
          const name = board.title || board.names || "A board without a title";
          return (
            <li key={board.boardId}>
              <a href={board.path}>
                <strong>{name}</strong>
                <span>
                  {board.title && board.names ? `${board.names} · ` : ""}
                  {new Date(board.openedAt).toLocaleDateString(undefined, { dateStyle: "medium" })}
                  {board.path.startsWith("/v/") ? " · watching" : ""}
                </span>
              </a>
              <button
                type="button"
                aria-label={`Remove ${name} from this list`}
                onClick={() => forget(board.boardId)}
              >
                Remove
              </button>
            </li>
          );
        })}
      </ul>
      <p className={styles.hint}>
        Removing takes a board off this list only. Keep its link if you want to come back.
      </p>
    </section>
  );
}
