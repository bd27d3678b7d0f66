import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { parseKey, viewKeyOf, type EditKey, type ViewKey } from "#shared/protocol/keys.ts";
import { App } from "./app/App.tsx";
import { ErrorBoundary } from "./app/ErrorBoundary.tsx";
import { fetchFirstStep } from "./app/chunks.ts";
import type { Route } from "./app/route.ts";
import { openBoard } from "./sync/open-board.ts";
import "./styles/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root to draw in.");
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App route={readRoute(location.pathname)} />
    </ErrorBoundary>
  </StrictMode>,
);

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
