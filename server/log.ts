import { destination, pino, type Logger } from "pino";
import type { LogLevel } from "./config.ts";

/** Structured lines on standard error. Nothing that is logged holds a key, a path with a key, or an answer. */
export type Log = Logger;

/** Opens the log. */
export function openLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      // A request or a response holds a path, and a path holds a key; nobody can log one by accident.
      serializers: { req: () => undefined, res: () => undefined },
    },
    destination({ fd: 2, sync: true }),
  );
}
