import { DamagedStore } from "../storage/update-store.ts";
import { CommandError, readBackup } from "./backup-file.ts";
import { counted, FORGOTTEN, sized, type CommandTools, type Outcome } from "./command-tools.ts";

type Tally = {
  boards: number;
  records: number;
  bytes: number;
  deleted: number;
  readonly problems: string[];
};

const newTally = (): Tally => ({ boards: 0, records: 0, bytes: 0, deleted: 0, problems: [] });

/** Reads everything in the store, also while a server runs on it, and says what is damaged. */
export async function verifyStore(tools: CommandTools): Promise<Outcome> {
  if (!tools.store.exists()) throw new CommandError(`There is no store in ${tools.dataDir}.`);
  let tally = newTally();
  try {
    await tools.store.read(() => {
      tally = newTally();
      return (entry) => {
        switch (entry.type) {
          case "document":
            return countBoard(tools, tally, entry.copy.name, entry.copy.updates);
          case "deleted":
            tally.deleted += 1;
            return;
          case "damaged":
            return void tally.problems.push(`Board ${entry.name} is damaged: ${entry.reason}`);
          case "forgotten":
            return void tally.problems.push(FORGOTTEN);
          case "remark":
            return void tally.problems.push(entry.words);
        }
      };
    });
  } catch (error) {
    if (!(error instanceof DamagedStore)) throw error;
    tools.say(`The store in ${tools.dataDir} is damaged as a whole: ${error.message}.`);
    tools.say("Restore the boards from a backup; what can still be read in the store is used as well.");
    return "not well";
  }
  return report(tools, `The store in ${tools.dataDir}`, tally);
}

/** Reads everything in a backup, and says what is damaged. */
export function verifyBackup(tools: CommandTools, path: string): Outcome {
  const tally = newTally();
  for (const part of readBackup(path)) {
    if (part.type === "board") countBoard(tools, tally, part.copy.name, part.copy.updates);
    else if (part.type === "deleted") tally.deleted += 1;
    else tally.problems.push(part.words);
  }
  return report(tools, `The backup ${path}`, tally);
}

function countBoard(tools: CommandTools, tally: Tally, name: string, updates: readonly Uint8Array[]): void {
  const damage = tools.findDamage(updates);
  if (damage !== null) return void tally.problems.push(`Board ${name} is damaged: ${damage}`);
  tally.boards += 1;
  tally.records += updates.length;
  tally.bytes += updates.reduce((sum, update) => sum + update.length, 0);
}

function report({ say }: CommandTools, what: string, tally: Tally): Outcome {
  const boards = `${counted(tally.boards, "whole board")} (${counted(tally.records, "record")}, ${sized(tally.bytes)})`;
  say(`${what} holds ${boards}, and knows of ${counted(tally.deleted, "deleted one")}.`);
  for (const problem of tally.problems) say(problem);
  say(tally.problems.length === 0 ? "Nothing is damaged." : "It is not whole.");
  return tally.problems.length === 0 ? "well" : "not well";
}
