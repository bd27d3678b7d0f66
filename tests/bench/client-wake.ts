import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../support/find-chromium.mjs";
import { seededRandom } from "../support/property.ts";
import { BuiltServer } from "../e2e/support/built-server.ts";
import { Cable } from "../e2e/support/cable.ts";
import { seedSetting, wholeSetting } from "./settings.ts";
import { printTable } from "./table.ts";

/*
 * How long after a network is there a laptop that has slept is live again: a page in a real browser, whose old
 * connection is dead without anybody telling, and whose network comes some seconds after the device has woken up.
 * "Back-off alone" is the same page without being woken: no clock has jumped and no event has come, so it only has the
 * pauses between its attempts.
 */

/** Seconds from waking up until the network is there, at most. */
const LATEST_NETWORK_S = 15;

const runs = wholeSetting("RUNS", 7);
const seed = seedSetting();
const random = seededRandom(seed);
const executablePath = findChromium();
if (executablePath === null) throw new Error("This needs Chromium; CHROMIUM_PATH says where it is.");
const server = await BuiltServer.start();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const woken: number[] = [];
const alone: number[] = [];
try {
  for (let run = 0; run < runs; run += 1) {
    const networkAfterMs = random() * LATEST_NETWORK_S * 1000;
    for (const isWoken of [true, false]) {
      const board = await server.createBoard();
      const cable = await Cable.lay(server.url);
      const page = await browser.newPage({ baseURL: cable.url, serviceWorkers: "block" });
      await page.addInitScript(() => {
        const { now } = Date;
        let slept = 0;
        Date.now = () => now() + slept;
        addEventListener("sleep", () => (slept += 3_600_000));
      });
      await page.goto(`/v/${board.viewKey}`);
      await chipSays(page, "Watching live");
      // Long enough for a connection to count as one that lasted.
      await page.waitForTimeout(6_000);
      cable.pull();
      if (isWoken) await page.evaluate(() => dispatchEvent(new Event("sleep")));
      await page.waitForTimeout(networkAfterMs);
      await cable.plug();
      const startedAt = performance.now();
      await chipSays(page, "Watching live");
      (isWoken ? woken : alone).push(performance.now() - startedAt);
      await page.close();
      cable.cut();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
printTable(
  "From the network being there until the page is live again",
  ["", "median", "worst"],
  [
    ["woken up", ...figures(woken)],
    ["back-off alone", ...figures(alone)],
  ],
);
console.log(`${runs} runs each, SEED=${seed}`);

async function chipSays(page: Page, text: string): Promise<void> {
  await page.getByRole("status", { name: text, exact: true }).waitFor({ state: "attached", timeout: 60_000 });
}

function figures(milliseconds: readonly number[]): readonly string[] {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map(
    (each) => `${((each ?? 0) / 1000).toFixed(1)} s`,
  );
}
