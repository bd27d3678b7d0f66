import { DamagedStore, StoreUnavailable } from "../storage/update-store.ts";
import { CommandError } from "./backup-file.ts";
import { backUp } from "./backup.ts";
import type { CommandTools, Outcome } from "./command-tools.ts";
import { restore } from "./restore.ts";
import { verifyBackup, verifyStore } from "./verify.ts";

const USAGE = `Usage:
  npm run backup -- <file or folder>   copies every board into one new file
  npm run verify                       reads everything in the store and says what is damaged
  npm run verify -- <backup file>      the same for a backup
  npm run restore -- <backup file>     brings back boards that are missing or damaged
  npm run restore                      the same without a backup, when the store is damaged as a whole
All of them work while the server runs. DATA_DIR says where the store is. In a container: node dist/server/main.js backup …
`;

/** Exit codes: all is well; something is damaged or was left undone; the command was not understood. */
const EXIT = { well: 0, "not well": 1, usage: 2 } as const;

/** Carries out a command and gives the exit code; `complain` is told why something could not be done. */
export async function runCommand(
  args: readonly string[],
  tools: CommandTools,
  complain: (line: string) => void,
): Promise<number> {
  const action = actionFor(args, tools);
  if (!action) {
    complain(USAGE.trimEnd());
    return EXIT.usage;
  }
  try {
    return EXIT[await action()];
  } catch (error) {
    if (error instanceof DamagedStore) {
      complain(`The store in ${tools.dataDir} is damaged as a whole: ${error.message}. Nothing was changed.`);
    } else if (isInWords(error)) complain(error.message);
    else throw error;
    return EXIT["not well"];
  }
}

/** Of ours, or of the system (no space, no permission): its message says all there is to say. */
function isInWords(error: unknown): error is Error {
  return (
    error instanceof CommandError ||
    error instanceof StoreUnavailable ||
    (error instanceof Error && "syscall" in error)
  );
}

function actionFor(
  [command, path, ...rest]: readonly string[],
  tools: CommandTools,
): (() => Promise<Outcome> | Outcome) | null {
  if (rest.length > 0) return null;
  if (command === "verify")
    return path === undefined ? () => verifyStore(tools) : () => verifyBackup(tools, path);
  if (command === "restore") return () => restore(tools, path ?? null);
  return command === "backup" && path !== undefined ? () => backUp(tools, path) : null;
}
