import type { StoreFolder } from "../storage/update-store.ts";

/** What the commands work with. */
export type CommandTools = {
  readonly store: StoreFolder;
  /** The folder of the data, for messages. */
  readonly dataDir: string;
  readonly retentionDays: number;
  /** Why these updates are not a whole document; null when they are. */
  readonly findDamage: (updates: readonly Uint8Array[]) => string | null;
  readonly now: () => number;
  /** Tells the person one line. */
  readonly say: (line: string) => void;
};

/** How a command ends: everything is well; or something was damaged, missing or left undone, as it has said. */
export type Outcome = "well" | "not well";

/** A number of things in words, such as "1 board". */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en-US")} ${thing}${count === 1 ? "" : "s"}`;
}

/** A size in words, such as "1.5 MB". */
export function sized(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Said of an entry of the store that is type "forgotten". */
export const FORGOTTEN = "The store knows that a board was deleted, but not any more which one.";
