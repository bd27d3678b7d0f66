import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../server/config.ts";

describe("the configuration", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 4310,
      publicUrl: null,
      allowedOrigins: [],
      retentionDays: 400,
      logLevel: "warn",
    });
    expect(readConfig({}).dataDir).toMatch(/data$/);
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it("takes what is set, and an empty setting for none", () => {
    const config = readConfig({
      HOST: "0.0.0.0",
      PORT: "80",
      PUBLIC_URL: "https://board.example.com",
      ALLOWED_ORIGINS: "https://a.example.com, http://b.example.com:8080",
      RETENTION_DAYS: "",
      LOG_LEVEL: "info",
    });
    expect(config.publicUrl?.origin).toBe("https://board.example.com");
    expect(config.allowedOrigins).toEqual(["https://a.example.com", "http://b.example.com:8080"]);
    expect([config.port, config.retentionDays]).toEqual([80, 400]);
  });

  it.each([
    [{ PORT: "many" }, /PORT must be a whole number from 0 to 65535, but is "many"/],
    [{ PORT: "70000" }, /PORT/],
    [{ PORT: "-1" }, /PORT/],
    [{ RETENTION_DAYS: "0" }, /RETENTION_DAYS/],
    [{ PUBLIC_URL: "board.example.com" }, /PUBLIC_URL must look like/],
    [{ PUBLIC_URL: "https://example.com/board" }, /without a path/],
    [{ ALLOWED_ORIGINS: "*" }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: "https://a.example.com/path" }, /ALLOWED_ORIGINS/],
    [{ LOG_LEVEL: "loud" }, /LOG_LEVEL must be one of/],
    [{ DATABASE_URL: "postgres://…" }, /DATABASE_URL is set, but this version/],
    [{ REDIS_URL: "redis://…" }, /REDIS_URL is set/],
  ])("refuses %o in plain words", (env, words) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(words);
  });
});
