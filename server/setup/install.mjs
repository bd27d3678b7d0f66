// Plain Node, no packages: this runs before there are any.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Runs npm in this repository, as the npm that started us if there is one; throws when it fails. */
export function runNpm(args, { quiet = false } = {}) {
  const npm = process.env["npm_execpath"];
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const result = spawnSync(command, [...first, ...args], {
    cwd: at(""),
    stdio: quiet ? "pipe" : ["ignore", "inherit", "inherit"],
    encoding: "utf8",
    shell: process.platform === "win32" && command === "npm",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  const told = quiet ? `\n${result.stdout ?? ""}${result.stderr ?? ""}` : "";
  throw new Error(`npm ${args.join(" ")} failed${result.error ? `: ${result.error.message}` : ""}.${told}`);
}

/** Are all packages there, at the versions of package-lock.json? */
function isInstalled() {
  const installed = at("node_modules/.package-lock.json");
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(at("package-lock.json")).mtimeMs;
}

/** Makes node_modules right when it is missing or older than package-lock.json; quiet when it is right. */
export function installIfNeeded() {
  if (isInstalled()) return;
  process.stderr.write("Installing what What Matters needs; this happens once…\n");
  // Not `npm ci`: it demands an entry for every platform's optional package, and a registry mirror may lack some.
  // `--no-save` keeps to package-lock.json all the same, and never writes it.
  runNpm(["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    quiet: true,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installIfNeeded();
