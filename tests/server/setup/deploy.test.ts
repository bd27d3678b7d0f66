import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { editKeyOf, viewKeyOf } from "#shared/protocol/keys.ts";
import { LIMITS } from "../../../server/limits.ts";

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
/** Without remarks, which may say what must not be done. */
const readConfig = (file: string): string => read(`server/setup/deploy/${file}`).replaceAll(/^\s*#.*$/gm, "");

const NGINX = readConfig("nginx.conf");
const CADDY = readConfig("Caddyfile");

const EDIT = editKeyOf(Uint8Array.from({ length: 16 }, (_, index) => 255 - index * 13));
const VIEW = viewKeyOf(EDIT);
const ENCODED = `%${EDIT.charCodeAt(0).toString(16)}${EDIT.slice(1)}`;

/** Request targets with a key, as browsers, curious people and broken programs send them. */
const WITH_KEYS = [
  `/b/${EDIT}`,
  `/v/${VIEW}`,
  `/sync/${EDIT}`,
  `/sync/${VIEW}?x=1`,
  `/api/boards/${EDIT}`,
  `/api/boards?${EDIT}`,
  `/b/${ENCODED}`,
  `/%62/${EDIT}`,
  `/%62%2f${EDIT}`,
  `/b/${EDIT}?from=${EDIT}`,
  `/?next=/b/${EDIT}`,
  `//b/${EDIT}`,
  `/./b/${EDIT}`,
  `/assets/../b/${EDIT}`,
  `/assets/${EDIT}`,
  `/B/${EDIT}`,
  `/b/${EDIT}/`,
  `/${EDIT}`,
  `/b/${EDIT}%0a/${EDIT}`,
  `/b/a\n${EDIT}`,
  `https://board.example.com/b/${EDIT}`,
];

const keysIn = (line: string): readonly string[] =>
  [EDIT, VIEW, EDIT.slice(1)].filter((key) => line.includes(key));

/** What nginx makes of a request target: exact names first, then patterns in order, then the default. */
function nginxWordFor(target: string): string {
  const map = /map \$request_uri \$path_without_key \{([^}]*)\}/.exec(NGINX)?.[1] ?? "";
  const rows = Array.from(map.matchAll(/^\s*(\S+)\s+(\S+);$/gm), ([, from = "", to = ""]) => ({ from, to }));
  const exact = rows.find(({ from }) => from === target);
  const pattern = rows.find(({ from }) => from.startsWith("~") && new RegExp(from.slice(1)).test(target));
  const otherwise = rows.find(({ from }) => from === "default");
  const word = (exact ?? pattern ?? otherwise)?.to ?? target;
  return word.includes("$") ? target : word;
}

/** What Caddy makes of a field of a request in its log. */
function caddyWordFor(field: string, value: string): string {
  const [, pattern, replacement] =
    new RegExp(`request>${field} regexp "\\(\\?s\\)([^"]+)" "([^"]+)"`).exec(CADDY) ?? [];
  return pattern && replacement
    ? value.replaceAll(new RegExp(pattern, "gs"), replacement.replace("${1}", "$1"))
    : value;
}

