import { useEffect, useRef } from "react";
import type { Board } from "#shared/domain/board.ts";
import { watchOthers, type News } from "../sync/others-news.ts";
import { useBoardPage } from "./board-context.tsx";
import { useEditingSeat } from "./use-board.ts";
import { useWhiteboard } from "./use-whiteboard.ts";

/** How to read what others have changed since it was last settled. */
export type NewsDesk = {
  readonly read: () => { readonly news: News; readonly names: Board["names"] };
  readonly settle: () => void;
};

/** Calls back whenever others have done something that is not told yet; `start` says what to do then, and how to stop. */
export function useOthersNews(
  start: (desk: NewsDesk) => { readonly changed: () => void; readonly stop: () => void },
): void {
  const { session } = useBoardPage();
  const whiteboard = useWhiteboard();
  const own = useEditingSeat();
  const latest = useRef({ own, start });
  useEffect(() => {
    latest.current = { own, start };
  });
  useEffect(() => {
    let onChange = (): void => {};
    const watched = watchOthers(
      session,
      whiteboard,
      () => latest.current.own,
      () => onChange(),
    );
    const { changed, stop } = latest.current.start({
      read: () => ({ news: watched.read(), names: session.board.get().names }),
      settle: watched.settle,
    });
    onChange = changed;
    return () => {
      stop();
      watched.close();
    };
  }, [session, whiteboard]);
}
