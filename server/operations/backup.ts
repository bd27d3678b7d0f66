import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { BackupWriter, CommandError } from "./backup-file.ts";
import { counted, FORGOTTEN, sized, type CommandTools, type Outcome } from "./command-tools.ts";

/**
 * Copies every whole board of one moment into a new file, while people write or while no server runs; damaged boards
 * are named and left out. `target`: the file, or a folder in which it gets a name with the time.
 */
export async function backUp(tools: CommandTools, target: string): Promise<Outcome> {
  const { store, now, say } = tools;
  if (!store.exists()) throw new CommandError(`There is no store in ${tools.dataDir}.`);
  const path = pathFor(target, now());
  const writer = new BackupWriter(path);
  let problems: string[] = [];
  try {
    await store.read(() => {
      writer.begin(now());
      problems = [];
      return (entry) => {
        switch (entry.type) {
          case "document":
            return writer.addBoard(entry.copy);
          case "deleted":
            return writer.addDeleted(entry.deleted);
          case "damaged":
            return void problems.push(
              `Board ${entry.name} is damaged and not in this backup: ${entry.reason}`,
            );
          case "forgotten":
            return void problems.push(FORGOTTEN);
          case "remark":
            return void problems.push(entry.words);
        }
      };
    });
    const { boards, deleted, bytes } = writer.finish();
    say(`Backed up ${counted(boards, "board")} (${sized(bytes)}) to ${path}`);
    if (deleted > 0)
      say(`It knows of ${counted(deleted, "deleted board")}, so that none of them comes back.`);
  } catch (error) {
    writer.abandon();
    throw error;
  }
  for (const problem of problems) say(problem);
  return problems.length === 0 ? "well" : "not well";
}

function pathFor(target: string, now: number): string {
  const isFolder = existsSync(target) && statSync(target).isDirectory();
  const time = new Date(now).toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
  return isFolder ? join(target, `what-matters-${time}.backup`) : target;
}
