// What `npm test` runs. Plain Node at the top: on a fresh clone there are no packages yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installIfNeeded, runNpm } from "../server/setup/install.mjs";
import { findChromium } from "./support/find-chromium.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = mkdtempSync(join(tmpdir(), "what-matters-tests-"));
const total = { passed: 0, failed: 0 };

/** The static checks of `npm run check`, each one counted once; the longest first, since they run side by side. */
const CHECKS = ["types", "lint", "deps", "dead", "format:check"];

try {
  installIfNeeded();
  const chromium = provideChromium();
  const isBuilt = await check("build");
  await sideBySide(CHECKS, (name) => check(name, "when it has ended"));
  await suite("unit", ["--reporter=default", "--reporter=json"], { FC_SEED: seed() }, countVitest);
  if (isBuilt && chromium !== null) {
    await suite("e2e", ["--reporter=list,json"], { CHROMIUM_PATH: chromium }, countPlaywright);
  } else {
    fail(`The browser tests did not run: ${isBuilt ? "there is no Chromium" : "the build failed"}.`);
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

/** Random tests try the same cases on every CI run, so that what turns red is what has changed; elsewhere new ones. */
function seed() {
  const { FC_SEED, CI } = process.env;
  return FC_SEED ?? (CI === undefined ? undefined : "20261126");
}

/** Does something with each, in turn, as many at a time as there are cores. */
async function sideBySide(each, job) {
  const waiting = [...each];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await job(next);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** Runs an npm script that either succeeds or fails as a whole. */
async function check(name, isShown = "at once") {
  const code = await run(name, [], {}, isShown);
  total[code === 0 ? "passed" : "failed"] += 1;
  if (code !== 0) console.error(`\nnpm run ${name} failed.`);
  return code === 0;
}

/** Runs an npm script that has tests of its own, and adds up what its report says. */
async function suite(name, reporters, env, count) {
  const report = join(reports, `${name}.json`);
  const code = await run(name, [...reporters, ...(name === "unit" ? [`--outputFile.json=${report}`] : [])], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const { passed, failed, skipped } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: 0, skipped: 0 };
  total.passed += passed;
  total.failed += failed;
  if (skipped > 0) console.log(`\nnpm run ${name}: ${skipped} skipped.`);
  if (failed > 0) console.error(`\nnpm run ${name}: ${failed} failed.`);
  if (passed + failed === 0) fail(`npm run ${name} ran no test.`);
  else if (code !== 0 && failed === 0) fail(`npm run ${name} ended with ${code} beside its tests.`);
}

function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that cannot even be loaded has no tests to count.
  const unread = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: numPassedTests,
    failed: numFailedTests + unread.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function countPlaywright({ stats, errors }) {
  const { expected, unexpected, flaky, skipped } = stats;
  if (flaky > 0) console.error(`\n${flaky} browser tests passed only at the second try; look at them.`);
  const failed = unexpected + (unexpected === 0 && flaky === 0 ? errors.length : 0);
  return { passed: expected + flaky, failed, skipped };
}

function fail(sentence) {
  total.failed += 1;
  console.error(`\n${sentence}`);
}

/** Runs an npm script, and shows its output at once or in one piece; gives its exit code. */
async function run(name, args, env, isShown = "at once") {
  const title = `\n— npm run ${name}`;
  const isCollected = isShown === "when it has ended";
  if (!isCollected) console.log(title);
  const npm = process.env["npm_execpath"];
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(command, [...first, "run", "--silent", name, "--", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", isCollected ? "pipe" : "inherit", isCollected ? "pipe" : "inherit"],
    shell: process.platform === "win32" && command === "npm",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => (output += text));
  }
  const code = await new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (ended) => resolve(ended ?? 1));
  });
  if (isCollected) process.stdout.write(`${title}\n${output}`);
  return code;
}

/** The Chromium of this machine, or one that is installed now; null, and told why, when there is no way. */
function provideChromium() {
  const found = findChromium();
  if (found !== null) return found;
  console.error("There is no Chromium for the browser tests; installing one. This happens once…");
  installFromDebian();
  if (findChromium() === null) {
    try {
      runNpm(["exec", "--", "playwright", "install", "chromium"]);
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
    }
  }
  const installed = findChromium();
  if (installed === null) {
    console.error(
      "No Chromium could be installed. Install one yourself, or set CHROMIUM_PATH to where it is.",
    );
  }
  return installed;
}

function installFromDebian() {
  if (!existsSync("/usr/bin/apt-get")) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) return;
  const apt = (...args) =>
    spawnSync(isRoot ? "apt-get" : "sudo", isRoot ? args : ["-n", "apt-get", ...args], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
}
