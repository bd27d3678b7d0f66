import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { forbidden } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as {
  readonly forbidden: readonly { readonly name: string }[];
};

/** For each rule, a folder whose modules may not import that. */
const VIOLATIONS: Readonly<Record<string, readonly [folder: string, imports: string]>> = {
  "no-cycles": ["shared/domain", "./the-way-back.ts"],
  "domain-imports-nothing-but-words": ["shared/domain", "../protocol/target.ts"],
  "words-import-nothing": ["shared/messages", "../domain/target.ts"],
  "language-knows-only-words": ["client/language", "../hooks/target.ts"],
  "typesetting-knows-only-the-domain": ["shared/typesetting", "#shared/protocol/target.ts"],
  "one-place-shapes-text": ["server/http", "fontkit"],
  "shared-is-a-leaf": ["shared/protocol", "../../client/hooks/target.ts"],
  "client-never-server": ["client/snapshot", "../../server/room/target.ts"],
  "server-never-client": ["server/board", "../../client/hooks/target.ts"],
  "few-places-know-yjs": ["client/hooks", "yjs"],
  "document-knows-no-wire": ["shared/document", "#shared/protocol/target.ts"],
  "wire-knows-no-document": ["shared/protocol", "#shared/document/target.ts"],
  "room-knows-no-board": ["server/room", "../board/target.ts"],
  "only-main-picks-storage": ["server/board", "../storage/target.ts"],
  "storage-knows-only-bytes": ["server/storage", "#shared/domain/target.ts"],
  "http-is-on-top": ["server/board", "../http/target.ts"],
  "http-asks-the-board": ["server/http", "#shared/document/target.ts"],
  "sync-knows-no-react": ["client/sync", "react"],
  "hooks-know-no-screen": ["client/hooks", "../features/points/target.ts"],
  "features-go-through-hooks": ["client/features/rank", "../../sync/target.ts"],
  "features-never-meet": ["client/features/rank", "../points/target.ts"],
  "ui-knows-no-board": ["client/ui", "#shared/domain/target.ts"],
  "worker-stands-alone": ["client/worker", "../sync/target.ts"],
  "nobody-imports-the-worker": ["client/sync", "../worker/target.ts"],
  "nothing-imports-tests": ["server/http", "../../tests/support/target.ts"],
};

/** What the violations import, each harmless by itself. */
const TARGETS = [
  "shared/domain",
  "shared/document",
  "shared/protocol",
  "server/board",
  "server/http",
  "server/room",
  "server/storage",
  "client/features/points",
  "client/hooks",
  "client/sync",
  "client/worker",
  "tests/support",
];

const HARMLESS = {
  ...Object.fromEntries(TARGETS.map((folder) => [`${folder}/target.ts`, "export const target = 1;\n"])),
  ...Object.fromEntries(TARGETS.map((folder) => [`${folder}/other.ts`, "export const other = 1;\n"])),
};

const BROKEN = {
  ...HARMLESS,
  "shared/domain/the-way-back.ts": importing("./no-cycles.ts"),
  ...Object.fromEntries(
    Object.entries(VIOLATIONS).map(([rule, [folder, imports]]) => [
      `${folder}/${rule}.ts`,
      importing(imports),
    ]),
  ),
};

describe("npm run deps", () => {
  let broken: Outcome;
  beforeAll(() => {
    broken = cruise(BROKEN);
  });

  test("every rule has a module here that breaks it", () => {
    expect(Object.keys(VIOLATIONS).toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted());
  });

  test.each(Object.entries(VIOLATIONS))("%s is told, with its name, when it is broken", (rule, [folder]) => {
    expect(broken.told).toContain(`${rule}: ${folder}/${rule}.ts -> `);
  });

  test("a broken rule fails the run", () => {
    expect(broken.code).toBe(1);
  });

  test("a house in order passes", () => {
    const { code, told } = cruise(HARMLESS);
    expect(told).toMatch(/^\d+ modules keep the import rules\.\n$/);
    expect(code).toBe(0);
  });

  test("a run that saw hardly any module fails, since it has checked nothing", () => {
    const { code, told } = cruise({ "shared/domain/target.ts": "export const target = 1;\n" });
    expect(told).toMatch(/^Only \d+ modules were seen; the import rules were not checked\.\n$/);
    expect(code).toBe(1);
  });
});

type Outcome = { readonly code: number | null; readonly told: string };

const houses: string[] = [];
afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true });
});

/** Runs the real rules by the real runner on a house of its own, laid out like ours. */
function cruise(files: Readonly<Record<string, string>>): Outcome {
  const house = mkdtempSync(join(tmpdir(), "what-matters-rules-"));
  houses.push(house);
  for (const folder of ["shared", "server", "client", "tests"]) mkdirSync(join(house, folder));
  const ours = ["package.json", "tsconfig.json", ".dependency-cruiser.cjs", "tests/dependency-rules.mjs"];
  for (const name of ours) cpSync(join(ROOT, name), join(house, name));
  symlinkSync(join(ROOT, "node_modules"), join(house, "node_modules"), "junction");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tests/dependency-rules.mjs"], {
    cwd: house,
    encoding: "utf8",
  });
  return { code: status, told: stdout + stderr };
}

function importing(path: string): string {
  return `import * as imported from "${path}";\nexport const uses = (): unknown => imported;\n`;
}
