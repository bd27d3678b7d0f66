import { useEffect, useSyncExternalStore } from "react";

/*
 * What somebody has chosen for this device, whatever board is open: each choice is on until it is switched off.
 */

/** What can be switched off: the summaries of what others do, and keys that are pressed without another one. */
export type DeviceChoice = "others-told" | "single-keys";

const listeners = new Set<() => void>();
/** Where storage is switched off, a choice holds for this page. */
const chosen = new Map<DeviceChoice, boolean>();

/** Is it on? */
export function isOn(choice: DeviceChoice): boolean {
  const known = chosen.get(choice);
  if (known !== undefined) return known;
  try {
    return localStorage.getItem(`what-matters:${choice}`) !== "off";
  } catch {
    return true;
  }
}

/** Switches it on or off, on the next visit too. */
export function switchChoice(choice: DeviceChoice, on: boolean): void {
  chosen.set(choice, on);
  try {
    if (on) localStorage.removeItem(`what-matters:${choice}`);
    else localStorage.setItem(`what-matters:${choice}`, "off");
  } catch {
    // It is remembered above, for this page.
  }
  for (const listener of listeners) listener();
}

/** Is it on? Renders again when that is switched. */
export function useIsOn(choice: DeviceChoice): boolean {
  return useSyncExternalStore(subscribe, () => isOn(choice));
}

/** Says on the page, for what is there before this piece, whether keys that are pressed alone do anything. */
export function useSingleKeysMarked(): void {
  const on = useIsOn("single-keys");
  useEffect(() => {
    document.documentElement.dataset["singleKeys"] = on ? "on" : "off";
  }, [on]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
