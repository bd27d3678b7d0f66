import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findChromium } from "../support/find-chromium.mjs";

const chromium = findChromium();
if (chromium === null) {
  throw new Error("The browser tests need Chromium. Install it, or set CHROMIUM_PATH to where it is.");
}
// Workers read this file again; they need not search again.
process.env["CHROMIUM_PATH"] = chromium;

/** Features off, so that a page costs a third less. Chromium obeys only the last such list, so Playwright's is in it. */
const NOT_NEEDED = [
  // Two pages of Chromium's own for an address bar that nobody sees, in a process beside each page of ours.
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
];

const isCI = process.env["CI"] !== undefined;

export default defineConfig({
  testDir: fileURLToPath(new URL(".", import.meta.url)),
  testMatch: "*.spec.ts",
  outputDir: fileURLToPath(new URL("../../test-results", import.meta.url)),
  fullyParallel: true,
  forbidOnly: true,
  // One more than the cores of a small machine: a third of a test's time is waiting.
  workers: 3,
  // On a shared machine a browser may stand still for seconds; the runner names every test that needed a second try.
  retries: isCI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: chromium,
      args: [
        // Without one it would do the work of a graphics card itself, and slowly.
        "--disable-gpu",
        `--disable-features=${NOT_NEEDED.join(",")}`,
        // Chromium refuses to put root into its sandbox.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
    // To trace what succeeds costs a tenth of the time; a second try is traced from its beginning.
    trace: { mode: isCI ? "on-first-retry" : "retain-on-failure", screenshots: false, sources: false },
  },
});
