import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** A path as we write it: in one of our folders, or a file at the top. */
const PATH_SHAPE =
  /^(?:\.?\/)?(?:(?:shared|server|client|tests|\.ci)(?:\/[\w.-]+)*\/?|[\w.-]+\.(?:md|json|ts|mjs|cjs))$/;

describe("README.md", () => {
  const paths = pathsIn(README);
  const runs = Array.from(README.matchAll(/npm run ([\w:-]+)/g), ([, name]) => name ?? "");

  test("names files of this repository", () => {
    expect(paths).not.toEqual([]);
  });

  test("names only files that exist", () => {
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("names only scripts that exist", () => {
    expect(runs.filter((name) => !(name in scripts))).toEqual([]);
    const short = ["test", "start"].filter((name) => README.includes(`npm ${name}`));
    expect(short.filter((name) => !(name in scripts))).toEqual([]);
  });
});

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
