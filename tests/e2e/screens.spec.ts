import type { Page } from "@playwright/test";
import decodeQR from "qr/decode.js";
import { AREAS } from "./support/areas.ts";
import { test, expect } from "./support/test.ts";

test("a phone reads the code in Invite, takes its seat and ranks, and the stage shows it", async ({
  visitors,
  board,
}) => {
  const screen = await visitors.come("Screen");
  await screen.page.goto(`/b/${board.editKey}`);
  await screen.dialog("Take a seat").getByRole("button", { name: "Just watch" }).click();
  await screen.button("Invite").click();
  const invite = screen.dialog("Invite");
  await expect(invite.getByRole("img")).toHaveCount(0);
  await invite.getByRole("button", { name: "Show the code" }).click();
  await expect(invite.getByText(/^Whoever scans this can take a seat/)).toBeVisible();
  const link = await readCode(screen.page);
  expect(link).toBe(await invite.getByRole("textbox", { name: "Link to edit" }).inputValue());
  await invite.getByRole("radio", { name: "Link to watch" }).check();
  await expect(invite.getByRole("img"), "another code is asked for by itself").toHaveCount(0);
  await invite.getByRole("button", { name: "Show the code" }).click();
  expect(await readCode(screen.page)).toBe(
    await invite.getByRole("textbox", { name: "Link to watch" }).inputValue(),
  );
  await screen.page.keyboard.press("Escape");
  await screen.button("Invite").click();
  await expect(invite.getByRole("img"), "it went with the dialog").toHaveCount(0);
  await screen.page.goto(`/v/${board.viewKey}?stage`);

  const phone = await visitors.come("Phone", { device: "phone" });
  await phone.page.goto(link);
  await phone.dialog("Take a seat").getByRole("button", { name: "Sam" }).tap();
  await phone.column("Sam").button("Place Culture / Team").tap();
  await screen.column("Sam").expectRanking(["Culture / Team"]);
  await expect(screen.page.getByRole("list", { name: "Whose answers these are" })).toContainText("Sam leads");
});

const NAMES = ["Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss", "محمد عبد الرحمن (قائد 3]"];

test("320 pixels, or twice as many for letters twice as large, forced colours and any name: nothing is cut off sideways, and names keep to themselves", async ({
  visitors,
  server,
}) => {
  const board = await server.createBoard({ title: "שיחת קריירה 2026 (סתיו)", names: NAMES });
  const small = await visitors.come("Small", {
    context: { viewport: { width: 320, height: 640 }, forcedColors: "active", reducedMotion: "reduce" },
  });
  const { page } = small;
  const devtools = await page.context().newCDPSession(page);
  for (const [standard, width] of [
    [16, 320],
    [32, 640],
  ] as const) {
    await page.setViewportSize({ width, height: 640 });
    await devtools.send("Page.setFontSizes", { fontSizes: { standard } });
    const what = `letters of ${standard} pixels`;
    await page.goto("/");
    await expect(small.button("Start a board")).toBeVisible();
    await expectRoom(page, `start, ${what}`);
    await page.goto(`/b/${board.editKey}`);
    if (standard === 16) {
      await expectRoom(page, `seats, ${what}`);
      await small
        .dialog("Take a seat")
        .getByRole("button", { name: NAMES[1] ?? "" })
        .click();
      for (const area of AREAS)
        await page.getByRole("button", { name: `Place ${area}`, exact: true }).click();
    }
    for (const step of ["Rank", "Points", "Compare"] as const) {
      await small.goTo(step);
      await expectRoom(page, `${step}, ${what}`);
    }
    for (const dialog of ["Invite", "About this board"]) {
      await small.button(dialog).click();
      await expect(small.dialog(dialog)).toBeVisible();
      await expectRoom(page, `${dialog}, ${what}`);
      await page.keyboard.press("Escape");
    }
  }
});

/** Reads the code on the screen as a camera would: from its pixels. */
async function readCode(page: Page): Promise<string> {
  const picture = page.getByRole("dialog").getByRole("img");
  await picture.scrollIntoViewIfNeeded();
  const png = await picture.screenshot();
  const { data, width, height } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return { data: Array.from(pixels), width: image.width, height: image.height };
  }, png.toString("base64"));
  expect(Math.min(width, height), "pixels of the code").toBeGreaterThanOrEqual(200);
  return decodeQR({ data: Uint8Array.from(data), width, height });
}

/** Nothing scrolls sideways, no letter is cut off to nothing, and each name stands isolated from what is around it. */
async function expectRoom(page: Page, what: string): Promise<void> {
  await expect(async () => {
    const found = await page.evaluate(() => {
      const shown = document.querySelector("dialog[open]") ?? document.body;
      const boxes = [document.documentElement, ...document.querySelectorAll("dialog[open], main")];
      const wide = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0);
      const lost: string[] = [];
      const loose: string[] = [];
      const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.nodeValue ?? "";
        const of = walker.currentNode.parentElement;
        if (
          !/[\p{L}\p{N}]/u.test(text) ||
          of === null ||
          of.closest(".visually-hidden, .skip-link, script") !== null
        )
          continue;
        const { width, height } = of.getBoundingClientRect();
        if (
          of.checkVisibility() &&
          (width < 4 || height < 4) &&
          getComputedStyle(of).position !== "absolute"
        ) {
          lost.push(text);
        }
        const isIsolated = /^(isolate|isolate-override|plaintext)$/.test(getComputedStyle(of).unicodeBidi);
        if (/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text) && !isIsolated && !text.includes("\u2068")) {
          loose.push(`${of.tagName}: ${text}`);
        }
      }
      return {
        wide: wide.map((box) => `${box.tagName} ${box.scrollWidth} > ${box.clientWidth}`),
        lost,
        loose,
      };
    });
    expect(found, what).toEqual({ wide: [], lost: [], loose: [] });
  }).toPass({ timeout: 15_000 });
}
