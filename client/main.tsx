import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { parseKey, viewKeyOf, type EditKey, type ViewKey } from "#shared/protocol/keys.ts";
import { App } from "./app/App.tsx";
import { ErrorBoundary } from "./app/ErrorBoundary.tsx";
import { fetchFirstStep } from "./app/chunks.ts";
import type { Route } from "./app/route.ts";
import { showLanguage, wishedLanguage } from "./language/language.ts";
import { openBoard } from "./sync/open-board.ts";
import "./styles/base.css";

void start();
// Later than all that the page itself needs.
if (import.meta.env.PROD) addEventListener("load", () => setTimeout(() => void keepCopy(), 1_000));

/** Draws the page, in the language of whoever looks at it. */
async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root to draw in.");
  const route = readRoute(location.pathname);
  // Where another language does not come, the page is shown in English rather than not at all.
  await showLanguage(wishedLanguage()).catch(() => showLanguage("en"));
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App route={route} />
      </ErrorBoundary>
    </StrictMode>,
  );
}

/** Has the app copied to this device; where even that piece does not come, the next visit tries again. */
async function keepCopy(): Promise<void> {
  const piece = await import("./sync/app-copy.ts").catch(() => null);
  await piece?.keepAppCopy();
}

/** What the address asks for. A board is opened here, once, so that no rendering ever opens it twice. */
function readRoute(path: string): Route {
  if (path === "/") return { page: "start" };
  if (path === "/past") return { page: "past" };
  const [, kind, text, ...rest] = path.replace(/\/$/, "").split("/");
  const key = parseKey(text ?? "");
  if (key === null || rest.length > 0) return { page: "wrong-link" };
  fetchFirstStep();
  const server = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`;
  const isStage = new URLSearchParams(location.search).has("stage");
  if (kind === "b" && isStage) {
    // A screen that is shared shows no key that edits, not even in its address.
    const viewKey = viewKeyOf(key as EditKey);
    history.replaceState({ board: path }, "", `/v/${viewKey}?stage`);
    return { page: "stage", session: openBoard({ access: "view", viewKey }, server) };
  }
  if (kind === "b") {
    return { page: "board", session: openBoard({ access: "edit", editKey: key as EditKey }, server) };
  }
  if (kind === "v") {
    return {
      page: isStage ? "stage" : "board",
      session: openBoard({ access: "view", viewKey: key as ViewKey }, server),
    };
  }
  return { page: "wrong-link" };
}
