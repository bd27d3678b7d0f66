import { ConfigError, readConfig, type Config } from "./config.ts";
import { exitOnFatalErrors } from "./fatal-errors.ts";
import { openLog } from "./log.ts";
import { runCommand } from "./operations/run-command.ts";
import { findDamage } from "./room/check-document.ts";
import { startServer } from "./start-server.ts";
import { openLmdbStoreFolder } from "./storage/lmdb-store-folder.ts";
import { openLmdbUpdateStore } from "./storage/lmdb-update-store.ts";
import { DamagedStore, StoreUnavailable } from "./storage/update-store.ts";

/** The composition root: the server, or with arguments one of the operator's commands. */
async function main(args: readonly string[]): Promise<void> {
  const config = readConfig(process.env);
  if (args.length === 0) return serve(config);
  const { dataDir, retentionDays } = config;
  const store = openLmdbStoreFolder(dataDir);
  const print =
    (stream: NodeJS.WritableStream) =>
    (line: string): void => {
      stream.write(`${line}\n`);
    };
  const tools = { store, dataDir, retentionDays, findDamage, now: Date.now, say: print(process.stdout) };
  process.exitCode = await runCommand(args, tools, print(process.stderr));
}

/** Environment, store, server, signals. */
async function serve(config: Config): Promise<void> {
  const log = openLog(config.logLevel);
  exitOnFatalErrors(log);
  let damaged = 0;
  const store = await openLmdbUpdateStore(config.dataDir, {
    isWhole: (updates) => findDamage(updates) === null,
    remark: (words) => log.error(words),
    foundDamaged: (name, reason) => {
      damaged += 1;
      log.error({ boardId: name, reason }, "a board is damaged and is not served");
    },
  });
  if (damaged > 0) log.error({ damaged }, "boards are damaged; restore them from a backup");
  const server = await startServer({ config, store, log });
  process.stdout.write(`What Matters is ready: ${server.url}\n`);
  log.info({ url: server.url }, "listening");

  const stop = async (): Promise<void> => {
    const isStored = await server.stop();
    await store.close();
    if (!isStored) log.error("stopped before everything was on disk");
    process.exitCode = isStored ? 0 : 1;
    // Nothing of ours is left; whatever else still holds the process open may not.
    setTimeout(() => process.exit(), 500).unref();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}

/** Why the server could not start, in words for the person who started it; a bug keeps its stack. */
function explain(error: unknown, config: Pick<Config, "host" | "port"> | null): string {
  if (error instanceof DamagedStore) {
    return (
      `The store is damaged as a whole: ${error.message}. Nothing was changed. See what is left with "npm run verify"; ` +
      'then "npm run restore -- <backup file>" makes a new store from a backup and from what can still be read.'
    );
  }
  if (error instanceof ConfigError || error instanceof StoreUnavailable) return error.message;
  if (error instanceof Error && "code" in error) {
    if (error.code === "EADDRINUSE") {
      return `Port ${config?.port} is in use. Stop what uses it, or set PORT to another number.`;
    }
    if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL") {
      return `This machine does not let us listen on ${config?.host}:${config?.port}. Set HOST and PORT.`;
    }
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function configOrNull(): Config | null {
  try {
    return readConfig(process.env);
  } catch {
    return null; // Then the configuration is what went wrong, and that is being explained already.
  }
}

const args = process.argv.slice(2);
main(args).catch((error: unknown) => {
  const what = args.length === 0 ? "What Matters could not start." : "This could not be done.";
  process.stderr.write(`${what} ${explain(error, configOrNull())}\n`);
  process.exit(1);
});
