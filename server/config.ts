import { resolve } from "node:path";

/** How this server was asked to run; read once, never changed. */
export type Config = {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dataDir: string;
  /** The address under which people reach the server, when it stands behind another one. */
  readonly publicUrl: URL | null;
  /** Origins other than our own whose pages may connect. */
  readonly allowedOrigins: readonly string[];
  readonly retentionDays: number;
  readonly logLevel: LogLevel;
};

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be honoured, in words for the person who made it. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Reads the environment; throws `ConfigError` rather than guess. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: string): string | null => env[name]?.trim() || null;
  for (const name of ["DATABASE_URL", "REDIS_URL"]) {
    if (text(name)) {
      throw new ConfigError(
        `${name} is set, but this version keeps its boards in DATA_DIR only. Unset ${name}.`,
      );
    }
  }
  return Object.freeze({
    host: text("HOST") ?? "127.0.0.1",
    port: wholeNumber("PORT", text("PORT") ?? "4310", 0, 65_535),
    dataDir: resolve(text("DATA_DIR") ?? "data"),
    publicUrl: publicUrl(text("PUBLIC_URL")),
    allowedOrigins: Object.freeze(
      (text("ALLOWED_ORIGINS") ?? "")
        .split(",")
        .map((origin) => origin.trim())
        .filter((origin) => origin !== "")
        .map(origin),
    ),
    retentionDays: wholeNumber("RETENTION_DAYS", text("RETENTION_DAYS") ?? "400", 1, 36_500),
    logLevel: logLevel(text("LOG_LEVEL") ?? "warn"),
  });
}

function wholeNumber(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, but is "${value}".`);
  }
  return number;
}

function publicUrl(value: string | null): URL | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !isHttp(url) || url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new ConfigError(
      `PUBLIC_URL must look like https://board.example.com, without a path, but is "${value}".`,
    );
  }
  return url;
}

function origin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !isHttp(url) || url.origin !== value.replace(/\/$/, "").toLowerCase()) {
    throw new ConfigError(
      `ALLOWED_ORIGINS must list origins such as https://example.com, separated by commas, but has "${value}".`,
    );
  }
  return url.origin;
}

function isHttp(url: URL): boolean {
  return url.protocol === "http:" || url.protocol === "https:";
}

function logLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value);
  if (!level) throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}, but is "${value}".`);
  return level;
}
