import { DamagedStore, type DeletedName, type DocumentCopy } from "../storage/update-store.ts";
import { CommandError, readBackup, type BackupPart } from "./backup-file.ts";
import { counted, type CommandTools, type Outcome } from "./command-tools.ts";

const DAY_MS = 86_400_000;

/**
 * Days that a restored board stays at least, whenever it was last visited. It keeps the time of its last visit, so that
 * what retention promises is kept; but while it was missing nobody could visit it, and everybody gets a chance to.
 */
const GRACE_DAYS = 30;

/** What there is beside the backup. */
type Found = {
  readonly healthy: Set<string>;
  readonly deleted: Set<string>;
  /** For names that were deleted and cannot be read any more. */
  readonly wasForgotten: ((name: string) => boolean)[];
  /** Updates that are added to those of the backup: of copies put back before, or saved from a damaged store. */
  readonly more: Map<string, DocumentCopy>;
  /** What a new store has to be told and given, as the damaged one has been moved out of the way. */
  readonly saved: { readonly deleted: readonly DeletedName[] } | null;
};

/**
 * Brings back every board of a backup that the store lacks or that is damaged there. A healthy board is never touched:
 * what was written since the backup is newer. A board that was deleted for good never comes back. Without a backup,
 * what can be read of a store that is damaged as a whole is brought into a new one.
 */
export async function restore(tools: CommandTools, path: string | null): Promise<Outcome> {
  const { say } = tools;
  const parts = (): Iterable<BackupPart> => (path === null ? [] : readBackup(path));
  // All of it first: nothing is changed for a file that is no backup.
  const deletedInBackup: DeletedName[] = [];
  const problems: string[] = [];
  for (const part of parts()) {
    if (part.type === "deleted") deletedInBackup.push(part.deleted);
    if (part.type === "damage") problems.push(part.words);
  }
  const found = await lookIntoStore(tools);
  if (path === null && !found.saved)
    throw new CommandError(`Which backup? ${tools.dataDir} needs none to be saved.`);
  const isDeleted = (name: string): boolean =>
    found.deleted.has(name) || found.wasForgotten.some((was) => was(name));
  const news = deletedInBackup.filter(({ name }) => !found.healthy.has(name) && !isDeleted(name));
  const toTell = [...(found.saved?.deleted ?? []), ...news];
  if (toTell.length > 0) tools.store.putBackDeleted(toTell);
  for (const { name } of news) found.deleted.add(name);

  const counts = { restored: 0, healthy: 0, deleted: 0 };
  const putBack = (copy: DocumentCopy): void => {
    const more = found.more.get(copy.name);
    found.more.delete(copy.name);
    if (isDeleted(copy.name)) {
      counts.deleted += 1;
    } else if (found.healthy.has(copy.name)) {
      counts.healthy += 1;
    } else {
      const whole = wholeCopy(tools, copy, more);
      if (!whole) return void problems.push(`Board ${copy.name} is not whole, and not restored.`);
      tools.store.putBack({ ...whole, touchedAt: withGrace(tools, whole.touchedAt) });
      counts.restored += 1;
    }
  };
  for (const part of parts()) if (part.type === "board") putBack(part.copy);
  // What is left of a damaged store was begun after the backup was made.
  const left = found.saved ? [...found.more.values()] : [];
  for (const copy of left) putBack(copy);
  if (found.saved) tools.store.beginAnew();

  say(
    `Restored: ${counted(counts.restored, "board")}. A server that runs shows each when it is next opened.`,
  );
  say(`Healthy in the store and left alone: ${counted(counts.healthy, "board")}.`);
  say(`Deleted for good and left alone: ${counted(counts.deleted, "board")}.`);
  for (const problem of problems) say(problem);
  return problems.length === 0 ? "well" : "not well";
}

async function lookIntoStore(tools: CommandTools): Promise<Found> {
  let found = newFound(null);
  if (!tools.store.exists()) return found;
  try {
    await tools.store.read(() => {
      found = newFound(null);
      return (entry) => {
        if (entry.type === "forgotten") found.wasForgotten.push(entry.wasNamed);
        if (entry.type === "deleted") found.deleted.add(entry.deleted.name);
        if (entry.type !== "document") return;
        if (entry.isWaiting) found.more.set(entry.copy.name, entry.copy);
        else if (tools.findDamage(entry.copy.updates) === null) found.healthy.add(entry.copy.name);
      };
    });
    return found;
  } catch (error) {
    if (!(error instanceof DamagedStore)) throw error;
    return setAside(tools, error.message);
  }
}

async function setAside(tools: CommandTools, reason: string): Promise<Found> {
  const { path, saved } = await tools.store.setAside();
  tools.say(`The store was damaged as a whole: ${reason}.`);
  if (path !== null) {
    tools.say(`Its file is now ${path}. Remove it when you need it no more: it holds people's answers.`);
  }
  const deleted = saved.flatMap((entry) => (entry.type === "deleted" ? [entry.deleted] : []));
  const found = newFound({ deleted });
  for (const { name } of deleted) found.deleted.add(name);
  for (const entry of saved) if (entry.type === "document") found.more.set(entry.copy.name, entry.copy);
  return found;
}

function newFound(saved: Found["saved"]): Found {
  return { healthy: new Set(), deleted: new Set(), wasForgotten: [], more: new Map(), saved };
}

/** The copy with whatever more is known of the board, when that is a whole document; else the copy, if it is one. */
function wholeCopy(
  { findDamage }: CommandTools,
  copy: DocumentCopy,
  more: DocumentCopy | undefined,
): DocumentCopy | null {
  if (more && more !== copy) {
    const touchedAt = Math.max(copy.touchedAt, more.touchedAt);
    const both = { ...copy, touchedAt, updates: distinct([...copy.updates, ...more.updates]) };
    if (findDamage(both.updates) === null) return both;
  }
  return copy.updates.length > 0 && findDamage(copy.updates) === null ? copy : null;
}

function distinct(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(updates.map((update) => [Buffer.from(update).toString("latin1"), update])).values()];
}

function withGrace({ retentionDays, now }: CommandTools, touchedAt: number): number {
  return Math.max(touchedAt, now() - Math.max(0, retentionDays - GRACE_DAYS) * DAY_MS);
}
