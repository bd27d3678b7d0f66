import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { readConfig } from "../server/config.ts";
import { LIMITS } from "../server/limits.ts";
import { openLog } from "../server/log.ts";
import { openMetrics } from "../server/metrics.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const OPERATING = read("OPERATING.md");
const { scripts } = JSON.parse(read("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** A path as we write it: in one of our folders, or a file at the top. */
const PATH_SHAPE =
  /^(?:\.?\/)?(?:(?:shared|server|client|tests|\.ci)(?:\/[\w.-]+)*\/?|[\w.-]+\.(?:md|json|ts|mjs|cjs)|Dockerfile)$/;

describe.each(["README.md", "OPERATING.md"])("%s", (file) => {
  const page = read(file);
  const paths = pathsIn(page);
  const runs = Array.from(page.matchAll(/npm run ([\w:-]+)/g), ([, name]) => name ?? "");

  test("names files of this repository", () => {
    expect(paths).not.toEqual([]);
  });

  test("names only files that exist", () => {
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("names only scripts that exist", () => {
    expect(runs.filter((name) => !(name in scripts))).toEqual([]);
    const short = ["test", "start"].filter((name) => page.includes(`npm ${name}`));
    expect(short.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("OPERATING.md", () => {
  test("says what every environment variable sets, and names no other", () => {
    const asked = new Set<string>();
    readConfig(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
    const described = tableIn(OPERATING, "variable").flatMap(([names]) => quotedIn(names));
    expect(described.toSorted()).toEqual([...asked].toSorted());
  });

  test("says what every metric means, and names no other, nor do the alerts", async () => {
    const metrics = openMetrics(openLog("silent"));
    const text = await metrics.text();
    metrics.close();
    const exposed = Array.from(text.matchAll(/^# HELP (what_matters_\w+)/gm), ([, name]) => name ?? "");
    const rows = tableIn(OPERATING, "metric");
    expect(rows.flatMap(([name]) => quotedIn(name)).toSorted()).toEqual(exposed.toSorted());
    for (const [name, kind] of rows) {
      expect(text).toContain(`# TYPE ${quotedIn(name)[0]} ${kind?.split(",")[0]}`);
    }
    const alerted = read("server/setup/deploy/prometheus-rules.yml").matchAll(/what_matters_\w+/g);
    const names = Array.from(alerted, ([name]) => name.replace(/_bucket$/, ""));
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !exposed.includes(name))).toEqual([]);
  });

  test("explains every reason of a refusal", () => {
    const source = read("server/room/room-event.ts");
    const union = /type RefusalReason =([^;]*);/.exec(source)?.[1] ?? "";
    const reasons = Array.from(union.matchAll(/"([\w-]+)"/g), ([, reason]) => reason ?? "");
    const row = tableIn(OPERATING, "metric").find(([name]) => name?.includes("frames_refused_total"));
    expect(reasons).not.toEqual([]);
    expect(reasons.filter((reason) => !quotedIn(row?.[2]).includes(reason))).toEqual([]);
  });

  test("explains every close code, and no other", () => {
    const explained = tableIn(OPERATING, "code").map(([code]) => Number(code));
    expect(explained).toHaveLength(Object.values(CLOSE).length);
    expect(new Set(explained)).toEqual(new Set<number>(Object.values(CLOSE)));
  });

  test("lists every message of the log with its level, and no other", () => {
    const listed = tableIn(OPERATING, "level").map(([level, words]) => `${quotedIn(level)[0]}: ${words}`);
    expect(listed.toSorted()).toEqual(logMessages().toSorted());
  });

  test("gives the limits that are in force", () => {
    const rows = tableIn(OPERATING, "limit");
    expect(rows).not.toEqual([]);
    const limits: Readonly<Record<string, number>> = LIMITS;
    for (const [name, value] of rows) {
      const limit = quotedIn(name)[0] ?? "";
      expect(`${limit} ${Number.parseInt(value?.replaceAll(",", "") ?? "", 10)}`).toBe(
        `${limit} ${limits[limit]}`,
      );
    }
  });
});

/** The cells of the one table whose first column has this head, without the head. */
function tableIn(markdown: string, head: string): readonly (readonly string[])[] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => new RegExp(`^\\| ${head} +\\|`).test(line));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function quotedIn(text = ""): readonly string[] {
  return Array.from(text.matchAll(/`([^`]+)`/g), ([, quoted]) => quoted ?? "");
}

/** Every message that the server's source logs in words of its own, behind its level. */
function logMessages(): readonly string[] {
  const files = readdirSync(join(ROOT, "server"), { recursive: true, encoding: "utf8" });
  const source = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => read(join("server", file)))
    .join("\n");
  const calls = source.matchAll(
    /\blog\.(fatal|error|warn|info|debug|trace)\(\s*(?:\{[^}]*\},\s*)?"([^"]+)"/g,
  );
  const fatal = source.matchAll(/\bend\("([^"]+)"\)/g);
  return [
    ...new Set([
      ...Array.from(calls, ([, level, words]) => `${level}: ${words}`),
      ...Array.from(fatal, ([, words]) => `fatal: ${words}`),
    ]),
  ];
}

/** Every path in backticks, also with a line number behind it, and every relative link. */
function pathsIn(markdown: string): readonly string[] {
  const quoted = Array.from(markdown.matchAll(/`([^`\n]+)`/g), ([, text]) => text ?? "").flatMap((text) =>
    text.split(/\s+/),
  );
  const linked = Array.from(markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g), ([, target]) => target ?? "");
  const relative = linked.filter((target) => !/^[a-z]+:/.test(target));
  const named = quoted
    .map((word) => word.replace(/(?::\d+|#[\w-]+|[,;.])+$/, ""))
    .filter((word) => PATH_SHAPE.test(word));
  return [...new Set([...named, ...relative])];
}