describe("server/setup/deploy/nginx.conf", () => {
  test.each(WITH_KEYS)("logs no key of %j", (target) => {
    expect(keysIn(nginxWordFor(target))).toEqual([]);
  });

  test("says in its log what kind of request it was", () => {
    expect(["/", "/healthz", `/b/${EDIT}`, `/sync/${EDIT}`].map(nginxWordFor)).toEqual([
      "/",
      "/healthz",
      "/b/-",
      "/sync/-",
    ]);
  });

  test("logs nothing else that may hold a key, in no server", () => {
    const format = /log_format without_keys([^;]*);/.exec(NGINX)?.[1] ?? "";
    expect(Array.from(format.matchAll(/\$\w+/g), ([name]) => name).toSorted()).toEqual([
      "$body_bytes_sent",
      "$http_user_agent",
      "$path_without_key",
      "$remote_addr",
      "$request_method",
      "$request_time",
      "$server_protocol",
      "$status",
      "$time_iso8601",
    ]);
    const servers = NGINX.match(/^server \{/gm)?.length;
    expect(NGINX.match(/^ {4}access_log \S+ without_keys;$/gm)).toHaveLength(servers ?? 0);
    expect(NGINX.match(/^ {4}error_log +\S+ emerg;$/gm)).toHaveLength(servers ?? 0);
    expect(NGINX.match(/access_log|error_log/g)).toHaveLength(2 * (servers ?? 0));
  });

  test("passes on no address that the visitor claims", () => {
    expect(NGINX.match(/X-Forwarded-For .*/g)).toEqual(["X-Forwarded-For $remote_addr;"]);
  });

  test("lets every request pass that the server lets pass", () => {
    const kilobytes = Number(/client_max_body_size (\d+)k;/.exec(NGINX)?.[1]);
    expect(kilobytes * 1_024).toBeGreaterThanOrEqual(LIMITS.requestBytes);
  });
});

describe("server/setup/deploy/Caddyfile", () => {
  test.each(WITH_KEYS)("logs no key of %j", (target) => {
    expect(keysIn(caddyWordFor("uri", target))).toEqual([]);
  });

  test("says in its log what kind of request it was", () => {
    expect([`/b/${EDIT}`, `/sync/${EDIT}`].map((target) => caddyWordFor("uri", target))).toEqual([
      "/b/-",
      "/sync/-",
    ]);
    expect(caddyWordFor("method", "DELETE")).toBe("DELETE");
  });

  test("logs nothing else that may hold a key, in no log", () => {
    expect(keysIn(caddyWordFor("method", EDIT))).toEqual([]);
    for (const field of ["request>headers", "request>host", "resp_headers"]) {
      expect(CADDY).toContain(`${field} delete`);
    }
    const logs = Array.from(CADDY.matchAll(/^\tlog \{([^}]*)\}/gm), ([, inside]) => inside);
    expect(logs).toHaveLength(2);
    expect(logs.filter((inside) => !inside?.includes("import without_keys"))).toEqual([]);
  });
});

test.each([
  ["nginx.conf", /location ~ \^\/\(metrics\|readyz\)\$ \{\s*return 404;/],
  ["Caddyfile", /@closed path \/metrics \/readyz\s+respond @closed 404/],
])("server/setup/deploy/%s closes what is for the operator alone", (file, words) => {
  expect(readConfig(file)).toMatch(words);
});

describe("server/setup/deploy/what-matters.service", () => {
  const unit = readConfig("what-matters.service");
  const valueOf = (name: string): number => Number(new RegExp(`^${name}=(\\d+)$`, "m").exec(unit)?.[1]);

  test("leaves the server the time that it may take to stop", () => {
    const { stopSpreadMs, closeMs, stopFlushMs } = LIMITS;
    expect(valueOf("TimeoutStopSec") * 1_000).toBeGreaterThan(stopSpreadMs + closeMs + stopFlushMs);
  });

  test("leaves it the files that its sockets need", () => {
    expect(valueOf("LimitNOFILE")).toBeGreaterThan(LIMITS.sockets + 1_000);
  });

  test("starts it again when it has ended itself", () => {
    expect(unit).toMatch(/^Restart=always$/m);
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  });
});

describe("Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  test("takes a Node.js that the server runs on, of one version", () => {
    const { engines } = JSON.parse(read("package.json")) as { readonly engines: { readonly node: string } };
    const least = (/\d+\.\d+/.exec(engines.node)?.[0] ?? "").split(".").map(Number);
    const images = Array.from(dockerfile.matchAll(/^FROM node:(\S+)/gm), ([, tag]) => tag ?? "");
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^\d+\.\d+\.\d+-slim$/);
    const [major = 0, minor = 0] = (images[0] ?? "").split(".").map(Number);
    expect(major * 1_000 + minor).toBeGreaterThanOrEqual((least[0] ?? 0) * 1_000 + (least[1] ?? 0));
  });

  test("is given all that it copies, and nothing else", () => {
    const copied = Array.from(dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm), ([, names = ""]) => names);
    const given = Array.from(read(".dockerignore").matchAll(/^!(\S+)$/gm), ([, name]) => name ?? "");
    expect(copied.flatMap((names) => names.split(" ")).toSorted()).toEqual(given.toSorted());
    expect(read(".dockerignore")).toMatch(/^\*$/m);
  });
});
