import { lazy } from "react";

/*
 * Every step and dialog is a piece of its own. Rank, which everybody sees first, is asked for together with the board;
 * the others as soon as the board is there.
 */
const load = {
  start: () => import("../features/start/StartPage.tsx"),
  rank: () => import("../features/rank/RankColumn.tsx"),
  points: () => import("../features/points/PointsColumn.tsx"),
  compare: () => import("../features/compare/CompareStep.tsx"),
  invite: () => import("../features/invite/InviteDialog.tsx"),
  settings: () => import("../features/settings/BoardSettings.tsx"),
  trouble: () => import("../features/trouble/Trouble.tsx"),
  export: () => import("../features/export/ExportDialog.tsx"),
};

type TroublePiece = Awaited<ReturnType<typeof load.trouble>>;

export const StartPage = lazy(async () => ({ default: (await load.start()).StartPage }));
export const RankColumn = lazy(async () => ({ default: (await load.rank()).RankColumn }));
export const PointsColumn = lazy(async () => ({ default: (await load.points()).PointsColumn }));
export const CompareStep = lazy(async () => ({ default: (await load.compare()).CompareStep }));
export const InviteDialog = lazy(async () => ({ default: (await load.invite()).InviteDialog }));
export const BoardSettings = lazy(async () => ({ default: (await load.settings()).BoardSettings }));
export const TroublePage = lazy(async () => ({ default: (await load.trouble()).TroublePage }));
/** Nothing where the piece does not come: a board that is on the screen stays there, and the chip has the short words. */
export const TroubleNote = lazy<TroublePiece["TroubleNote"]>(async () => ({
  default: await load.trouble().then(
    (piece) => piece.TroubleNote,
    () => () => null,
  ),
}));
export const ExportDialog = lazy(async () => ({ default: (await load.export()).ExportDialog }));

/** Fetches Rank while the board itself is still on its way. */
export function fetchFirstStep(): void {
  // As above: what fails here is asked for again when it is shown.
  load.rank().catch(() => {});
}

/** Fetches the other steps ahead of their first use, once the browser has nothing better to do. */
export function fetchBoardChunks(): void {
  const fetchAll = (): void => {
    for (const fetchChunk of [load.points, load.compare, load.invite, load.settings, load.trouble]) {
      // A piece that does not come now is asked for again when it is needed; `ErrorBoundary` tells if it still fails.
      fetchChunk().catch(() => {});
    }
  };
  if (typeof requestIdleCallback === "function") requestIdleCallback(fetchAll, { timeout: 4_000 });
  else setTimeout(fetchAll, 1_000);
}
