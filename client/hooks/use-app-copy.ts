import { useSyncExternalStore } from "react";
import { appCopy, type AppCopy } from "../sync/app-copy.ts";

/** How it stands with this device's copy of the app. */
export function useAppCopy(): AppCopy {
  return useSyncExternalStore(appCopy.subscribe, appCopy.get);
}
