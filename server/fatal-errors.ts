import type { Log } from "./log.ts";

/**
 * Ends the process at an error that nobody caught, after one line that holds nothing of what anybody wrote. Going on
 * after a bug could tell people that something is saved when it is not; whoever runs the server starts it again, and
 * everything that was acknowledged is on disk.
 */
export function exitOnFatalErrors(log: Log): void {
  const end =
    (words: string) =>
    (error: unknown): void => {
      log.fatal({ err: error }, words);
      process.exit(1);
    };
  process.on("uncaughtException", end("an error that nobody caught; the server ends"));
  process.on("unhandledRejection", end("a rejection that nobody handled; the server ends"));
}
