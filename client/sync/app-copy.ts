import { Cell, type Watchable } from "./store.ts";

/** Does this device have a copy of the app, so that its pages open without a connection? */
export type AppCopy = {
  readonly kind:
    | "coming"
    | "here"
    /** Browsers keep one only for addresses with https, and for this computer itself. */
    | "needs-https"
    /** This browser keeps none, or refused to. */
    | "none";
  /** Has a newer version come than the one that this page is made of? It is shown at the next load, never before. */
  readonly hasNewer: boolean;
};

const state = new Cell<AppCopy>({ kind: isSecureContext ? "coming" : "needs-https", hasNewer: false });

/** How it stands with this device's copy of the app. */
export const appCopy: Watchable<AppCopy> = state;

/** Has the app copied to this device, and kept up to date from then on; called once, when the page has nothing better to do. */
export async function keepAppCopy(): Promise<void> {
  if (!isSecureContext) return;
  const set = (change: Partial<AppCopy>): void => state.set({ ...state.get(), ...change });
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  if (serviceWorker === undefined) return set({ kind: "none" });
  if (serviceWorker.controller !== null) set({ kind: "here" });
  serviceWorker.addEventListener("controllerchange", () => set({ kind: "here" }));
  serviceWorker.addEventListener("message", ({ data: files }: MessageEvent<unknown>) => {
    const own = document.querySelector("script[type='module']")?.getAttribute("src");
    set({ hasNewer: Array.isArray(files) && !files.includes(own) });
  });
  try {
    const { active, installing } = await serviceWorker.register("/sw.js", { updateViaCache: "none" });
    // A page that was reloaded past its worker is not controlled by it, and is copied all the same.
    if (active !== null) set({ kind: "here" });
    installing?.addEventListener("statechange", () => {
      if (installing.state === "redundant" && state.get().kind === "coming") set({ kind: "none" });
    });
  } catch {
    // Storage is switched off, or the file did not come; the next visit tries again, and nothing else needs it.
    if (serviceWorker.controller === null) set({ kind: "none" });
  }
}
