import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findChromium } from "../support/find-chromium.mjs";

const chromium = findChromium();
if (chromium === null) {
  throw new Error("The browser tests need Chromium. Install it, or set CHROMIUM_PATH to where it is.");
}
// Workers read this file again; they need not search again.
process.env["CHROMIUM_PATH"] = chromium;

export default defineConfig({
  testDir: fileURLToPath(new URL(".", import.meta.url)),
  testMatch: "*.spec.ts",
  outputDir: fileURLToPath(new URL("../../test-results", import.meta.url)),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // On a shared machine a browser may stand still for seconds; the runner names every test that needed a second try.
  retries: process.env["CI"] === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: chromium,
      // Chromium refuses to put root into its sandbox.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
  },
});
