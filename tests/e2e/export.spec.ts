import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { MAYAS_ANSWER, SAMS_ANSWER } from "./support/areas.ts";
import type { BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

const TODAY = "2026-11-05";
const FACTS = [
  "63 of 100 points sit in the same places",
  "7 of 15 pairs you put in the same order",
  "1 of your top 3 is the same: Impact",
];

test("a snapshot is shown as it will be, and saved as PNG, SVG, Markdown and JSON with the right numbers and names", async ({
  visitors,
  board,
}) => {
  const sam = await visitors.sit(board, "Sam");
  await sam.answer("Sam", SAMS_ANSWER);
  const maya = await visitors.come("Maya", {
    context: { viewport: { width: 1440, height: 900 }, timezoneId: "Europe/Berlin" },
  });
  await maya.page.clock.setFixedTime(new Date(`${TODAY}T12:00:00+01:00`));
  await maya.page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  await maya.answer("Maya", MAYAS_ANSWER);
  await maya.button("Export").click();
  const dialog = maya.dialog("Take a snapshot");
  const preview = dialog.getByRole("img");
  await expect(preview).toBeVisible();
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  for (const fact of FACTS) await expect(preview).toHaveAttribute("alt", new RegExp(fact));

  const png = await save(maya, "PNG", "png");
  const { width, height, colors } = await look(maya.page, png);
  expect([width, height]).toEqual([2560, 1440]);
  expect(colors.size, "it is not blank").toBeGreaterThan(50);
  expect(colors, "Maya’s blue").toContain("0,90,140");
  expect(colors, "Sam’s amber").toContain("230,159,0");
  expect(colors, "the background is white").toContain("255,255,255");

  const svg = (await save(maya, "SVG", "svg")).toString();
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  for (const text of ["Autumn talk", "Maya", "Sam", "A conversation aid, not a performance record"]) {
    expect(svg).toContain(text);
  }

  const markdown = (await save(maya, "Markdown", "md")).toString();
  expect(markdown).toMatch(/^# Autumn talk\n/);
  for (const figure of ["**63 of 100**", "**7 of 15**", "**1 of your top 3**"])
    expect(markdown).toContain(figure);
  expect(markdown).toContain("\n| Impact | 1 | 30 | 2 | 22 |\n");

  const json = JSON.parse((await save(maya, "JSON", "json")).toString()) as unknown;
  expect(json).toMatchObject({
    format: "what-matters-snapshot",
    version: 1,
    date: TODAY,
    title: "Autumn talk",
    answers: {
      left: {
        name: "Maya",
        role: "Employee",
        ranking: ["impact", "learning", "culture", "balance", "compensation", "promotion"],
        points: { impact: 30, promotion: 5, compensation: 10, learning: 25, balance: 12, culture: 18 },
        leftToGive: 0,
      },
      right: {
        name: "Sam",
        role: "Manager",
        ranking: ["promotion", "impact", "compensation", "learning", "culture", "balance"],
        points: { impact: 22, promotion: 34, compensation: 18, learning: 14, balance: 4, culture: 8 },
        leftToGive: 0,
      },
    },
    comparison: { sharedPoints: 63, samePairs: 7, comparablePairs: 15, sharedTop: ["impact"] },
    sentences: FACTS,
    stillOpen: null,
  });
  for (const text of [svg, markdown, JSON.stringify(json)]) {
    for (const secret of [board.editKey, board.viewKey, board.boardId]) expect(text).not.toContain(secret);
  }
  await expect(dialog.getByRole("status")).toHaveText(
    `Your browser is saving what-matters-maya-sam-${TODAY}.json`,
  );
  await maya.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a snapshot of a half-done board says what is open, and follows while the other person goes on", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  await maya.button("Export").click();
  const dialog = maya.dialog("Take a snapshot");
  await expect(dialog).toContainText("Maya has placed 2 of 6 areas and has 100 points left to give.");
  await expect(dialog).toContainText("Sam has not answered yet.");
  await sam.column("Sam").button("Place Compensation").click();
  await expect(dialog).toContainText("Sam has placed 1 of 6 areas");
  const without = dialog.getByRole("checkbox", { name: /Talk about this first/ });
  await without.uncheck();
  await expect(dialog.getByRole("img")).toBeVisible();
});

test("who watches can take a snapshot too", async ({ visitors, board }) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.column("Maya").button("Place Impact").click();
  const watcher = await visitors.watch(board);
  await watcher.column("Maya").expectRanking(["Impact"]);
  await watcher.button("Export").click();
  const json = JSON.parse(
    (await save(watcher, "JSON", "json", /^what-matters-maya-sam-.*\.json$/)).toString(),
  ) as {
    readonly answers: { readonly left: { readonly ranking: readonly string[] } };
  };
  expect(json.answers.left.ranking).toEqual(["impact"]);
});

async function save(
  person: BoardPage,
  format: string,
  extension: string,
  name: string | RegExp = `what-matters-maya-sam-${TODAY}.${extension}`,
): Promise<Buffer> {
  const [download] = await Promise.all([
    person.page.waitForEvent("download"),
    person.dialog("Take a snapshot").getByRole("button", { name: format, exact: true }).click(),
  ]);
  if (typeof name === "string") expect(download.suggestedFilename()).toBe(name);
  else expect(download.suggestedFilename()).toMatch(name);
  return await readFile(await download.path());
}

/** What a picture shows, drawn by the browser itself: its size, and every colour in it. */
async function look(
  page: Page,
  png: Buffer,
): Promise<{ readonly width: number; readonly height: number; readonly colors: ReadonlySet<string> }> {
  const seen = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    if (context === null) throw new Error("There is no canvas to look through.");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const colors = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colors.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    return { width: picture.width, height: picture.height, colors: [...colors] };
  }, png.toString("base64"));
  return { ...seen, colors: new Set(seen.colors) };
}
