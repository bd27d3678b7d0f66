// Plain Node, no packages: it decides whether the build is needed before anything else is loaded.
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm } from "./install.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const SOURCES = ["client", "server", "shared", "package.json", "package-lock.json"];
const STAMP = "dist/built.txt";
const RESULTS = ["dist/client/index.html", "dist/server/main.js", STAMP];

/** Is there a build, made after every source was last changed? */
function isBuilt() {
  if (!RESULTS.every((path) => existsSync(at(path)))) return false;
  const builtAt = statSync(at(STAMP)).mtimeMs;
  return SOURCES.every((source) => newestIn(at(source)) <= builtAt);
}

/** Builds the client and the server when a source is newer than the last build; quick otherwise. */
export function buildIfNeeded() {
  if (isBuilt()) return;
  process.stderr.write("Building What Matters; this takes a few seconds…\n");
  const startedAt = new Date();
  runNpm(["run", "build"], { quiet: true });
  // What was changed while it was being built is built again next time.
  utimesSync(at(STAMP), startedAt, startedAt);
}

/** A folder's own time counts too: it tells of files that were removed. */
function newestIn(path) {
  const { mtimeMs } = statSync(path);
  const children = statSync(path).isDirectory() ? readdirSync(path) : [];
  return Math.max(mtimeMs, ...children.map((name) => newestIn(join(path, name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfNeeded();
