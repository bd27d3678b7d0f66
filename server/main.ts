import { ConfigError, readConfig, type Config } from "./config.ts";
import { openLog } from "./log.ts";
import { startServer } from "./start-server.ts";
import { openLmdbUpdateStore } from "./storage/lmdb-update-store.ts";
import { StoreUnavailable } from "./storage/update-store.ts";

/** The composition root: environment, store, server, signals. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const store = await openLmdbUpdateStore(config.dataDir);
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

main().catch((error: unknown) => {
  process.stderr.write(`What Matters could not start. ${explain(error, configOrNull())}\n`);
  process.exit(1);
});
