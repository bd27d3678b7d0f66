import { lazy, Suspense } from "react";
import { BoardPage } from "./BoardPage.tsx";
import { StartPage } from "./chunks.ts";
import { Shell } from "./Shell.tsx";
import type { Route } from "./route.ts";

/* Not among the other pieces, which they are themselves made of. */
const StagePage = lazy(async () => ({ default: (await import("./StagePage.tsx")).StagePage }));
const WrongLink = lazy(async () => ({ default: (await import("./WrongLink.tsx")).WrongLink }));
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
        <Suspense fallback={<Shell />}>
          <WrongLink />
        </Suspense>
      );
  }
}
