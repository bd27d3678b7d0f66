import { lazy, Suspense } from "react";
import { Notice } from "../ui/Notice.tsx";
import { BoardPage } from "./BoardPage.tsx";
import { StartPage } from "./chunks.ts";
import { Shell } from "./Shell.tsx";
import type { Route } from "./route.ts";

/* Not among the other pieces, which they are themselves made of. */
const StagePage = lazy(async () => ({ default: (await import("./StagePage.tsx")).StagePage }));
const PastPage = lazy(async () => ({ default: (await import("./PastPage.tsx")).PastPage }));

/** The whole page for an address. */
export function App({ route }: { readonly route: Route }) {
  switch (route.page) {
    case "start":
      return (
        <Suspense fallback={<Shell />}>
          <StartPage />
        </Suspense>
      );
    case "board":
      return <BoardPage session={route.session} />;
    case "stage":
      return (
        <Suspense fallback={<Shell />}>
          <StagePage session={route.session} />
        </Suspense>
      );
    case "past":
      return (
        <Suspense fallback={<Shell />}>
          <PastPage />
        </Suspense>
      );
    case "wrong-link":
      return (
        <Notice title="This link is not complete">
          <p>
            A link to a board ends in 22 letters and digits. Part of it may have been cut off when it was
            copied.
          </p>
          <p>Ask the person who sent it to copy it once more from Invite.</p>
        </Notice>
      );
  }
}
