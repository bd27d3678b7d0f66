import { destination, pino, type DestinationStream, type Logger } from "pino";
import type { LogLevel } from "./config.ts";

/** Structured lines, each with `time`, `level` and `msg`. None holds a key, a path with a key, or an answer. */
export type Log = Logger;

/** Opens the log, on standard error unless told otherwise; a line is written before the call that logs it returns. */
export function openLog(
  level: LogLevel,
  stream: DestinationStream = destination({ fd: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      // A request or a response holds a path, and a path holds a key; nobody can log one by accident.
      serializers: { req: () => undefined, res: () => undefined, err: plainError },
    },
    stream,
  );
}

/** What is logged of an error. */
type PlainError = {
  readonly type: string;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly at: readonly string[];
  readonly cause?: PlainError | undefined;
};

/** Errors that the language makes: their words may quote the value that was wrong, as `JSON.parse` does. */
const QUOTING: readonly unknown[] = [SyntaxError, TypeError, RangeError, ReferenceError, URIError, EvalError];

/**
 * An error without anything that somebody else may have written: where it was thrown, its type and its code; its words
 * only when it is an error of ours, of a library or of the system, which say what failed and not on what.
 */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const isQuoting = QUOTING.some((type) => error instanceof (type as ErrorConstructor));
  return {
    type: error.name,
    code: "code" in error && typeof error.code === "string" ? error.code : undefined,
    message: isQuoting ? undefined : error.message,
    at: framesOf(error),
    cause: error.cause === undefined ? undefined : plainError(error.cause),
  };
}

/** The frames of the stack, without the words above them. */
function framesOf({ stack = "", message }: Error): readonly string[] {
  const below = stack.indexOf(message) + message.length;
  return stack
    .slice(below)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .map((line) => line.slice("at ".length));
}
