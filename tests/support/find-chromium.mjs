// Plain Node, no packages: the test runner asks before there are any.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const FOLDERS = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** A Chromium on this machine that starts: CHROMIUM_PATH, an installed one, or Playwright's own; null if there is none. */
export function findChromium() {
  const asked = process.env["CHROMIUM_PATH"];
  if (asked) return asked;
  const installed = FOLDERS.filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...installed, ...APPLICATIONS, ownOfPlaywright()].find(starts) ?? null;
}

/** Some systems ship a `chromium` that only tells how to install one. */
function starts(path) {
  if (path === null || !existsSync(path)) return false;
  if (process.platform === "win32") return true;
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    // It does not even tell its version, so it is not a browser that tests could use.
    return false;
  }
}

function ownOfPlaywright() {
  try {
    return createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
  } catch {
    // The packages are not installed yet, and so its browser is not either.
    return null;
  }
}
