import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { reopening } from "#shared/messages/en/reopening.ts";
import { start } from "#shared/messages/en/start.ts";
import { openSnapshot, type WhyUnread } from "../../hooks/past-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import page from "./StartPage.module.css";
import styles from "./OpenSnapshot.module.css";

/** Opens a JSON snapshot as a past board: chosen, dropped anywhere on the page, or pasted. */
export function OpenSnapshot() {
  const { reopening: reasons, start: all } = useMessages({ reopening, start });
  const words = all.open;
  const input = useRef<HTMLInputElement>(null);
  const trouble = useRef<HTMLParagraphElement>(null);
  const [problem, setProblem] = useState<WhyUnread | null>(null);
  const [isDragging, setDragging] = useState(false);

  const open = async (files: readonly Blob[]): Promise<void> => {
    const [file, ...more] = files;
    setProblem(null);
    if (file === undefined) return;
    const opened =
      more.length > 0 ? { problem: (told: typeof reasons) => told.several } : await openSnapshot(file);
    if ("problem" in opened) setProblem(() => opened.problem);
    else location.assign(opened.path);
  };
  // For what a large file says about itself it is read once more.
  const told = useMemo(() => problem?.(reasons) ?? null, [problem, reasons]);
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  // What was dropped at the top of a long page is answered where it can be seen.
  useLayoutEffect(() => {
    if (problem !== null) trouble.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);

  useEffect(() => {
    // On the window: a file that is dropped beside every target would take the page's place.
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const onDragLeave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent): void => {
      setDragging(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      void latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (clipboardData === null || target instanceof HTMLInputElement) return;
      const files = [...clipboardData.files];
      const text = clipboardData.getData("text/plain");
      if (files.length > 0) void latest.current(files);
      else if (text.trimStart().startsWith("{")) void latest.current([new Blob([text])]);
    };
    addEventListener("dragenter", onDragOver);
    addEventListener("dragover", onDragOver);
    addEventListener("dragleave", onDragLeave);
    addEventListener("drop", onDrop);
    addEventListener("paste", onPaste);
    return () => {
      removeEventListener("dragenter", onDragOver);
      removeEventListener("dragover", onDragOver);
      removeEventListener("dragleave", onDragLeave);
      removeEventListener("drop", onDrop);
      removeEventListener("paste", onPaste);
    };
  }, []);

  return (
    <section className={styles.open} aria-labelledby="open-snapshot">
      <h2 id="open-snapshot">{words.heading}</h2>
      <p className={page.hint} id="open-snapshot-how">
        {words.how}
      </p>
      <button
        type="button"
        className="button"
        aria-describedby="open-snapshot-how"
        onClick={() => input.current?.click()}
      >
        {words.choose}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // So that the same file can be chosen again once it has been mended.
          currentTarget.value = "";
          void open(files);
        }}
      />
      <p ref={trouble} className={page.problem} role="alert">
        {told}
      </p>
      {isDragging ? (
        <div className={styles.drop}>
          <p>{words.drop}</p>
        </div>
      ) : null}
    </section>
  );
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
