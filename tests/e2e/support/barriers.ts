import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Every rule of WCAG 2.2 at the levels A and AA, and what axe-core calls best practice. No rule is left out. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast"];

/**
 * Fails when axe-core finds anything on the page as it is now, in light or in dark; `state` says what it shows. What is
 * dark has the same elements, so only what depends on colours is looked at again. Where a state differs from one that
 * was looked at before in one part only, `part` is enough.
 */
export async function expectNoBarriers(page: Page, state: string, part?: string): Promise<void> {
  const found: string[] = [];
  for (const [scheme, runOnly] of [
    ["dark", { type: "rule", values: COLOURS }],
    ["light", { type: "tag", values: RULES }],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    // There are no frames, so it may run in the page itself: else each look costs another page, opened and closed.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // What it lists besides, and how to find each of that, costs as much as to look.
    axe.options({ runOnly: { ...runOnly, values: [...runOnly.values] }, resultTypes: ["violations"] });
    const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
    for (const { id, help, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        const why = (failureSummary ?? "").split("\n").slice(1, 2).join("").trim();
        found.push(`${scheme}: ${id}: ${help}: ${target.join(" ")}: ${why}`);
      }
    }
  }
  expect.soft(found, `what stands in the way: ${state}`).toEqual([]);
}
